import type { PartyState, ServiceStage, SupportAnswer } from '../../kernel/shared-services.ts'
import type { CountsView } from './fact-contract.ts'

/** What is counted, as it is stored: every fact with its days. */
export interface CountedFacts {
  services: readonly {
    id: string
    synergyId: string | null
    /** In the order they were written: a later one that holds from a day takes the place of what was said of that day. */
    steps: readonly { to: ServiceStage; on: string }[]
    /** In the order they happened; `on`: the day. */
    partySteps: readonly { organisationId: string; state: PartyState; isUser: boolean; on: string }[]
  }[]
  jobs: readonly { fte: number; since: string; endedOn: string | null }[]
  structures: readonly { name: string; siren: string | null; createdOn: string }[]
  supports: readonly {
    euros: number | null
    askedOn: string
    answer: SupportAnswer | null
    answeredEuros: number | null
    answeredOn: string | null
  }[]
}

/** The stage that a service was at on a day; null: it was not there yet. */
export function stageOn(steps: CountedFacts['services'][number]['steps'], day: string): ServiceStage | null {
  return steps.findLast(({ on }) => on <= day)?.to ?? null
}

/** Structures that used a service on a day: those whose last word by then was yes. */
export function usersOn(steps: CountedFacts['services'][number]['partySteps'], day: string): string[] {
  const last = new Map<string, boolean>()
  for (const { organisationId, state, isUser, on } of steps)
    if (on <= day) last.set(organisationId, state === 'in' && isUser)
  return [...last].flatMap(([organisationId, uses]) => (uses ? organisationId : []))
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/**
 * What sheet 1.1.4 of the plan counts on a day, from facts that happened by then. A structure is counted once, by its
 * SIREN or else its name; a service that is the form of a synergy which ran then is told apart, since it is counted among
 * synergies. `synergyRuns`: whether a synergy was operational on that day.
 */
export function countsOf(
  { services, jobs, structures, supports }: CountedFacts,
  day: string,
  synergyRuns: (synergyId: string) => boolean,
): CountsView {
  const running = services.filter(({ steps }) => stageOn(steps, day) === 'running')
  const made = structures.filter(({ createdOn }) => createdOn <= day)
  const hired = jobs.filter(({ since }) => since <= day)
  const asked = supports.filter(({ askedOn }) => askedOn <= day)
  const given = asked.filter(
    ({ answer, answeredOn }) =>
      (answer === 'granted' || answer === 'partly') && answeredOn !== null && answeredOn <= day,
  )
  const askedEuros = asked.flatMap(({ euros }) => euros ?? [])
  const givenEuros = given.flatMap(({ answeredEuros }) => answeredEuros ?? [])
  return {
    on: day,
    structuresCreated: new Set(made.map(({ siren, name }) => siren ?? name.trim().toLowerCase())).size,
    jobsCreated: hired.length,
    fteCreated: sum(hired.map(({ fte }) => fte)),
    fteStanding: sum(hired.filter(({ endedOn }) => endedOn === null || endedOn > day).map(({ fte }) => fte)),
    running: running.length,
    runningAsSynergy: running.filter(({ synergyId }) => synergyId !== null && synergyRuns(synergyId)).length,
    usersOfRunning: new Set(running.flatMap(({ partySteps }) => usersOn(partySteps, day))).size,
    supportsAsked: asked.length,
    ...{ eurosAsked: sum(askedEuros), askedWithoutAmount: asked.length - askedEuros.length },
    supportsGranted: given.length,
    ...{ eurosGranted: sum(givenEuros), grantedWithoutAmount: given.length - givenEuros.length },
  }
}
