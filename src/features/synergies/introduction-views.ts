import { type Actor, facilitates, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { type FieldGroup, fieldGroups } from '../../kernel/visibility.ts'
import type { IdentityKept, IdentityShown, IntroductionView, SideView } from './contract.ts'
import { flowIdsOf, presentOf } from './facts.ts'
import type { PartyRow } from './life-store.ts'
import { canAnswer, canReadAnswer } from './policy.ts'
import { lastOf, stateOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { ConsentRow, IntroductionRow, introductionsStore, SideRow } from './store.ts'

/** Those an introduction asks, or would ask. */
interface Asked {
  sides: readonly Pick<SideRow, 'organisationId'>[]
}

/** The structures asked in an introduction. */
export const sidesOf = ({ sides }: Asked) => sides.map(({ organisationId }) => organisationId)

/** What flows have been given since the first consents: those were kept without, and show nothing more for it. */
const SINCE = {
  siteId: null,
  freshness: { state: 'fresh', expiresOn: null },
  attachmentCount: 0,
} as const satisfies Partial<IdentityShown['flows'][number]>

/** What was consented, as it was kept. */
export function asConsented(kept: IdentityKept): IdentityShown {
  const { name, site, contacts, person } = kept
  const flows = 'flows' in kept ? kept.flows : kept.flow ? [kept.flow] : []
  return { name, site, contacts, person, flows: flows.map((flow) => ({ ...SINCE, ...flow })) }
}

/** What each reader is shown of an introduction: until all have agreed, nothing more of the others than before. */
export function introductionViews(
  clock: Clock,
  { accounts, organisations, flows }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'flows'>,
  store: ReturnType<typeof introductionsStore>,
  synergy: {
    mayRead(actor: Actor, synergyId: string): boolean
    isOpen(synergyId: string): boolean
    /** Those in it, with the flows they bring. */
    partiesOf(synergyId: string): readonly PartyRow[]
  },
) {
  const nameOf = (organisationId: string) =>
    organisations.recordsOf([organisationId]).get(organisationId)?.name ?? ''

  /** What the first flow that a structure is asked about is called. */
  const labelOf = ({ flowIds }: Pick<SideRow, 'flowIds'>) => flows.rowsOf(flowIds.slice(0, 1))[0]?.label ?? ''

  /** Exactly what a structure shows to the others by saying yes, all but what it keeps back. */
  function shownBy(
    row: Asked,
    { organisationId, flowIds }: Pick<SideRow, 'organisationId' | 'flowIds'>,
    withheld: readonly FieldGroup[],
    person: string,
  ): IdentityShown {
    const groups = fieldGroups.filter((group) => !withheld.includes(group))
    const sites = organisations.recordsOf([organisationId]).get(organisationId)?.sites ?? []
    const [first] = flows.rowsOf(flowIds.slice(0, 1))
    const site = sites.find(({ id }) => id === first?.siteId) ?? sites[0]
    const others = sidesOf(row).filter((id) => id !== organisationId)
    // One other structure may have been shown more before; of several, each is shown this much at least.
    const receiver = others.length === 1 ? (others[0] ?? '') : ''
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
      flows: flowIds.map((flowId) => flows.shownAfter(flowId, receiver, groups)),
    }
  }

  function stateNow(
    row: IntroductionRow,
    consents: readonly ConsentRow[] = store.consentsOf(row.id),
  ): IntroductionView['state'] {
    const state = stateOf(sidesOf(row), consents)
    return state === 'asked' && !isLive(row) ? 'lapsed' : state
  }

  /** Whether all that it asks about is still there to be introduced: no flow withdrawn, no structure nor flow gone. */
  function isLive({ synergyId, sides }: IntroductionRow): boolean {
    const parties = presentOf(synergy.partiesOf(synergyId))
    const rows = flows.rowsOf(sides.flatMap((side) => side.flowIds))
    return (
      rows.every(({ withdrawnAt }) => withdrawnAt === null) &&
      sides.every(({ organisationId, flowIds }) => {
        const brought = flowIdsOf(parties.filter((party) => party.organisationId === organisationId))
        return (
          parties.some((party) => party.organisationId === organisationId) &&
          flowIds.every((flowId) => brought.includes(flowId))
        )
      })
    )
  }

  /** A yes that was not introduced may stand in the next round: it can be taken back until then. */
  function mayTakeBack({ synergyId }: IntroductionRow, { organisationId }: SideRow): boolean {
    const present = presentOf(synergy.partiesOf(synergyId))
    return synergy.isOpen(synergyId) && present.some((party) => party.organisationId === organisationId)
  }

  /** For the facilitators of a side: whether it may be asked once more. */
  function askingView(
    actor: Actor,
    { id, organisationId }: SideRow,
    isWaiting: boolean,
    people: number,
  ): SideView['asking'] {
    if (!facilitates(actor, organisationId)) return null
    const asked = store.askedOf(id).map(({ at }) => at)
    const lastAt = asked.sort().at(-1) ?? null
    const isToday = lastAt !== null && dayOf(new Date(lastAt)) === dayOf(clock.now())
    return { organisationId, lastAt, mayAskAgain: isWaiting && people > 0 && !isToday }
  }

  function sideView(
    actor: Actor,
    row: IntroductionRow,
    side: SideRow,
    state: IntroductionView['state'],
    consents: readonly ConsentRow[],
  ): SideView {
    const { organisationId, flowIds, role } = side
    const seen = flows.viewsOf(actor, flowIds)
    const isMine = isMemberOf(actor, organisationId)
    const last = lastOf(consents, organisationId)
    const mayReadAnswer = canReadAnswer(actor, organisationId)
    const isAnswered = last?.answer === 'yes'
    const awaits = state === 'asked' || (state !== 'introduced' && isAnswered && mayTakeBack(row, side))
    const mayAnswer = awaits && canAnswer(actor, organisationId, accounts.hasManager(organisationId))
    const isAgreed = isAnswered && (mayReadAnswer || state === 'introduced')
    const people = mayReadAnswer ? accounts.deciders(organisationId).length : null
    const isWaiting = state === 'asked' && !isAnswered
    return {
      ...{ id: side.id, role },
      flows: flowIds.flatMap((flowId) => seen.get(flowId) ?? []),
      ownOrganisationId: isMine ? organisationId : null,
      canAnswer: mayAnswer,
      asked: people,
      asking: askingView(actor, side, isWaiting, people ?? 0),
      answer:
        last && mayReadAnswer
          ? {
              ...{ answer: last.answer, reason: last.reason, withheld: last.withheld, at: last.at },
              by: accounts.namesOf([last.userId]).get(last.userId) ?? '',
            }
          : null,
      preview: mayAnswer && !isAnswered ? shownBy(row, side, [], actor.name) : null,
      shown: isAgreed && last.shown ? asConsented(last.shown) : null,
    }
  }

  return {
    nameOf,
    labelOf,
    shownBy,
    stateNow,
    of(actor: Actor, row: IntroductionRow): IntroductionView {
      const consents = store.consentsOf(row.id)
      const state = stateNow(row, consents)
      return {
        id: row.id,
        synergyId: synergy.mayRead(actor, row.synergyId) ? row.synergyId : null,
        state,
        openedBy: accounts.namesOf([row.openedBy]).get(row.openedBy) ?? '',
        openedAt: row.openedAt,
        message: row.message,
        sides: row.sides.map((side) => sideView(actor, row, side, state, consents)),
      }
    },
  }
}
