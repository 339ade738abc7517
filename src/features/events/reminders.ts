import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { mailTokens } from '../accounts/mail-tokens.ts'
import { reminderDue } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { EventRow, eventsStore } from './store.ts'
import type { EventTelling } from './telling.ts'

/** Reminds those who come, some days before and the day before: never who cancelled, nor who waits. */
export function eventReminders(
  db: Database,
  clock: Clock,
  { settings }: Pick<RoomsBelow, 'settings'>,
  { store, telling }: { store: ReturnType<typeof eventsStore>; telling: EventTelling },
) {
  const tokens = mailTokens(db, clock)

  /** Within a transaction of its own, in which everything is read again. */
  function remind(row: EventRow): number {
    return db.write(() => {
      const present = store.byId(row.id)
      if (present?.status !== 'published') return 0
      const { eventFirstReminderDays, eventLastReminderDays } = settings.territory()
      const delays = [eventFirstReminderDays, eventLastReminderDays]
      const coming = store.registrationsOf(row.id).filter(({ state }) => state === 'registered')
      const told = store.remindersOf(coming.map(({ id }) => id))
      const due = coming.flatMap((each) => {
        const registeredOn = dayOf(new Date(each.stateAt))
        const facts = { heldOn: present.heldOn, registeredOn, told: told.get(each.id) ?? [] }
        const daysBefore = reminderDue(facts, delays, dayOf(clock.now()))
        return daysBefore === null ? [] : [{ each, daysBefore }]
      })
      for (const { each, daysBefore } of due) {
        store.insertReminder({ registrationId: each.id, daysBefore, at: clock.now().toISOString() })
        telling.tell(present, each, 'reminder')
      }
      return due.length
    })
  }

  return {
    /** Forgets what strangers typed and never confirmed, once its link is dead; returns how many were reminded. */
    async hourly(pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<number> {
      db.write(() => tokens.sweep('event-registration'))
      let told = 0
      for (const row of store.coming(dayOf(clock.now()))) {
        told += remind(row)
        await pause()
      }
      return told
    },
  }
}
