import { type Actor, isMemberOf } from '../../../kernel/actor.ts'
import { isOpen } from '../../../kernel/synergies.ts'
import type { Circle, Gathered, Reading } from '../../together/circle.ts'
import { circlePeople } from '../../together/people.ts'
import { flowIdsOf, presentOf } from '../facts.ts'
import type { synergyLife } from '../life.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import { documentMail, meetingMail, messageMail, synergyPath, taskMail } from '../mails.ts'
import type { exchangesStore } from '../results/store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import { audiencesFor, isKnown, workSightOf } from './policy.ts'
import { synergyWork } from './tables.ts'

export interface SynergyCircle extends Gathered {
  row: SynergyRow
  parties: readonly PartyRow[]
}

/** A synergy as those who work together in it: its introduced structures, and who facilitates one of its structures. */
export function circleOf(row: SynergyRow, parties: readonly PartyRow[]): SynergyCircle {
  const idsOf = (some: readonly PartyRow[]) => some.map(({ organisationId }) => organisationId)
  return {
    ...{ id: row.id, row, parties, followerIds: [row.ownerId] },
    ...{ organisationIds: idsOf(parties.filter(isKnown)), facilitatedIds: idsOf(presentOf(parties)) },
  }
}

/** What those of a synergy do together; facilitators may keep words, files and tasks among themselves. */
export function synergyCircle(
  { accounts, flows, notices }: Pick<RoomsBelow, 'accounts' | 'flows' | 'notices'>,
  {
    life,
    writing,
    exchanges,
  }: {
    life: ReturnType<typeof synergyLife>
    writing: ReturnType<typeof synergyWriting>
    exchanges: Pick<ReturnType<typeof exchangesStore>, 'provedBy'>
  },
): Circle<SynergyCircle> {
  /** Their own flow in it, or the first that they may know of. */
  function labelFor(actor: Actor, { parties }: SynergyCircle): string {
    const own = parties.filter(({ organisationId }) => isMemberOf(actor, organisationId))
    const ids = flowIdsOf([...own, ...parties])
    const seen = flows.viewsOf(actor, ids)
    return ids.flatMap((id) => seen.get(id)?.label ?? [])[0] ?? ''
  }

  function read(actor: Actor, id: string): Reading<SynergyCircle> {
    const row = life.readable(actor, id)
    const parties = life.partiesOf(id)
    const sight = workSightOf(actor, parties)
    const planning = isOpen(row.stage) ? null : 'Cette synergie a pris fin.'
    return {
      ...{ ...circleOf(row, parties), sight, audiences: audiencesFor(sight, parties) },
      // Once it ended, words are still exchanged, and what was planned is still marked as done.
      stopped: { planning, writing: null, changing: null },
    }
  }

  return {
    ...{ tables: synergyWork, read, provedBy: exchanges.provedBy },
    people: circlePeople(
      { accounts, notices },
      {
        labelFor,
        sightOf(actor, { parties }) {
          const sight = workSightOf(actor, parties)
          return sight.isLed || sight.since !== null ? sight : null
        },
      },
    ),
    words: {
      ...{ name: 'Synergie', one: 'Une synergie' },
      owner: 'Choisissez une personne qui prend part à la synergie et lit la tâche.',
      calendar: { product: 'Réunions', domain: 'reunions.boucle' },
    },
    note: (deed, id, by, { before, after, isInternal }) =>
      writing.tell(`synergy.${deed}`, { id }, by, after, before, { isInternal }),
    notices: {
      message: (id, label) => ({
        ...{ kind: 'synergy-message', path: synergyPath(id), params: { label } },
        mail: (_language, unread) => messageMail(id, label, unread),
      }),
      document: (id, label) => ({
        ...{ kind: 'synergy-document', path: synergyPath(id), params: { label } },
        mail: documentMail(id, label),
      }),
      task: (id, label) => ({
        ...{ kind: 'synergy-task', path: synergyPath(id), params: { label } },
        mail: taskMail(id, label),
      }),
      meeting: (id, label, news) => ({
        ...{ kind: 'synergy-meeting', path: synergyPath(id), params: { label, day: news.heldOn } },
        mail: meetingMail(id, label, news),
      }),
    },
  }
}
