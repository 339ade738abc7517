import type { frUnsubscribe } from './fr.unsubscribe.ts'

export const enUnsubscribe = {
  'unsubscribe.title': 'Communications of the network',
  'unsubscribe.lead': 'For the address {address}.',
  'unsubscribe.on': 'This address receives the communications of the network.',
  'unsubscribe.off': 'Done: this address will receive no more communications.',
  'unsubscribe.button': 'Stop receiving them',
  'unsubscribe.undo': 'Undo: receive them again',
  'unsubscribe.service':
    'If this address has an account, service messages (sign-in, requests that await your answer) go on.',
  'unsubscribe.test': 'This is the link of a test message: it unsubscribes nobody.',
} as const satisfies Record<keyof typeof frUnsubscribe, unknown>
