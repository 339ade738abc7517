import { fold } from '../../kernel/fold.ts'

/**
 * What becomes of a field when the register is read again. A person's word is worth more than the register's: only what
 * is still as it was taken from there follows it by itself.
 *
 * - `silent`: the register says nothing of it; - `same`: it says what is written;
 * - `missing`: nothing was ever written; - `outdated`: what is written was taken from the register, which says otherwise now;
 * - `corrected`: a person wrote (or emptied) it.
 */
export const verdicts = ['silent', 'same', 'missing', 'outdated', 'corrected'] as const
export type Verdict = (typeof verdicts)[number]

/** A text, a number, a place. */
export type Value = string | number | { lat: number; lng: number }

interface Field {
  /** What is written now. */
  present: Value | null
  /** What was last taken from the register; null: nothing ever was. */
  taken: Value | null
  /** What the register says now. */
  now: Value | null
}

export function verdictOf({ present, taken, now }: Field): Verdict {
  if (now === null) return 'silent'
  if (isAlike(present, now)) return 'same'
  if (taken === null) return present === null ? 'missing' : 'corrected'
  return isAlike(present, taken) ? 'outdated' : 'corrected'
}

/** Whether the register's word is proposed as chosen; a correction must be given up by hand. */
export function isProposed(verdict: Verdict): boolean {
  return verdict === 'missing' || verdict === 'outdated'
}

/** Whether what is written comes from the register. */
export function isFromRegister({ present, taken }: Pick<Field, 'present' | 'taken'>): boolean {
  return present !== null && taken !== null && isAlike(present, taken)
}

/** About ten metres: two roundings of one place. */
const SAME_PLACE_DEGREES = 1e-4

/** The register writes in capitals without accents: « 12 RUE DU PRE » is « 12 rue du Pré ». */
export function isAlike(a: Value | null, b: Value | null): boolean {
  if (a === null || b === null) return a === b
  if (typeof a === 'object' || typeof b === 'object')
    return (
      typeof a === 'object' &&
      typeof b === 'object' &&
      Math.abs(a.lat - b.lat) <= SAME_PLACE_DEGREES &&
      Math.abs(a.lng - b.lng) <= SAME_PLACE_DEGREES
    )
  return fold(String(a)) === fold(String(b))
}
