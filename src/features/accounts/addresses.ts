import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { type AddressChange, addressStore } from './address-store.ts'
import type { MailToken, MailTokens } from './mail-tokens.ts'
import { addressChangedMail, addressTakenMail, newAddressMail, oldAddressMail } from './mails.ts'
import type { Sessions } from './sessions.ts'
import type { AccountsStore, User } from './store.ts'
import type { Tries } from './tries.ts'

/** Two people may have to open their mail, one of them at an address that is read now and then. */
const LASTS_MINUTES = 24 * 60
const MOST_ASKED = 5

interface Below {
  store: AccountsStore
  outbox: Outbox
  sessions: Sessions
  tries: Tries
  mailTokens: MailTokens
}

/**
 * A change of address, confirmed at both ends: the new address says that it is read, the old one that it is left.
 * Whoever asks learns nothing of whether the new address has an account.
 */
export function addresses(db: Database, clock: Clock, { store, outbox, sessions, tries, mailTokens }: Below) {
  const changes = addressStore(db)
  const nowIso = () => clock.now().toISOString()

  function tell(action: JournalAction, userId: string, change: { before?: unknown; after?: unknown } = {}) {
    record(db, { at: clock.now(), actorId: userId, action, entity: 'user', entityId: userId, ...change })
  }

  function forget(userId: string) {
    changes.closeAllOf(userId, nowIso())
    mailTokens.revoke('address-new', userId)
    mailTokens.revoke('address-old', userId)
  }

  /** The change under way that a link is about, with its user. */
  function underWay(link: MailToken | null): { user: User; change: AddressChange } {
    const change = link && changes.open(String(link.data?.changeId), nowIso())
    const user = change && store.userById(change.userId)
    if (!change || !user || user.disabledAt)
      fail('expired', 'Ce lien a déjà servi, ou ce changement d’adresse n’est plus d’actualité.')
    return { user, change }
  }

  function settle(user: User, { newEmail }: AddressChange) {
    if (store.userByEmail(newEmail))
      fail('conflict', 'Cette adresse ne peut pas être prise : le changement est annulé.')
    forget(user.id)
    for (const purpose of ['sign-in', 'password-reset'] as const) mailTokens.revoke(purpose, user.id)
    store.updateUser(user.id, { email: newEmail })
    tell('user.address-changed', user.id, { before: { email: user.email }, after: { email: newEmail } })
    for (const email of [user.email, newEmail])
      outbox.add(addressChangedMail({ email, language: user.language }, newEmail))
    sessions.endAllOf(user.id, user.id, { why: 'address-changed' })
  }

  return {
    /** Where the account is asked to go; null when no change is under way. */
    asked: (userId: string): string | null => changes.openOf(userId, nowIso())?.newEmail ?? null,

    /** Asks for a change: a link to each end. It takes the place of one asked before. */
    ask(user: User, sessionId: string, newEmail: string): void {
      sessions.requireRecentSignIn(sessionId)
      if (newEmail === user.email) {
        const detail = 'C’est déjà l’adresse de votre compte.'
        fail('invalid-input', detail, [{ pointer: '/email', detail }])
      }
      tries.take(`address ${user.id}`, MOST_ASKED)
      db.write(() => {
        forget(user.id)
        const expiresAt = new Date(clock.now().getTime() + LASTS_MINUTES * 60_000)
        const id = newId()
        const row = { id, userId: user.id, newEmail, createdAt: nowIso(), expiresAt: expiresAt.toISOString() }
        changes.insert(row)
        const about = { userId: user.id, data: { changeId: id }, lastsMinutes: LASTS_MINUTES }
        const old = mailTokens.issue({ ...about, purpose: 'address-old', email: user.email })
        outbox.add(oldAddressMail(user, newEmail, old, expiresAt))
        const owner = store.userByEmail(newEmail)
        if (owner) outbox.add(addressTakenMail(owner))
        else {
          const token = mailTokens.issue({ ...about, purpose: 'address-new', email: newEmail })
          outbox.add(newAddressMail({ email: newEmail, language: user.language }, token, expiresAt))
        }
        tell('user.address-change-asked', user.id)
      })
    },

    /** One end says yes; the change is made when both have. */
    agree(token: string): { state: 'changed' | 'waiting' } {
      return db.write(() => {
        const byNew = mailTokens.redeem('address-new', token)
        const { user, change } = underWay(byNew ?? mailTokens.redeem('address-old', token))
        const now = nowIso()
        const confirmed = byNew ? { newConfirmedAt: now } : { oldConfirmedAt: now }
        changes.update(change.id, confirmed)
        const { newConfirmedAt, oldConfirmedAt } = { ...change, ...confirmed }
        if (!newConfirmedAt || !oldConfirmedAt) return { state: 'waiting' }
        settle(user, change)
        return { state: 'changed' }
      })
    },

    /** The old address says no: whoever asked is in the account and should not be, so every session is closed. */
    refuse(token: string): void {
      db.write(() => {
        const { user } = underWay(mailTokens.redeem('address-old', token))
        forget(user.id)
        tell('user.address-change-refused', user.id)
        sessions.endAllOf(user.id, user.id, { why: 'address-change-refused' })
      })
    },
  }
}
