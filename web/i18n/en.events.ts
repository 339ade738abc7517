import type { frEvents } from './fr.events.ts'

/** Events of the network, for who is signed in, in English. */
export const enEvents = {
  'setting.eventFirstReminderDays': 'First reminder of an event, in days before',
  'setting.eventFirstReminderDays.text': 'Those who registered get a mail so many days before.',
  'setting.eventLastReminderDays': 'Last reminder of an event, in days before',
  'setting.eventLastReminderDays.text': '0: the same morning.',
  'setting.eventContactMonths': 'Details given for an event, in months',
  'setting.eventContactMonths.text':
    'Beyond, after the event, the name and address of who came without an account are deleted; their attendance is still counted.',
} as const satisfies Record<keyof typeof frEvents, unknown>
