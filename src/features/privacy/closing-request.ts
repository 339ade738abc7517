import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { canAskClosing } from '../organisations/policy.ts'
import { organisations } from '../organisations/tables.ts'
import type { ClosingInput } from './contract.ts'
import { closingAskedMail } from './mails.ts'

/** Before this, the facilitators already have a mail about it. */
const DAYS_BETWEEN = 7
const DAY_MS = 24 * 3_600_000

export interface ClosingRequestBelow {
  outbox: Outbox
  /** Who works on a structure, with their addresses. */
  inChargeOf(organisationId: string): { email: string; language: 'fr' | 'en' }[]
}

/** A manager asks that their structure leave the network: its facilitators are told by mail, and do it. */
export function closingRequest(db: Database, clock: Clock, { outbox, inChargeOf }: ClosingRequestBelow) {
  const { orm } = db

  function rowOf(id: string) {
    return orm.select().from(organisations).where(eq(organisations.id, id)).get()
  }

  return function ask(actor: Actor, organisationId: string, { how }: ClosingInput) {
    return db.write((announce) => {
      const stored = rowOf(organisationId)
      if (!stored || !canAskClosing(actor, organisationId)) notFound('Structure')
      if (stored.closedAt) fail('conflict', 'Cette structure a déjà quitté le réseau.')
      const now = clock.now()
      const last = stored.closingAskedAt
      if (last && now.getTime() - Date.parse(last) < DAYS_BETWEEN * DAY_MS)
        fail('conflict', 'Une demande est partie il y a moins d’une semaine : l’animation l’a reçue.')
      const at = now.toISOString()
      orm
        .update(organisations)
        .set({ closingAskedAt: at, closingAskedHow: how })
        .where(eq(organisations.id, organisationId))
        .run()
      record(db, {
        at: now,
        actorId: actor.userId,
        action: 'organisation.closing-asked',
        entity: 'organisation',
        entityId: organisationId,
        organisationIds: [organisationId],
        after: { how },
      })
      for (const { email, language } of inChargeOf(organisationId))
        outbox.add({ to: email, language, ...closingAskedMail(language, actor.name, stored, how) })
      announce({ type: 'organisation-changed', ids: [organisationId] })
      return { at, how }
    })
  }
}
