import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import { type Challenge, readChallenge, writeChallenge } from './challenge.ts'
import type { Proof, SecondFactorProof } from './contract.ts'
import type { MailTokens } from './mail-tokens.ts'
import { signInMail } from './mails.ts'
import type { Hasher } from './passwords.ts'
import { deriveKey } from './sealing.ts'
import type { SecondFactors } from './second-factor.ts'
import type { OpenedSession, Sessions } from './sessions.ts'
import type { AccountsStore, User } from './store.ts'
import type { Tries } from './tries.ts'

const LINK_MINUTES = 20
/** Mails that one address gets in a quarter of an hour: their links are good for longer than that. */
const MOST_LINKS = 5
/** Tries at the second factor before the first proof has to be given again. */
const MOST_TRIES_OF_CHALLENGE = 5

/** A session, or what is still to be proved before there is one. */
export type Outcome = { session: OpenedSession } | { challenge: string }

interface Below {
  secret: string
  store: AccountsStore
  hasher: Hasher
  outbox: Outbox
  sessions: Sessions
  secondFactors: SecondFactors
  tries: Tries
  mailTokens: MailTokens
}

/** The ways in: a password or a link sent by mail, then the second factor of those who have one. */
export function signIn(db: Database, clock: Clock, below: Below) {
  const { store, hasher, outbox, sessions, secondFactors, tries, mailTokens } = below
  const key = deriveKey(below.secret, 'sign-in challenge')

  const openUser = (user: User | null): User | null => (user && user.disabledAt === null ? user : null)

  function tell(action: JournalAction, userId: string, after?: unknown) {
    record(db, { at: clock.now(), actorId: userId, action, entity: 'user', entityId: userId, after })
  }

  /** The first proof was given: a session, or the question of the second factor. Within `db.write`. */
  function enter(user: User, by: Challenge['by'], device: string | null): Outcome {
    if (secondFactors.isOn(user.id))
      return { challenge: writeChallenge(key, { userId: user.id, by }, clock.now()) }
    return { session: sessions.open(user, { device, by }) }
  }

  return {
    /**
     * By password. Wrong address, wrong password, closed account, account without a password: one answer after the
     * same work, and after ten failures in a quarter of an hour another one, whether or not the account exists.
     */
    async byPassword(email: string, password: string, device: string | null): Promise<Outcome> {
      const subject = `password ${email}`
      tries.take(subject)
      const stored = openUser(store.userByEmail(email))?.passwordHash ?? null
      const right = await hasher.matches(stored, password)
      const outcome = db.write(() => {
        // Read again: the account may have been closed, or its password changed, during the work.
        const user = openUser(store.userByEmail(email))
        if (user && right && user.passwordHash === stored) {
          tries.forgive(subject)
          return enter(user, 'password', device)
        }
        tell('session.refused', user?.id ?? 'unknown')
        return null
      })
      return outcome ?? fail('wrong-credentials', 'Adresse ou mot de passe incorrect.')
    },

    /** Sends a link to sign in, if there is an account; says nothing of it, and writes in both cases. */
    askLink(email: string): void {
      db.write(() => {
        const user = openUser(store.userByEmail(email))
        if (!tries.allows(`link ${email}`, MOST_LINKS) || !user) return
        const token = mailTokens.issue({
          purpose: 'sign-in',
          userId: user.id,
          email,
          lastsMinutes: LINK_MINUTES,
        })
        outbox.add(signInMail(user, token, new Date(clock.now().getTime() + LINK_MINUTES * 60_000)))
        tell('session.link-sent', user.id)
      })
    },

    /** By the link of a mail, once. */
    byLink(token: string, device: string | null): Outcome {
      return db.write(() => {
        const link = mailTokens.redeem('sign-in', token)
        const user = link?.userId ? openUser(store.userById(link.userId)) : null
        if (!user) fail('expired', 'Ce lien a déjà servi, ou son délai est passé. Demandez-en un autre.')
        return enter(user, 'link', device)
      })
    },

    /** The second factor after the first proof. */
    async bySecondFactor(
      text: string,
      proof: SecondFactorProof,
      device: string | null,
    ): Promise<OpenedSession> {
      const challenge = readChallenge(key, text, clock.now())
      const user = challenge && openUser(store.userById(challenge.userId))
      if (!challenge || !user || !tries.allows(`challenge ${challenge.id}`, MOST_TRIES_OF_CHALLENGE))
        fail('expired', 'Le délai pour donner le code est passé. Reprenez la connexion du début.')
      if (!(await secondFactors.accepts(user, proof)))
        fail('wrong-credentials', 'Ce code n’est pas le bon, ou il a déjà servi.')
      const by = `${challenge.by}, ${'code' in proof ? 'code' : 'recovery-code'}`
      return db.write(() => {
        // Read again: the account may have been closed, or be gone, during the work.
        const present = openUser(store.userById(user.id)) ?? fail('expired', 'Ce compte vient d’être fermé.')
        return sessions.open(present, { device, by })
      })
    },

    /**
     * The person of an open session proves again who they are: by their second factor when they have one, else by
     * their password. Who has neither signs in again by a link.
     */
    async again(user: User, sessionId: string, proof: Proof): Promise<void> {
      const right = 'password' in proof ? await passwordIs(user, proof.password) : await factorIs(user, proof)
      if (!right) {
        const [field = 'password'] = Object.keys(proof)
        const detail = 'Ce n’est pas le bon. Réessayez.'
        fail('invalid-input', detail, [{ pointer: `/${field}`, detail }])
      }
      db.write(() => {
        sessions.authenticated(sessionId)
        tell('session.confirmed', user.id)
      })
    },
  }

  async function passwordIs(user: User, password: string): Promise<boolean> {
    if (secondFactors.isOn(user.id))
      fail('invalid-input', 'Donnez le code de votre application, ou un code de secours.', [
        { pointer: '/code', detail: 'Le code manque.' },
      ])
    const subject = `password ${user.email}`
    tries.take(subject)
    const right = await hasher.matches(user.passwordHash, password)
    db.write(() => (right ? tries.forgive(subject) : tell('session.refused', user.id)))
    return right
  }

  async function factorIs(user: User, proof: SecondFactorProof): Promise<boolean> {
    return secondFactors.isOn(user.id) && (await secondFactors.accepts(user, proof))
  }
}
