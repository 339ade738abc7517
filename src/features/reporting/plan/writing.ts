import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import type { JournalAction } from '../../../kernel/journal-actions.ts'
import { canUpdate, canWritePlan } from './policy.ts'
import type { ActionRow, PlanStore } from './store.ts'

export type PlanTools = ReturnType<typeof planTools>

/** What everything that is written in the plan needs: who may, and how it is told. */
export function planTools(db: Database, clock: Clock, store: PlanStore) {
  const action = (id: string): ActionRow => store.action(id) ?? notFound('Fiche ou étape')
  const today = () => dayOf(clock.now())
  return {
    action,
    today,
    nowIso: () => clock.now().toISOString(),

    /** A sheet or a step that the actor keeps up to date. */
    updatable(actor: Actor, id: string): ActionRow {
      const row = action(id)
      if (canUpdate(actor, { isStep: row.sheetId !== null, state: row.state })) return row
      return fail(
        'forbidden',
        'L’animation met à jour les étapes qu’elle porte ou dont elle est partenaire ; le reste du plan est à la collectivité.',
      )
    },

    mustWrite(actor: Actor): void {
      if (!canWritePlan(actor)) fail('forbidden', 'Le plan est écrit par la collectivité.')
    },

    /** What is said of the plan is said of today or of a past day. */
    checkDay(on: string, pointer = '/on'): void {
      if (on <= today()) return
      const detail = 'Cette date est à venir.'
      fail('invalid-input', detail, [{ pointer, detail }])
    },

    /** Within the transaction of what it tells: journal, and who is to look again. */
    tell(
      what: JournalAction,
      entityId: string,
      by: string,
      { before = null, after }: { before?: unknown; after: unknown },
    ): void {
      db.write((announce) => {
        record(db, { at: clock.now(), actorId: by, action: what, entity: 'plan', entityId, before, after })
        announce({ type: 'plan-changed' })
      })
    },
  }
}
