import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Addressee } from './mails.ts'
import { canManage, canReadResults } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { MailingRow, mailingsStore } from './store.ts'

export type MailingTools = ReturnType<typeof mailingTools>

/** What everything about a mailing needs: who may, who sends it, how it is told. */
export function mailingTools(
  db: Database,
  clock: Clock,
  { accounts, organisations, settings }: RoomsBelow,
  store: ReturnType<typeof mailingsStore>,
) {
  return {
    /** A mailing for who works on it; the same 404 for everybody else. */
    managed(actor: Actor, id: string): MailingRow {
      const row = store.byId(id)
      return row && canManage(actor, row) ? row : notFound('Campagne')
    },

    /** A mailing for who reads what came of it. */
    read(actor: Actor, id: string): MailingRow {
      const row = store.byId(id)
      return row && canReadResults(actor, row) ? row : notFound('Campagne')
    },

    /** Who sends a mailing, as they may today; null once their account is closed or facilitates no more. */
    senderOf({ createdBy }: Pick<MailingRow, 'createdBy'>): Actor | null {
      const actor = accounts.actorById(createdBy)
      return actor && canManage(actor, { createdBy }) ? actor : null
    },

    /** What is known of a person that is written to. */
    addressee(email: string, name: string | null, organisationId: string): Addressee {
      const structure = organisations.recordsOf([organisationId]).get(organisationId)
      return {
        ...{ email, name, organisationName: structure?.name ?? '' },
        communeName: structure?.sites[0]?.communeName ?? null,
        activityLabel: structure ? organisations.activityOf(structure) : null,
      }
    },

    /** What a message says of who writes. */
    envelope(sender: Actor) {
      const { controllerName, controllerContact } = settings.territory()
      return {
        sender: { name: sender.name, email: accounts.addressOf(sender.userId) },
        controller: [controllerName, controllerContact].filter((part) => part !== '').join(', '),
      }
    },

    /** Within the transaction of what it tells: the journal, and who is to look again. */
    tell(
      action: JournalAction,
      id: string,
      by: string,
      details: { before?: unknown; after?: unknown; organisationIds?: readonly string[] } = {},
    ): void {
      db.write((announce) => {
        record(db, { at: clock.now(), actorId: by, action, entity: 'mailing', entityId: id, ...details })
        announce({ type: 'mailing-changed', ids: [id] })
      })
    },
  }
}
