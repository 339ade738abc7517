import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type SigningRooms, signaturesOf } from '../together/signatures.ts'
import type { DecisionChange, DecisionInput, DecisionList, DecisionView } from './contract.ts'
import { decisionMail, groupPath } from './mails.ts'
import { isDecisionOpen } from './rules.ts'
import { type DecisionRow, decisionStore } from './store.ts'
import type { GroupTools, Reading } from './writing.ts'

const MOST = 500

/** What a group decided, dated and signed. */
export function groupDecisions(
  db: Database,
  clock: Clock,
  rooms: SigningRooms,
  { read, openOne, people, tell }: GroupTools,
) {
  const store = decisionStore(db)

  const mayChange = (actor: Actor, { row, sight }: Reading, { authorId, at }: DecisionRow) =>
    row.closedAt === null && (sight.manages || authorId === actor.userId) && isDecisionOpen(at, clock.now())

  function viewsOf(actor: Actor, reading: Reading, rows: readonly DecisionRow[]): DecisionView[] {
    const signatureOf = signaturesOf(rooms, rows)
    const corrected = new Set(store.ofGroup(reading.row.id).map(({ correctsId }) => correctsId))
    return rows.map((row) => ({
      ...{ id: row.id, text: row.text, takenOn: row.takenOn, at: row.at, correctsId: row.correctsId },
      ...signatureOf(row),
      isCorrected: corrected.has(row.id),
      can: { change: mayChange(actor, reading, row) },
    }))
  }

  /** One that may still be reworded or taken back. */
  function changeable(actor: Actor, id: string, decisionId: string) {
    const reading = openOne(actor, id)
    const decision = store.byId(decisionId)
    if (decision?.groupId !== id) notFound('Décision')
    if (!isDecisionOpen(decision.at, clock.now()))
      fail('conflict', 'Une décision notée depuis plus d’un jour ne change plus : une autre la corrige.')
    if (!mayChange(actor, reading, decision))
      fail('forbidden', 'Seules l’animation et la personne qui l’a notée changent une décision.')
    return { reading, decision }
  }

  function checkDay(takenOn: string | undefined): void {
    if (takenOn === undefined || takenOn <= dayOf(clock.now())) return
    const detail = 'Une décision est prise au plus tard aujourd’hui.'
    fail('invalid-input', detail, [{ pointer: '/takenOn', detail }])
  }

  return {
    list(actor: Actor, id: string): DecisionList {
      const reading = read(actor, id)
      const rows = store.ofGroup(id)
      return { total: rows.length, items: viewsOf(actor, reading, rows) }
    },

    /** Noted by anybody of the group; the others are told. */
    note(actor: Actor, id: string, { text, takenOn, correctsId }: DecisionInput): DecisionView {
      const reading = openOne(actor, id)
      checkDay(takenOn)
      const all = store.ofGroup(id)
      if (correctsId !== null && !all.some((one) => one.id === correctsId)) notFound('Décision')
      const decision: DecisionRow = {
        ...{ id: newId(), groupId: id, text, takenOn, correctsId },
        ...{ authorId: actor.userId, organisationId: reading.sight.organisationId },
        at: clock.now().toISOString(),
      }
      return db.write(() => {
        if (all.length >= MOST) fail('conflict', `Un groupe compte au plus ${MOST} décisions.`)
        store.insert(decision)
        const { title } = reading.row
        people.tell(reading, [...people.leading(reading), ...people.members(reading)], actor.userId, () => ({
          ...{ kind: 'group-decision', path: groupPath(id), params: { label: title } },
          mail: decisionMail(id, title),
        }))
        tell('group.decision-taken', id, actor.userId, { after: { text, takenOn } })
        return viewsOf(actor, reading, [decision])[0] as DecisionView
      })
    },

    change(actor: Actor, id: string, decisionId: string, change: DecisionChange): DecisionView {
      const { reading, decision } = changeable(actor, id, decisionId)
      checkDay(change.takenOn)
      db.write(() => {
        if (Object.values(change).every((value) => value === undefined)) return
        store.update(decisionId, change)
        tell('group.decision-changed', id, actor.userId, { before: decision, after: change })
      })
      return viewsOf(actor, reading, [store.byId(decisionId) ?? decision])[0] as DecisionView
    },

    remove(actor: Actor, id: string, decisionId: string): void {
      const { decision } = changeable(actor, id, decisionId)
      db.write(() => {
        store.remove(decisionId)
        const { text, takenOn } = decision
        tell('group.decision-removed', id, actor.userId, { before: { text, takenOn }, after: null })
      })
    },
  }
}
