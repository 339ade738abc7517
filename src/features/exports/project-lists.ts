import type { ProjectMemberState, ProjectStage } from '../../kernel/projects.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import { type ProjectQuery, type ProjectSummary, projectQuery } from '../projects/contract.ts'
import type { ProjectsService } from '../projects/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'
import { lines, yesNo } from './words.ts'

const stageWords: Record<ProjectStage, string> = {
  proposed: 'proposé',
  gathering: 'cherche des partenaires',
  preparing: 'en préparation',
  'under-way': 'en cours',
  achieved: 'abouti',
  suspended: 'suspendu',
  abandoned: 'abandonné',
}
const visibilityWords: Record<Visibility, string> = {
  facilitators: 'animation seule',
  anonymised: 'réseau, sans nom',
  network: 'réseau, avec le nom',
}
const memberWords: Record<ProjectMemberState, string> = {
  owns: 'le propose',
  invited: 'invitée',
  asked: 'en attente de réponse',
  in: 'y prend part',
  declined: 'a décliné',
  refused: 'demande refusée',
  left: 'sortie',
}

/** Projects, each as its reader knows of it. */
export function projectLists({ list }: ProjectsService): readonly ExportedList[] {
  return [
    exportedList<Omit<ProjectQuery, 'limit' | 'offset'>, ProjectSummary>({
      name: 'projects',
      title: 'Projets',
      access: 'signed-in',
      filters: projectQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'projet', value: ({ id }) => id },
        { header: 'nom', value: ({ title }) => title },
        { header: 'etape', value: ({ stage }) => stageWords[stage] },
        { header: 'propose_par', value: ({ owner }) => owner?.name ?? null },
        { header: 'visibilite', value: ({ visibility }) => visibilityWords[visibility] },
        { header: 'pour_le', value: ({ dueOn }) => dueOn },
        { header: 'en_retard', value: ({ isLate }) => yesNo(isLate) },
        { header: 'structures (nombre)', value: ({ structureCount }) => structureCount },
        { header: 'manque', value: ({ lacks }) => lines(lacks) },
        { header: 'accompagne', value: ({ isSupported }) => yesNo(isSupported) },
        {
          header: 'mes_structures',
          value: ({ own }) => lines(own.map(({ name, state }) => `${name} (${memberWords[state]})`)),
        },
      ],
      rows: (actor, query) => everyPage((page) => list(actor, { ...query, ...page })),
    }),
  ]
}
