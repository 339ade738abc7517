import { timingSafeEqual } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { journalSubjects, record } from '../../db/journal.ts'
import { eraseDetails } from '../../db/journal-erasure.ts'
import { type Actor, facilitates, isFacilitator, isInNetwork, type Membership } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { SettingsService } from '../settings/service.ts'
import { addresses } from './addresses.ts'
import { administration } from './administration.ts'
import type { AccountView, SessionItem } from './contract.ts'
import { mailTokens } from './mail-tokens.ts'
import { ownAccount } from './own-account.ts'
import { refuseGuessable } from './password-strength.ts'
import { argon2Hasher, type Hasher } from './passwords.ts'
import { secondFactors } from './second-factor.ts'
import { type OpenedSession, sessions } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { accountsStore, type NewUser, type User } from './store.ts'
import { tries } from './tries.ts'

export type AccountsService = ReturnType<typeof accountsService>

interface RoomsBelow {
  settings: SettingsService
  outbox: Outbox
  /** The secret of the installation, from which this room derives its keys. */
  secret: string
  hasher?: Hasher
}

/** Accounts and who they are to the rest; the doors (`doors`) are each in a file of their own. */
export function accountsService(
  db: Database,
  clock: Clock,
  { settings, outbox, secret, hasher = argon2Hasher }: RoomsBelow,
) {
  const store = accountsStore(db)
  const nowIso = () => clock.now().toISOString()
  const doors = buildDoors()

  function buildDoors() {
    const below = {
      secret,
      store,
      hasher,
      outbox,
      tries: tries(db, clock),
      mailTokens: mailTokens(db, clock),
      sessions: sessions(db, clock, { settings, outbox }),
    }
    const withFactors = { ...below, secondFactors: secondFactors(db, clock, below) }
    const byLinkOrPassword = signIn(db, clock, withFactors)
    return {
      sessions: below.sessions,
      secondFactors: withFactors.secondFactors,
      signIn: byLinkOrPassword,
      administration: administration(db, clock, { ...withFactors, signIn: byLinkOrPassword }),
      own: ownAccount(db, clock, below),
      addresses: addresses(db, clock, below),
    }
  }

  /** Keeps a new account, within `db.write`; without a password the person comes by mail links. */
  function insert(
    user: Omit<NewUser, 'password'> & { language?: User['language'] },
    passwordHash: string | null,
    by: string,
  ): User {
    if (store.userByEmail(user.email)) fail('conflict', `Un compte existe déjà pour ${user.email}.`)
    const row = {
      id: newId(),
      language: 'fr' as const,
      ...user,
      passwordHash,
      createdAt: nowIso(),
      disabledAt: null,
    }
    store.insertUser(row)
    const { passwordHash: _secret, ...shown } = row
    record(db, {
      at: clock.now(),
      actorId: by,
      action: 'user.created',
      entity: 'user',
      entityId: row.id,
      after: shown,
    })
    return row
  }

  const actorFrom = ({ id, name, role }: User): Actor => ({
    userId: id,
    name,
    role,
    memberships: store.membershipsOf(id),
    portfolio: role === 'facilitator' ? doors.administration.portfolioOf(id) : null,
  })

  const requiresSecondFactor = ({ role }: { role: string }) =>
    settings.territory().secondFactorRequiredFor.some((each) => each === role)

  /** True while a person whose role requires a second factor has none: only their own account is open to them. */
  const mustEnrol = (actor: Actor): boolean =>
    requiresSecondFactor(actor) && !doors.secondFactors.isOn(actor.userId)

  return {
    ...doors,

    /** True until the first administrator exists. */
    setupNeeded: () => !store.hasAdministrator(),

    /** The code to type in the set-up page: drawn at the first start, the same until it is used. */
    setupCode(): string {
      const known = settings.state('setup-code')
      if (known) return known
      const code = newId().slice(-10)
      settings.putState('setup-code', code)
      return code
    },

    /** Creates the first administrator of a new installation and opens a session; refused once there is one. */
    async setUp(
      { code, password, ...administrator }: { code: string } & Omit<NewUser, 'role'>,
      device: string | null,
    ): Promise<OpenedSession> {
      const expected = settings.state('setup-code')
      await refuseGuessable(password, administrator)
      const passwordHash = await hasher.hash(password)
      return db.write(() => {
        if (store.hasAdministrator())
          fail('conflict', 'Cette installation a déjà son administrateur : connectez-vous.')
        if (!expected || !sameText(expected, code)) {
          fail('invalid-input', 'Le code ne correspond pas à celui que le serveur a affiché.', [
            { pointer: '/code', detail: 'Recopiez le code affiché au démarrage du serveur.' },
          ])
        }
        settings.removeState('setup-code')
        const { name, email } = administrator
        const user = insert({ name, email, role: 'administrator' }, passwordHash, 'setup')
        return doors.sessions.open(user, { device, by: 'setup' })
      })
    },

    /** Creates an account, by the command line or the demonstration. */
    async createUser(
      { password, ...user }: NewUser,
      membership: Membership | null,
      by: string,
    ): Promise<User> {
      const passwordHash = await hasher.hash(password)
      return db.write(() => {
        const row = insert(user, passwordHash, by)
        if (membership) store.addMembership(row.id, { ...membership, since: nowIso(), addedBy: by })
        return row
      })
    },

    insert,

    /** The hash of a password that a person chooses; refused when it is guessable. */
    async newPasswordHash(password: string, person: { name: string; email: string }): Promise<string> {
      await refuseGuessable(password, person)
      return hasher.hash(password)
    },

    /** The account of somebody; null when there is none. */
    person: (userId: string): User | null => store.userById(userId),
    personByEmail: (email: string): User | null => store.userByEmail(email),
    nameOf: (userId: string): string | null => store.userById(userId)?.name ?? null,

    /**
     * Deletes an account for good with all that hangs on it, and what the journal tells of it. What the account
     * declared for a structure is the structure's, and stays.
     */
    erase(userId: string, by: string): void {
      db.write(() => {
        doors.sessions.endAllOf(userId, by, { why: 'account-erased' })
        const about = and(eq(journalSubjects.kind, 'person'), eq(journalSubjects.subjectId, userId))
        const entries = db.orm.select({ seq: journalSubjects.seq }).from(journalSubjects).where(about).all()
        eraseDetails(
          db,
          entries.map(({ seq }) => seq),
          {
            at: clock.now(),
            actorId: by,
            reason: 'person-deleted',
            personIds: [userId],
          },
        )
        store.remove(userId)
      })
    },

    /** The actor of an open session, memberships read now; null when the session ended or the account closed. */
    resolve(sessionId: string): Actor | null {
      const open = doors.sessions.find(sessionId)
      return open && actorFrom(open.user)
    },

    /** What somebody may do today, to judge what they did before; null once their account is closed or gone. */
    actorById(userId: string): Actor | null {
      const user = store.userById(userId)
      return user && user.disabledAt === null ? actorFrom(user) : null
    },

    mustEnrol,

    /** The account behind an open session. */
    userOf: (sessionId: string): User =>
      doors.sessions.find(sessionId)?.user ?? fail('not-signed-in', 'Votre session est terminée.'),

    describe(actor: Actor, sessionId: string) {
      const open = doors.sessions.find(sessionId) ?? fail('not-signed-in', 'Votre session est terminée.')
      const { id, name, email, role } = open.user
      return {
        user: { id, name, email, role },
        mustEnrol: mustEnrol(actor),
        memberships: store.membershipsOf(actor.userId),
        can: {
          facilitate: isFacilitator(actor),
          administer: role === 'administrator',
          readNetwork: isInNetwork(actor),
        },
        expiresAt: open.session.expiresAt,
      }
    },

    requireRecentSignIn: doors.sessions.requireRecentSignIn,

    /** An account by its id, with its address. */
    personOf(userId: string): { id: string; email: string } {
      return store.userById(userId) ?? notFound('Compte')
    },

    /** Names of people by their ids; those unknown are left out. */
    namesOf: (ids: readonly string[]) => new Map(store.namesOf(ids).map(({ id, name }) => [id, name])),

    hasManager: (organisationId: string) =>
      store.peopleOf(organisationId).some(({ role }) => role === 'manager'),

    /** Everybody who belongs to a structure and has an open account. */
    peopleOf: (organisationId: string): string[] =>
      store.peopleOf(organisationId).map(({ userId }) => userId),

    /** Who speaks for a structure: its managers; where there is none, all of its people. */
    deciders(organisationId: string): { userId: string; email: string }[] {
      const people = store.peopleOf(organisationId)
      const managers = people.filter(({ role }) => role === 'manager')
      return managers.length > 0 ? managers : people
    },

    /** Who works on a structure: the facilitators in charge of it; where there is none, the administrators. */
    inChargeOf(organisationId: string): User[] {
      const open = store.facilitation()
      const facilitators = open.filter(
        (user) => user.role === 'facilitator' && facilitates(actorFrom(user), organisationId),
      )
      return facilitators.length > 0 ? facilitators : open.filter(({ role }) => role === 'administrator')
    },

    /** Everybody who works on structures, as they may do today. */
    facilitators: (): Actor[] => store.facilitation().map(actorFrom),

    /** Open accounts of the authority. */
    authorities: (): string[] => store.withRole('authority'),

    /** The mail address of an account. */
    addressOf: (userId: string): string => (store.userById(userId) ?? notFound('Compte')).email,

    /** A person's own account, as they see it. */
    account(user: User): AccountView {
      const { id, name, email, language, role, passwordHash } = user
      return {
        id,
        name,
        email,
        language,
        role,
        hasPassword: passwordHash !== null,
        newEmail: doors.addresses.asked(id),
        secondFactor: doors.secondFactors.describe(id),
        secondFactorRequired: requiresSecondFactor(user),
      }
    },

    /** A person's open sessions; `currentId` is the one that asks. */
    sessionsOf: (userId: string, currentId: string): SessionItem[] =>
      doors.sessions.listOf(userId).map(({ id, device, createdAt, lastSeenAt, expiresAt }) => ({
        id,
        device,
        openedAt: createdAt,
        lastSeenAt,
        expiresAt,
        current: id === currentId,
      })),

    isDemo: () => settings.state('demo') === true,
    markDemo: () => settings.putState('demo', true),
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
