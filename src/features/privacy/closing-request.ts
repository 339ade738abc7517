import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { canAskClosing } from '../organisations/policy.ts'
import type { OrganisationRow } from '../organisations/store.ts'
import { organisations } from '../organisations/tables.ts'
import type { ClosingInput, ClosingRequestView } from './contract.ts'
import { closingAskedMail, closingWithdrawnMail } from './mails.ts'

/** Before this, the facilitators already have a mail about it. */
const DAYS_BETWEEN = 7
const DAY_MS = 24 * 3_600_000

export interface ClosingRequestBelow {
  outbox: Outbox
  /** Who works on a structure, with their addresses. */
  inChargeOf(organisationId: string): { email: string; language: 'fr' | 'en' }[]
}

/**
 * A manager asks that their structure leave the network, or thinks better of it: its facilitators are told by mail, and
 * do what is asked.
 */
export function closingRequest(db: Database, clock: Clock, { outbox, inChargeOf }: ClosingRequestBelow) {
  const { orm } = db

  /** The structure of a manager; 404 for anybody else, 409 once it has left. */
  function managed(actor: Actor, id: string): OrganisationRow {
    const stored = orm.select().from(organisations).where(eq(organisations.id, id)).get()
    if (!stored || !canAskClosing(actor, id)) notFound('Structure')
    if (stored.closedAt) fail('conflict', 'Cette structure a déjà quitté le réseau.')
    return stored
  }

  function set(id: string, asked: { at: string; how: ClosingInput['how'] } | null): void {
    orm
      .update(organisations)
      .set({ closingAskedAt: asked?.at ?? null, closingAskedHow: asked?.how ?? null })
      .where(eq(organisations.id, id))
      .run()
  }

  function write(actor: Actor, id: string, at: Date, action: JournalAction, after: object): void {
    const [actorId, entity] = [actor.userId, 'organisation' as const]
    record(db, { at, actorId, action, entity, entityId: id, organisationIds: [id], after })
  }

  return {
    ask(actor: Actor, id: string, { how }: ClosingInput): ClosingRequestView {
      return db.write((announce) => {
        const stored = managed(actor, id)
        const now = clock.now()
        const last = stored.closingAskedAt
        if (last && now.getTime() - Date.parse(last) < DAYS_BETWEEN * DAY_MS)
          fail('conflict', 'Une demande est partie il y a moins d’une semaine : l’animation l’a reçue.')
        const asked = { at: now.toISOString(), how }
        set(id, asked)
        write(actor, id, now, 'organisation.closing-asked', { how })
        for (const { email, language } of inChargeOf(id))
          outbox.add({ to: email, language, ...closingAskedMail(language, actor.name, stored, how) })
        announce({ type: 'organisation-changed', ids: [id] })
        return asked
      })
    },

    withdraw(actor: Actor, id: string): void {
      db.write((announce) => {
        const stored = managed(actor, id)
        if (!stored.closingAskedAt) fail('conflict', 'Aucune demande de départ n’est en cours.')
        set(id, null)
        write(actor, id, clock.now(), 'organisation.closing-withdrawn', {})
        for (const { email, language } of inChargeOf(id))
          outbox.add({ to: email, language, ...closingWithdrawnMail(language, actor.name, stored) })
        announce({ type: 'organisation-changed', ids: [id] })
      })
    },
  }
}
