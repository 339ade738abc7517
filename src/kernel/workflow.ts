/**
 * The one way a thing passes from a status to another: steps as data, each with a guard. It fails closed: a step that
 * is not written does not exist, and a guard that does not say `yes` says no.
 */
export interface Step<Status extends string, Facts> {
  from: Status
  to: Status
  /** `yes`, or in one French sentence what is missing. */
  guard(facts: Facts): string
}

/** A step that exists from here: `blockedBy` says what is missing, null when it may be taken. */
export interface OpenStep<Status extends string> {
  to: Status
  blockedBy: string | null
}

/** Every step there is from a status, with what keeps from taking it. */
export function stepsFrom<Status extends string, Facts>(
  steps: readonly Step<Status, Facts>[],
  status: Status,
  facts: Facts,
): OpenStep<Status>[] {
  return steps
    .filter(({ from }) => from === status)
    .map(({ to, guard }) => {
      const said = guard(facts)
      return { to, blockedBy: said === 'yes' ? null : said || NOT_YET }
    })
}

/** Why a step may not be taken, in French; null when it may. */
export function stepFault<Status extends string, Facts>(
  steps: readonly Step<Status, Facts>[],
  from: Status,
  to: Status,
  facts: Facts,
): string | null {
  const step = stepsFrom(steps, from, facts).find((one) => one.to === to)
  return step ? step.blockedBy : 'Ce passage n’existe pas.'
}

const NOT_YET = 'Ce passage n’est pas possible pour l’instant.'
