import type { MailRow } from './store.ts'

type Standing = Pick<MailRow, 'state' | 'attempts' | 'usefulUntil'>

/** To be sent again, or sooner than the next try: what was tried and is not gone, and still of use at `now`. */
export function canRetry({ state, attempts, usefulUntil }: Standing, now: Date): boolean {
  const isOpen = (state === 'waiting' && attempts > 0) || state === 'failed' || state === 'uncertain'
  return isOpen && (usefulUntil === null || Date.parse(usefulUntil) > now.getTime())
}

/** To be given up: anything but what was sent, whose trace stays, and what is being sent. */
export function canDrop({ state }: Pick<Standing, 'state'>): boolean {
  return state !== 'sending' && state !== 'sent'
}
