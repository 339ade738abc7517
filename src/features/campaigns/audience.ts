import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { isEngagedOn } from '../../kernel/engagement.ts'
import type { LeftOutReason } from '../../kernel/mailings.ts'
import { sectorOf } from '../../kernel/sectors.ts'
import type { OrganisationRecord } from '../organisations/service.ts'
import type { addressesStore } from './address-store.ts'
import type { Audience, AudienceView } from './contract.ts'
import type { RoomsBelow } from './service.ts'

/** Somebody of a structure who may be written to. */
interface Person {
  name: string | null
  email: string
}

type Found = AudienceView['recipients'][number]

const isAmong = <T>(chosen: readonly T[], value: T | null) =>
  chosen.length === 0 || (value !== null && chosen.includes(value))

/** Whom a message would reach today, and who is left out of it and why. */
export function mailingAudience(
  clock: Clock,
  { accounts, engagement, flows, organisations }: RoomsBelow,
  addresses: ReturnType<typeof addressesStore>,
) {
  /** Structures that have a live flow of one of these families. */
  const ownersOf = (families: Audience['families']) =>
    new Set(
      flows
        .liveRows()
        .flatMap(({ family, organisationId }) => (families.includes(family) ? [organisationId] : [])),
    )

  /** Tells which structures answer to the filter; what it does not ask for is not worked out. */
  function filterOf(wanted: Audience): (structure: OrganisationRecord) => boolean {
    const today = dayOf(clock.now())
    const facts = wanted.engaged === 'any' ? null : engagement.facts()
    const met = wanted.met === 'any' ? null : engagement.metOn()
    const owners = wanted.families.length === 0 ? null : ownersOf(wanted.families)
    return ({ id, kind, nafCode, headcountBand, sites }) => {
      if (!isAmong(wanted.kinds, kind) || !isAmong(wanted.sectors, sectorOf(nafCode))) return false
      if (!isAmong(wanted.headcountBands, headcountBand)) return false
      if (
        wanted.communeCodes.length > 0 &&
        !sites.some(({ communeCode }) => isAmong(wanted.communeCodes, communeCode))
      )
        return false
      if (owners && !owners.has(id)) return false
      if (facts && isEngagedOn(facts.get(id) ?? [], today) !== (wanted.engaged === 'yes')) return false
      const isMet = (met?.get(id) ?? '9999') <= today
      return met === null || isMet === (wanted.met === 'met')
    }
  }

  /** The contacts of a structure that have an address, then those who answer for it here; each address once. */
  function peopleOf(organisationId: string): Person[] {
    const contacts = organisations
      .contactsOf(organisationId)
      .flatMap(({ name, email }) => (email ? [{ name, email: email.toLowerCase() }] : []))
    const deciders = accounts
      .deciders(organisationId)
      .map(({ userId, email }) => ({ name: accounts.nameOf(userId), email }))
    return [...new Map([...deciders, ...contacts].map((person) => [person.email, person])).values()].sort(
      (a, b) => rank(a, contacts) - rank(b, contacts),
    )
  }
  const rank = ({ email }: Person, contacts: readonly Person[]) => {
    const at = contacts.findIndex((contact) => contact.email === email)
    return at === -1 ? contacts.length : at
  }

  /** Why an address is not written to; null when it may be. Asked again just before each message. */
  function addressFault(email: string): LeftOutReason | null {
    if (addresses.optOut(email)) return 'unsubscribed'
    if (addresses.bounce(email)) return 'bounced'
    const account = accounts.personByEmail(email)
    return account && account.disabledAt !== null ? 'account-closed' : null
  }

  /** Structures in the order of their names, so that the same filter always finds the same. */
  function matching(actor: Actor, wanted: Audience): OrganisationRecord[] {
    const isWanted = filterOf(wanted)
    return organisations
      .records()
      .filter(({ id, anonymisedAt }) => anonymisedAt === null && facilitates(actor, id))
      .filter(isWanted)
      .sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1))
  }

  return {
    addressFault,

    /** The audience of a filter for who would send. */
    of(actor: Actor, wanted: Audience): AudienceView {
      const structures = matching(actor, wanted)
      const excluded = new Set(wanted.excludedIds)
      const taken = new Set<string>()
      const view: AudienceView = {
        ...{ structures: structures.length, recipients: [], leftOut: [] },
        outsidePortfolio:
          actor.role === 'facilitator' && actor.portfolio !== null
            ? organisations.records().filter(({ id, closedAt }) => !closedAt && !facilitates(actor, id))
                .length
            : null,
      }
      for (const structure of structures) {
        const place = {
          organisationId: structure.id,
          organisationName: structure.name,
          communeName: structure.sites[0]?.communeName ?? null,
        }
        const leave = (reason: LeftOutReason, person: Partial<Person> = {}) =>
          void view.leftOut.push({ ...place, name: null, email: null, ...person, reason })
        if (structure.closedAt !== null) leave('structure-closed')
        else if (excluded.has(structure.id)) leave('by-hand')
        else {
          const people = peopleOf(structure.id)
          if (people.length === 0) leave('no-address')
          const found: Found[] = []
          for (const person of people) {
            if (wanted.reach === 'first' && found.length > 0) break
            const fault = taken.has(person.email) ? 'same-address' : addressFault(person.email)
            if (fault) leave(fault, person)
            else found.push({ ...place, ...person })
          }
          for (const { email } of found) taken.add(email)
          view.recipients.push(...found)
        }
      }
      return view
    },
  }
}
export type MailingAudience = ReturnType<typeof mailingAudience>
