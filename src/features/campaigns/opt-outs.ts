import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { OptOutSource } from '../../kernel/mailings.ts'
import type { addressesStore } from './address-store.ts'
import type { UnsubscribeView } from './contract.ts'
import { ERASED_ADDRESS } from './erasure.ts'
import { maskedAddress } from './rules.ts'
import type { mailingSending } from './sending.ts'
import type { RoomsBelow } from './service.ts'
import type { RecipientRow, recipientsStore } from './store.ts'
import type { unsubscribeLinks } from './unsubscribe-links.ts'

/** Who did it, when no account says so. */
const BY_LINK = 'system'

/** People who want no more communications, and those who want them again. Service mails are none of this. */
export function mailingOptOuts(
  db: Database,
  clock: Clock,
  { accounts }: RoomsBelow,
  {
    recipients,
    addresses,
    sending,
    links,
  }: {
    recipients: ReturnType<typeof recipientsStore>
    addresses: ReturnType<typeof addressesStore>
    sending: ReturnType<typeof mailingSending>
    links: ReturnType<typeof unsubscribeLinks>
  },
) {
  const nowIso = () => clock.now().toISOString()

  const viewOf = (email: string): UnsubscribeView => ({
    address: maskedAddress(email),
    subscribed: addresses.optOut(email) === null,
  })

  function linked(token: string): RecipientRow {
    const id = links.read(token)
    const row = id === null ? null : recipients.byId(id)
    return row && !row.email.endsWith(ERASED_ADDRESS) ? row : notFound('Lien')
  }

  /** Within `db.write`. The journal tells it of the person when the address is an account's. */
  function tell(
    action: 'mailing.unsubscribed' | 'mailing.resubscribed',
    email: string,
    by: string | null,
  ): void {
    const person = accounts.personByEmail(email)
    record(db, {
      ...{ at: clock.now(), actorId: by ?? person?.id ?? BY_LINK, action, entity: 'mailing', entityId: '*' },
      personIds: person ? [person.id] : [],
    })
  }

  function put(email: string, source: OptOutSource, by: string | null, row?: RecipientRow): void {
    db.write((announce) => {
      if (row && row.unsubscribedAt === null) recipients.update(row.id, { unsubscribedAt: nowIso() })
      if (addresses.optOut(email) !== null) return
      addresses.putOptOut({ email, source, at: nowIso() })
      sending.keepFrom(email, 'unsubscribed')
      tell('mailing.unsubscribed', email, by)
      if (row) announce({ type: 'mailing-changed', ids: [row.mailingId] })
    })
  }

  function remove(email: string, by: string | null, row?: RecipientRow): void {
    db.write((announce) => {
      if (row) recipients.update(row.id, { unsubscribedAt: null })
      if (addresses.optOut(email) === null) return
      addresses.removeOptOut(email)
      tell('mailing.resubscribed', email, by)
      if (row) announce({ type: 'mailing-changed', ids: [row.mailingId] })
    })
  }

  return {
    /** What a link is about. Changes nothing: filters of mails open links. */
    open: (token: string): UnsubscribeView => viewOf(linked(token).email),

    /** Once or many times: the same. */
    unsubscribe(token: string, source: 'link' | 'one-click'): UnsubscribeView {
      const row = linked(token)
      put(row.email, source, null, row)
      return viewOf(row.email)
    },

    /** Undone from the same page. */
    resubscribe(token: string): UnsubscribeView {
      const row = linked(token)
      remove(row.email, null, row)
      return viewOf(row.email)
    },

    /** Of one's own address. */
    own: ({ userId }: Actor) => ({ subscribed: addresses.optOut(accounts.addressOf(userId)) === null }),

    choose(actor: Actor, subscribed: boolean) {
      const email = accounts.addressOf(actor.userId)
      if (subscribed) remove(email, actor.userId)
      else put(email, 'account', actor.userId)
      return { subscribed }
    },
  }
}
