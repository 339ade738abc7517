import type { frSynergyWork } from './fr.synergy-work.ts'

export const enSynergyWork = {
  'synergyThread.title': 'Messages',
  'synergyThread.write': 'Your message',
  'synergyThread.for': 'For whom',
  'synergyThread.for.all': 'The structures and their facilitators',
  'synergyThread.for.all.text':
    'Read by the structures introduced here and by their facilitators. A structure that comes later only reads what follows.',
  'synergyThread.for.facilitators': 'Facilitators only',
  'synergyThread.for.facilitators.text': 'A private note: no structure reads it.',
  'synergyThread.send': 'Send',
  'synergyThread.none': 'Nothing has been written yet.',
  'synergyThread.facilitation': 'Facilitation',
  'synergyThread.withdrawn': 'Message taken back by its author',
  'synergyThread.withdraw': 'Take back',
  'synergyThread.withdrawTitle': 'Take this message back',
  'synergyThread.withdrawText':
    'Its words are deleted for good; it stays said that a message was taken back. Whoever has read it has read it.',
} as const satisfies Record<keyof typeof frSynergyWork, unknown>
