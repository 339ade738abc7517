import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor, Role } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { communeByCode } from '../organisations/communes.ts'
import { type AccountFilter, accountListStore } from './account-list-store.ts'
import type { AccountChange, AccountDetail, AccountItem } from './contract.ts'
import { type PortfolioLimits, portfolioStore } from './portfolio-store.ts'
import { lastAdministratorFault } from './rules.ts'
import type { SecondFactors } from './second-factor.ts'
import type { Sessions } from './sessions.ts'
import type { AccountsStore, User } from './store.ts'

interface Below {
  store: AccountsStore
  sessions: Sessions
  secondFactors: SecondFactors
  signIn: { askLink(email: string): void }
}

const NO_LIMITS: PortfolioLimits = { communeCodes: [], organisationIds: [] }

/** What administrators do with accounts, and the portfolios that limit facilitators. */
export function administration(db: Database, clock: Clock, below: Below) {
  const { store, sessions, secondFactors, signIn } = below
  const list = accountListStore(db)
  const portfolios = portfolioStore(db)

  function tell(action: JournalAction, userId: string, by: string, before: unknown, after: unknown): void {
    record(db, { at: clock.now(), actorId: by, action, entity: 'user', entityId: userId, before, after })
  }

  const userOf = (id: string): User => store.userById(id) ?? notFound('Compte')

  function refuseLastAdministrator(id: string, next: { role?: Role; disabled?: boolean }): void {
    const fault = lastAdministratorFault(store.administrators(), id, next)
    if (fault) fail('conflict', fault)
  }

  /** Communes and structures must exist: a limit to nothing would be a typing mistake. */
  function checkPortfolio({ communeCodes, organisationIds }: PortfolioLimits): void {
    const known = list.organisationNames(organisationIds)
    const wrong = communeCodes.some((code) => !communeByCode(code))
      ? '/portfolio/communeCodes'
      : organisationIds.some((id) => !known.has(id))
        ? '/portfolio/organisationIds'
        : null
    if (wrong)
      fail('invalid-input', 'Une commune ou une structure du portefeuille n’existe pas.', [
        { pointer: wrong, detail: 'Choisissez dans la liste.' },
      ])
  }

  /** Limits a facilitator to communes and structures; none of either: no limit. */
  function setPortfolio(userId: string, limits: PortfolioLimits, by: string): void {
    db.write((announce) => {
      const before = portfolios.limitsOf(userId)
      portfolios.replace(userId, limits)
      tell('user.portfolio-changed', userId, by, before, portfolios.limitsOf(userId))
      announce({ type: 'actor-changed', userIds: [userId] })
    })
  }

  /** Gives a role, with the portfolio of a facilitator; another role has none. */
  function setRole(userId: string, role: Role, limits: PortfolioLimits, by: string): void {
    db.write((announce) => {
      refuseLastAdministrator(userId, { role })
      const before = userOf(userId).role
      if (before !== role) {
        store.updateUser(userId, { role })
        tell('user.role-changed', userId, by, { role: before }, { role })
      }
      const wanted = role === 'facilitator' ? limits : NO_LIMITS
      if (!isSame(portfolios.limitsOf(userId), wanted)) setPortfolio(userId, wanted, by)
      announce({ type: 'actor-changed', userIds: [userId] })
    })
  }

  function setDisabled(userId: string, disabled: boolean, by: string): void {
    db.write((announce) => {
      refuseLastAdministrator(userId, { disabled })
      if ((userOf(userId).disabledAt !== null) === disabled) return
      store.updateUser(userId, { disabledAt: disabled ? clock.now().toISOString() : null })
      tell(disabled ? 'user.disabled' : 'user.enabled', userId, by, null, null)
      if (disabled) sessions.endAllOf(userId, by, { why: 'account-disabled' })
      announce({ type: 'actor-changed', userIds: [userId] })
    })
  }

  function itemOf(user: User): AccountItem {
    const { id, name, email, role, createdAt, disabledAt } = user
    const { communeCodes, organisationIds } = portfolios.limitsOf(id)
    return {
      ...{ id, name, email, role, createdAt, disabledAt },
      lastSeenAt: list.lastSeen(id),
      organisations: store
        .membershipsOf(id)
        .map((one) => ({ id: one.organisationId, name: one.name, role: one.role })),
      portfolioSize:
        role === 'facilitator' && communeCodes.length + organisationIds.length > 0
          ? { communes: communeCodes.length, organisations: organisationIds.length }
          : null,
      hasSecondFactor: secondFactors.isOn(id),
    }
  }

  return {
    checkPortfolio,
    setPortfolio,
    setRole,
    limitsOf: portfolios.limitsOf,
    portfolioOf: portfolios.organisationsOf,

    /** A facilitator with limits is in charge of what it registers, wherever that lies. */
    takeInCharge(organisationId: string, userId: string): void {
      if (store.userById(userId)?.role !== 'facilitator') return
      const portfolio = portfolios.organisationsOf(userId)
      if (portfolio === null || portfolio.has(organisationId)) return
      const { communeCodes, organisationIds } = portfolios.limitsOf(userId)
      setPortfolio(userId, { communeCodes, organisationIds: [...organisationIds, organisationId] }, userId)
    },

    accounts(filter: AccountFilter): { total: number; items: AccountItem[] } {
      const { total, rows } = list.page(filter)
      return { total, items: rows.map(itemOf) }
    },

    account(id: string): AccountDetail {
      const { communeCodes, organisationIds } = portfolios.limitsOf(id)
      const names = list.organisationNames(organisationIds)
      return {
        ...itemOf(userOf(id)),
        portfolio: {
          communes: communeCodes.map((code) => ({ code, name: communeByCode(code)?.name ?? code })),
          organisations: organisationIds.map((known) => ({ id: known, name: names.get(known) ?? known })),
        },
      }
    },

    /** Changes role, portfolio or state, all or nothing. */
    change(actor: Actor, id: string, { role, portfolio, disabled }: AccountChange): AccountDetail {
      db.write(() => {
        const user = userOf(id)
        if (portfolio) checkPortfolio(portfolio)
        const next = role ?? user.role
        if (role !== undefined || portfolio)
          setRole(id, next, portfolio ?? portfolios.limitsOf(id), actor.userId)
        if (disabled !== undefined) setDisabled(id, disabled, actor.userId)
      })
      return this.account(id)
    },

    /** Sends a person the mail that they could ask for at the door. */
    sendLink(actor: Actor, id: string): void {
      db.write(() => {
        const { email, disabledAt } = userOf(id)
        if (disabledAt !== null) fail('conflict', 'Ce compte est fermé : rouvrez-le d’abord.')
        signIn.askLink(email)
        tell('user.link-sent', id, actor.userId, null, null)
      })
    },

    /** Takes off the second factor of a person who lost it; their sessions are closed. */
    resetSecondFactor(actor: Actor, id: string): void {
      db.write(() => {
        const user = userOf(id)
        secondFactors.remove(user, actor.userId)
        sessions.endAllOf(id, actor.userId, { why: 'second-factor-removed' })
      })
    },
  }
}

function isSame(a: PortfolioLimits, b: PortfolioLimits): boolean {
  const textOf = ({ communeCodes, organisationIds }: PortfolioLimits) =>
    JSON.stringify([[...communeCodes].sort(), [...organisationIds].sort()])
  return textOf(a) === textOf(b)
}
