import { timingSafeEqual } from 'node:crypto'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor, Membership } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { SettingsService } from '../settings/service.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { type PortfolioLimits, portfolioStore } from './portfolio-store.ts'
import { accountsStore, type NewUser, type User } from './store.ts'

const SESSION_HOURS = 12

export type AccountsService = ReturnType<typeof accountsService>

interface RoomsBelow {
  settings: SettingsService
  outbox: Outbox
}

export function accountsService(db: Database, clock: Clock, { settings }: RoomsBelow) {
  const store = accountsStore(db)
  const portfolios = portfolioStore(db)
  const nowIso = () => clock.now().toISOString()

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

  return {
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

    /** Creates the first administrator of a new installation; refused once there is one. */
    async setUp({ code, ...administrator }: { code: string } & Omit<NewUser, 'role'>): Promise<User> {
      const expected = settings.state('setup-code')
      const passwordHash = await hashPassword(administrator.password)
      return db.write(() => {
        if (store.hasAdministrator())
          fail('conflict', 'Cette installation a déjà son administrateur : connectez-vous.')
        if (!expected || !sameText(expected, code)) {
          fail('invalid-input', 'Le code ne correspond pas à celui que le serveur a affiché.', [
            { pointer: '/code', detail: 'Recopiez le code affiché au démarrage du serveur.' },
          ])
        }
        settings.removeState('setup-code')
        const { password: _password, ...user } = administrator
        return insertUser({ ...user, role: 'administrator' }, passwordHash, 'setup')
      })
    },

    /** Creates an account, by the command line or the demonstration. */
    async createUser(
      { password, ...user }: NewUser,
      membership: Membership | null,
      by: string,
    ): Promise<User> {
      const passwordHash = await hashPassword(password)
      return db.write(() => {
        const row = insertUser(user, passwordHash, by)
        if (membership) store.addMembership(row.id, membership)
        return row
      })
    },

    /** Opens a session; the same answer and the same time whether the account or the password is wrong. */
    async signIn(
      email: string,
      password: string,
    ): Promise<{ sessionId: string; expiresAt: Date; lastsSeconds: number }> {
      const user = store.userByEmail(email)
      const right = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), password)
      if (!user || !right) fail('wrong-credentials', 'Adresse ou mot de passe incorrect.')
      const expiresAt = new Date(clock.now().getTime() + SESSION_HOURS * 3_600_000)
      const session = {
        id: newId(),
        userId: user.id,
        createdAt: nowIso(),
        expiresAt: expiresAt.toISOString(),
      }
      db.write(() => store.insertSession(session))
      return { sessionId: session.id, expiresAt, lastsSeconds: SESSION_HOURS * 3_600 }
    },

    signOut(sessionId: string): void {
      db.write((announce) => {
        store.endSession(sessionId, nowIso())
        announce({ type: 'session-ended', sessionIds: [sessionId] })
      })
    },

    /** The actor of an open session, memberships read now; null when the session ended or the account closed. */
    resolve(sessionId: string): Actor | null {
      const open = store.userOfOpenSession(sessionId, nowIso())
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

    describe(actor: Actor, sessionId: string) {
      const open =
        store.userOfOpenSession(sessionId, nowIso()) ?? fail('not-signed-in', 'Votre session est terminée.')
      const { id, name, email, role } = open.user
      return {
        user: { id, name, email, role },
        memberships: store.membershipsOf(actor.userId),
        expiresAt: open.expiresAt,
      }
    },

    /** For what is sensitive: fails unless the session was opened within a quarter of an hour. */
    requireRecentSignIn(sessionId: string): void {
      const { createdAt = '', authenticatedAt = '' } = store.session(sessionId) ?? {}
      const proved = Date.parse(authenticatedAt || createdAt)
      if (!(clock.now().getTime() - proved < 15 * 60_000))
        fail(
          'recent-sign-in-needed',
          'Confirmez d’abord que c’est bien vous : cette action demande une connexion de moins d’un quart d’heure.',
        )
    },

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

    isDemo: () => settings.state('demo') === true,
    markDemo: () => settings.putState('demo', true),
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
