import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { digestMail } from './mails.ts'
import { PREFERENCES_PATH } from './paths.ts'
import { lastDigest } from './rules.ts'
import type { NoticesBelow } from './service.ts'
import { digestStore } from './store.ts'

/**
 * The weekly mail, as a job to be run each hour: for each person one mail a week, of what they were not told otherwise
 * and have not read, and of what still awaits their answer; no mail when that is nothing. What happens after the hour
 * of a week waits for the next one, even when the server was down at that hour.
 */
export function noticesDigest(db: Database, clock: Clock, { accounts, outbox, settings }: NoticesBelow) {
  const store = digestStore(db)

  function write(userId: string, { week, at }: { week: string; at: Date }): boolean {
    return db.write(() => {
      const person = accounts.person(userId)
      const due = store.dueFor(userId, at.toISOString())
      const now = clock.now().toISOString()
      if (person?.disabledAt !== null || due.length === 0 || !store.take(userId, week, now)) return false
      const mail = digestMail(due, person.language)
      outbox.add({ to: person.email, language: person.language, ...mail, preferencesPath: PREFERENCES_PATH })
      store.markTold(
        due.map(({ id }) => id),
        now,
      )
      return true
    })
  }

  /** Returns how many mails were written. */
  return async (pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<number> => {
    const { digestWeekday: weekday, digestHour: hour } = settings.territory()
    const last = lastDigest(clock.now(), { weekday, hour })
    let written = 0
    for (const userId of store.peopleDue(last.at.toISOString())) {
      if (write(userId, last)) written += 1
      await pause()
    }
    return written
  }
}
