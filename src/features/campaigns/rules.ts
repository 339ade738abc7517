const HOUR_MS = 3_600_000

/** Messages that may wait for the mail server at one time: a server that is away finds no burst when it comes back. */
export const MOST_OUTSTANDING = 20

/** The instant from which the next message may leave, in milliseconds; `lastAt`: when the last one did, null: none yet. */
export function nextTurn(lastAt: number | null, perHour: number): number {
  return lastAt === null ? Number.NEGATIVE_INFINITY : lastAt + Math.ceil(HOUR_MS / perHour)
}

/** When the last of those who wait would leave, at that pace. */
export function lastLeavesAt(start: Date, waiting: number, perHour: number): Date {
  return new Date(start.getTime() + Math.max(0, waiting - 1) * Math.ceil(HOUR_MS / perHour))
}

/** `m…@scierie.fr`: enough for a person to know their own address. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}…${email.slice(at)}`
}
