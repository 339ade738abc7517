import { timingSafeEqual } from 'node:crypto'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor, Membership } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { SettingsService } from '../settings/service.ts'
import { addresses } from './addresses.ts'
import type { AccountView, SessionItem } from './contract.ts'
import { mailTokens } from './mail-tokens.ts'
import { ownAccount } from './own-account.ts'
import { refuseGuessable } from './password-strength.ts'
import { argon2Hasher, type Hasher } from './passwords.ts'
import { type PortfolioLimits, portfolioStore } from './portfolio-store.ts'
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
  const portfolios = portfolioStore(db)
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
    return {
      sessions: below.sessions,
      secondFactors: withFactors.secondFactors,
      signIn: signIn(db, clock, withFactors),
      own: ownAccount(db, clock, below),
      addresses: addresses(db, clock, below),
    }
  }

  function insertUser(user: Omit<NewUser, 'password'>, passwordHash: string, by: string): User {
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

  function recordUser(action: string, userId: string, by: string, before: unknown, after: unknown): void {
    record(db, { at: clock.now(), actorId: by, action, entity: 'user', entityId: userId, before, after })
  }

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
        const user = insertUser({ name, email, role: 'administrator' }, passwordHash, 'setup')
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
        const row = insertUser(user, passwordHash, by)
        if (membership) store.addMembership(row.id, membership)
        return row
      })
    },

    /** The actor of an open session, memberships read now; null when the session ended or the account closed. */
    resolve(sessionId: string): Actor | null {
      const open = doors.sessions.find(sessionId)
      if (!open) return null
      const { id, name, role } = open.user
      return {
        userId: id,
        name,
        role,
        memberships: store.membershipsOf(id),
        portfolio: role === 'facilitator' ? portfolios.organisationsOf(id) : null,
      }
    },

    /** Limits a facilitator to communes and structures; none of either: no limit. */
    setPortfolio(userId: string, limits: PortfolioLimits, by: string): void {
      db.write((announce) => {
        const before = portfolios.limitsOf(userId)
        portfolios.replace(userId, limits)
        recordUser('user.portfolio', userId, by, before, portfolios.limitsOf(userId))
        announce({ type: 'actor-changed', userIds: [userId] })
      })
    },

    /** A facilitator with limits is in charge of what it registers, wherever that lies. */
    takeInCharge(organisationId: string, userId: string): void {
      if (store.userById(userId)?.role !== 'facilitator') return
      const portfolio = portfolios.organisationsOf(userId)
      if (portfolio === null || portfolio.has(organisationId)) return
      db.write((announce) => {
        portfolios.add(userId, organisationId)
        recordUser('user.portfolio', userId, userId, null, { organisationIds: [organisationId] })
        announce({ type: 'actor-changed', userIds: [userId] })
      })
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

    /** Who speaks for a structure: its managers; where there is none, all of its people. */
    deciders(organisationId: string): { userId: string; email: string }[] {
      const people = store.peopleOf(organisationId)
      const managers = people.filter(({ role }) => role === 'manager')
      return managers.length > 0 ? managers : people
    },

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
