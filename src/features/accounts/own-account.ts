import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { ProfileChange } from './contract.ts'
import type { MailTokens } from './mail-tokens.ts'
import { noticeMail, passwordResetMail } from './mails.ts'
import { refuseGuessable } from './password-strength.ts'
import type { Hasher } from './passwords.ts'
import type { Sessions } from './sessions.ts'
import type { AccountsStore, User } from './store.ts'
import type { Tries } from './tries.ts'

const LINK_MINUTES = 20
const MOST_LINKS = 5

interface Below {
  store: AccountsStore
  hasher: Hasher
  outbox: Outbox
  sessions: Sessions
  tries: Tries
  mailTokens: MailTokens
}

/** What a person changes of their own account: name, language, password. */
export function ownAccount(
  db: Database,
  clock: Clock,
  { store, hasher, outbox, sessions, tries, mailTokens }: Below,
) {
  function tell(action: JournalAction, userId: string, change: { before?: unknown; after?: unknown } = {}) {
    record(db, { at: clock.now(), actorId: userId, action, entity: 'user', entityId: userId, ...change })
  }

  /** Within `db.write`: the links sent before are worthless, the other sessions are closed, the person is told. */
  function setPassword(user: User, passwordHash: string, keptSessionId: string | null) {
    store.updateUser(user.id, { passwordHash })
    mailTokens.revoke('password-reset', user.id)
    mailTokens.revoke('sign-in', user.id)
    tries.forgive(`password ${user.email}`)
    tell('user.password-changed', user.id)
    outbox.add(noticeMail(user, 'password-changed'))
    sessions.endAllOf(user.id, user.id, { but: keptSessionId, why: 'password-changed' })
  }

  async function provePresent(user: User, sessionId: string, present: string | undefined) {
    if (user.passwordHash === null) return sessions.requireRecentSignIn(sessionId)
    const subject = `password ${user.email}`
    tries.take(subject)
    if (!(await hasher.matches(user.passwordHash, present ?? ''))) {
      db.write(() => tell('user.password-change-refused', user.id))
      const detail = 'Ce n’est pas votre mot de passe actuel.'
      fail('invalid-input', detail, [{ pointer: '/present', detail }])
    }
  }

  const expired = () => fail('expired', 'Ce lien a déjà servi, ou son délai est passé. Demandez-en un autre.')

  return {
    /** Changes the profile; what stays the same is neither written nor told. */
    change(user: User, { name = user.name, language = user.language }: ProfileChange): void {
      if (name === user.name && language === user.language) return
      db.write(() => {
        store.updateUser(user.id, { name, language })
        const before = { name: user.name, language: user.language }
        tell('user.changed', user.id, { before, after: { name, language } })
      })
    },

    /**
     * Another password: the present one proves who asks, or a recent sign-in when there is none. Every other session
     * is closed.
     */
    async changePassword(
      user: User,
      sessionId: string,
      { present, password }: { present?: string; password: string },
    ): Promise<void> {
      await provePresent(user, sessionId, present)
      await refuseGuessable(password, user)
      const passwordHash = await hasher.hash(password)
      db.write(() => setPassword(user, passwordHash, sessionId))
    },

    /** Sends a link to choose another password, if there is an account; says nothing of it, and writes in both cases. */
    forgot(email: string): void {
      db.write(() => {
        const user = store.userByEmail(email)
        if (!tries.allows(`forgot ${email}`, MOST_LINKS) || !user || user.disabledAt) return
        const token = mailTokens.issue({
          purpose: 'password-reset',
          userId: user.id,
          email,
          lastsMinutes: LINK_MINUTES,
        })
        outbox.add(passwordResetMail(user, token, new Date(clock.now().getTime() + LINK_MINUTES * 60_000)))
        tell('user.password-reset-asked', user.id)
      })
    },

    /** Chooses another password by the link; every session is closed, and a second factor is asked as before. */
    async resetPassword(token: string, password: string): Promise<void> {
      const userOf = (link: { userId: string | null } | null) => {
        const user = link?.userId ? store.userById(link.userId) : null
        return user && user.disabledAt === null ? user : null
      }
      // Looked at first, so that a password refused does not use the link up.
      const asked = userOf(mailTokens.peek('password-reset', token)) ?? expired()
      await refuseGuessable(password, asked)
      const passwordHash = await hasher.hash(password)
      db.write(() => {
        const user = userOf(mailTokens.redeem('password-reset', token)) ?? expired()
        setPassword(user, passwordHash, null)
      })
    },
  }
}
