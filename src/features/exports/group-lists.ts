import type { GroupState, GroupVisibility, MemberState } from '../../kernel/groups.ts'
import { type GroupQuery, type GroupSummary, groupQuery } from '../groups/contract.ts'
import type { GroupsService } from '../groups/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'
import { lines } from './words.ts'

const stateWords: Record<GroupState, string> = { active: 'actif', dormant: 'en sommeil', closed: 'clos' }
const visibilityWords: Record<GroupVisibility, string> = { closed: 'fermé', open: 'ouvert au réseau' }
const memberWords: Record<MemberState, string> = {
  invited: 'invitée',
  asked: 'en attente de réponse',
  in: 'membre',
  declined: 'a décliné',
  refused: 'demande refusée',
  left: 'sortie',
}

/** Working groups, each as its reader knows of it. */
export function groupLists({ life }: GroupsService): readonly ExportedList[] {
  return [
    exportedList<Omit<GroupQuery, 'limit' | 'offset'>, GroupSummary>({
      name: 'groups',
      title: 'Groupes de travail',
      access: 'signed-in',
      filters: groupQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'groupe', value: ({ id }) => id },
        { header: 'theme', value: ({ title }) => title },
        { header: 'etat', value: ({ state }) => stateWords[state] },
        { header: 'visibilite', value: ({ visibility }) => visibilityWords[visibility] },
        { header: 'conduit_par', value: ({ lead }) => lead?.name ?? null },
        { header: 'derniere_activite', value: ({ lastLivedOn }) => lastLivedOn },
        { header: 'prochaine_reunion', value: ({ nextMeeting }) => nextMeeting?.heldOn ?? null },
        { header: 'structures (nombre)', value: ({ memberCount }) => memberCount },
        { header: 'taches_ouvertes', value: ({ openTaskCount }) => openTaskCount },
        { header: 'taches_en_retard', value: ({ lateTaskCount }) => lateTaskCount },
        {
          header: 'mes_structures',
          value: ({ own }) => lines(own.map(({ name, state }) => `${name} (${memberWords[state]})`)),
        },
      ],
      rows: (actor, query) => everyPage((page) => life.list(actor, { ...query, ...page })),
    }),
  ]
}
