import type { TrainingState } from '../../kernel/training.ts'
import { type PathSummary, type TrainingQuery, trainingQuery } from '../training/contract.ts'
import type { TrainingService } from '../training/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'

const stateWords: Record<TrainingState, string> = {
  draft: 'brouillon',
  published: 'publié',
  withdrawn: 'retiré',
}

/** Training paths: counts of who followed them, nobody’s name. */
export function trainingLists({ paths }: TrainingService): readonly ExportedList[] {
  return [
    exportedList<Omit<TrainingQuery, 'limit' | 'offset'>, PathSummary>({
      name: 'training',
      title: 'Parcours de formation',
      access: 'signed-in',
      filters: trainingQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'parcours', value: ({ id }) => id },
        { header: 'titre', value: ({ title }) => title },
        { header: 'resume', value: ({ summary }) => summary },
        { header: 'competence', value: ({ skill }) => skill?.label ?? null },
        { header: 'etat', value: ({ state }) => stateWords[state] },
        { header: 'etapes (nombre)', value: ({ stepCount }) => stepCount },
        { header: 'suivies par moi (nombre)', value: ({ followedCount }) => followedCount },
        { header: 'personnes (nombre)', value: ({ peopleCount }) => peopleCount },
        { header: 'prochaine_session', value: ({ nextSessionOn }) => nextSessionOn },
      ],
      rows: (actor, query) => everyPage((page) => paths.list(actor, { ...query, ...page })),
    }),
  ]
}
