import type { Circle, Gathered } from '../together/circle.ts'
import { documentMail, groupPath, meetingMail, messageMail, taskMail } from './mails.ts'
import type { GroupRow, MemberRow } from './store.ts'
import { groupWork } from './tables.ts'
import type { GroupTools } from './writing.ts'

/** A group with who is in it. */
export interface GroupCircle extends Gathered {
  row: GroupRow
  members: readonly MemberRow[]
}

export const isIn = ({ state }: MemberRow) => state === 'in'

/** A group as those who work together in it. */
export function circleOf(row: GroupRow, members: readonly MemberRow[]): GroupCircle {
  const inside = members.filter(isIn).map(({ organisationId }) => organisationId)
  const followerIds = [row.leadId, row.createdBy].flatMap((userId) => userId ?? [])
  return { id: row.id, row, members, organisationIds: inside, facilitatedIds: inside, followerIds }
}

/** What those of a group do together, all of it shared; nothing is any more once it is closed. */
export function groupCircle({ people, read, tell, closedFault }: GroupTools): Circle<GroupCircle> {
  return {
    ...{ tables: groupWork, people, provedBy: () => [] },
    words: {
      ...{ name: 'Groupe', one: 'Un groupe', owner: 'Choisissez une personne qui prend part au groupe.' },
      calendar: { product: 'Groupes de travail', domain: 'groupes.boucle' },
    },
    read(actor, id) {
      const { sight, ...group } = read(actor, id)
      const fault = closedFault(group.row)
      return {
        ...{ ...group, sight: { ...sight, since: '' }, audiences: ['all'] },
        stopped: { writing: fault, planning: fault, changing: fault },
      }
    },
    note: (deed, id, by, said) => tell(`group.${deed}`, id, by, said),
    notices: {
      message: (id, label) => ({
        ...{ kind: 'group-message', path: groupPath(id), params: { label } },
        mail: (_language, unread) => messageMail(id, label, unread),
      }),
      document: (id, label) => ({
        ...{ kind: 'group-document', path: groupPath(id), params: { label } },
        mail: documentMail(id, label),
      }),
      task: (id, label) => ({
        ...{ kind: 'group-task', path: groupPath(id), params: { label } },
        mail: taskMail(id, label),
      }),
      meeting: (id, label, news) => ({
        ...{ kind: 'group-meeting', path: groupPath(id), params: { label, day: news.heldOn } },
        mail: meetingMail(id, label, news),
      }),
    },
  }
}
