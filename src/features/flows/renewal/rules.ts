import { dayAfter } from '../../../kernel/day.ts'

/** A flow to be said again, under the term it is asked for. */
export interface Asked {
  flowId: string
  expiresOn: string
}

/** What somebody was already written to about. */
export interface Reminded extends Asked {
  /** The day of that mail. */
  on: string
}

const same = (one: Asked, other: Asked) => one.flowId === other.flowId && one.expiresOn === other.expiresOn

/**
 * What to write to somebody about today: all that is to be said again, in one mail, but never twice about the same
 * term, nor sooner than `everyDays` after the last mail.
 */
export function toAskToday<A extends Asked>(
  due: readonly A[],
  reminded: readonly Reminded[],
  today: string,
  everyDays: number,
): A[] {
  if (reminded.some(({ on }) => dayAfter(on, everyDays) > today)) return []
  return due.filter((asked) => !reminded.some((one) => same(one, asked)))
}

/** By structure, as they are called, and within one by their term; ids decide between equals. */
export function inOrderOfTerm(
  one: Asked & { organisationName: string },
  other: Asked & { organisationName: string },
): number {
  return (
    one.organisationName.localeCompare(other.organisationName, 'fr') ||
    compare(one.expiresOn, other.expiresOn) ||
    compare(one.flowId, other.flowId)
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
