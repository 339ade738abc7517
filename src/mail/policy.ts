import type { MailRow } from './store.ts'

type Standing = Pick<MailRow, 'state' | 'usefulUntil'>

/** To be sent again, or sooner: what is not on its way nor gone, and still of use at `now`. */
export function canRetry({ state, usefulUntil }: Standing, now: Date): boolean {
  const isOpen = state === 'waiting' || state === 'failed' || state === 'uncertain'
  return isOpen && (usefulUntil === null || Date.parse(usefulUntil) > now.getTime())
}

/** To be given up: anything but what was sent, whose trace stays, and what is being sent. */
export function canDrop({ state }: Standing): boolean {
  return state !== 'sending' && state !== 'sent'
}
