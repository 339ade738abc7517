/** Sum of the digits of the Luhn algorithm (ISO/IEC 7812-1, annex B). */
function luhnSum(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const weighted = i % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum
}

const LA_POSTE_SIREN = '356000000'

/** Nine digits passing Luhn. */
export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0
}

/**
 * Fourteen digits passing Luhn over a valid SIREN. La Poste's sites are the exception: their plain digit
 * sum is a multiple of 5 instead (INSEE, Sirene documentation).
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || !isSiren(text.slice(0, 9))) return false
  if (luhnSum(text) % 10 === 0) return true
  return text.startsWith(LA_POSTE_SIREN) && [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
}

/** Digits alone, from "854 200 019 00012" as people write it. */
export function onlyDigits(text: string): string {
  return text.replace(/[\s.\u00a0\u202f-]/g, '')
}
