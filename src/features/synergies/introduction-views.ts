import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import { type FieldGroup, fieldGroups } from '../../kernel/visibility.ts'
import type { IdentityShown, IntroductionView, SideView } from './contract.ts'
import { canAnswer, canReadAnswer, sidesOf } from './policy.ts'
import { lastOf, stateOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { ConsentRow, IntroductionRow, introductionsStore } from './store.ts'

/** One structure's part in an introduction. */
export interface Side {
  kind: 'stock' | 'need'
  flowId: string
  organisationId: string
  otherOrganisationId: string
}

export function sideOf(row: IntroductionRow, organisationId: string): Side {
  const isStock = row.stockOrganisationId === organisationId
  const [kind, flowId] = isStock ? (['stock', row.stockId] as const) : (['need', row.needId] as const)
  const otherOrganisationId = isStock ? row.needOrganisationId : row.stockOrganisationId
  return { kind, flowId, organisationId, otherOrganisationId }
}

/** What flows have been given since the first consents: those were kept without, and show nothing more for it. */
const SINCE = {
  siteId: null,
  freshness: { state: 'fresh', expiresOn: null },
  attachmentCount: 0,
} as const satisfies Partial<IdentityShown['flow']>

function asConsented(shown: IdentityShown): IdentityShown {
  return { ...shown, flow: { ...SINCE, ...shown.flow } }
}

/** What each reader is shown of an introduction: until both have agreed, nothing more of the other side than before. */
export function introductionViews(
  { accounts, organisations, flows }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'flows'>,
  store: ReturnType<typeof introductionsStore>,
) {
  const nameOf = (organisationId: string) =>
    organisations.recordsOf([organisationId]).get(organisationId)?.name ?? ''

  /** Exactly what a structure shows to the other one by saying yes, all but what it keeps back. */
  function shownBy(
    row: IntroductionRow,
    organisationId: string,
    withheld: readonly FieldGroup[],
    person: string,
  ): IdentityShown {
    const { flowId, otherOrganisationId } = sideOf(row, organisationId)
    const groups = fieldGroups.filter((group) => !withheld.includes(group))
    const sites = organisations.recordsOf([organisationId]).get(organisationId)?.sites ?? []
    const [flow] = flows.rowsOf([flowId])
    const site = sites.find(({ id }) => id === flow?.siteId) ?? sites[0]
    return {
      name: nameOf(organisationId),
      site: site
        ? (({ label, address, postalCode, communeName }) => ({ label, address, postalCode, communeName }))(
            site,
          )
        : null,
      contacts: organisations
        .contactsOf(organisationId)
        .map(({ name, email, phone }) => ({ name, email, phone })),
      person,
      flow: flows.shownAfter(flowId, otherOrganisationId, groups),
    }
  }

  function stateNow(row: IntroductionRow, consents: readonly ConsentRow[]): IntroductionView['state'] {
    const state = stateOf(sidesOf(row), consents)
    const isLive = flows.rowsOf([row.stockId, row.needId]).every(({ withdrawnAt }) => withdrawnAt === null)
    return state === 'asked' && !isLive ? 'lapsed' : state
  }

  function sideView(
    actor: Actor,
    row: IntroductionRow,
    side: Side,
    state: IntroductionView['state'],
    consents: readonly ConsentRow[],
  ): SideView {
    const { organisationId, kind, flowId } = side
    const isMine = isMemberOf(actor, organisationId)
    const last = lastOf(consents, organisationId)
    const mayReadAnswer = canReadAnswer(actor, organisationId)
    const mayAnswer =
      state === 'asked' && canAnswer(actor, organisationId, accounts.hasManager(organisationId))
    const isAgreed = last?.answer === 'yes' && (mayReadAnswer || state === 'introduced')
    const [flow] = flows.viewsOf(actor, [flowId]).values()
    return {
      kind,
      flow: flow ?? null,
      ownOrganisationId: isMine ? organisationId : null,
      canAnswer: mayAnswer,
      asked: mayReadAnswer ? accounts.deciders(organisationId).length : null,
      answer:
        last && mayReadAnswer
          ? {
              ...{ answer: last.answer, reason: last.reason, withheld: last.withheld, at: last.at },
              by: accounts.namesOf([last.userId]).get(last.userId) ?? '',
            }
          : null,
      preview: mayAnswer && last?.answer !== 'yes' ? shownBy(row, organisationId, [], actor.name) : null,
      shown: isAgreed && last.shown ? asConsented(last.shown) : null,
    }
  }

  return {
    nameOf,
    shownBy,
    of(actor: Actor, row: IntroductionRow): IntroductionView {
      const consents = store.consentsOf(row.id)
      const state = stateNow(row, consents)
      return {
        id: row.id,
        state,
        openedBy: accounts.namesOf([row.openedBy]).get(row.openedBy) ?? '',
        openedAt: row.openedAt,
        message: row.message,
        sides: sidesOf(row).map((id) => sideView(actor, row, sideOf(row, id), state, consents)),
      }
    },
  }
}
