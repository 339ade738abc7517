import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Notices } from '../../kernel/notices.ts'
import type { SettingsService } from '../settings/service.ts'
import { type FollowUpState, followUpOf } from './follow-up.ts'
import type { lifeStore, SynergyRow } from './life-store.ts'
import { reminderMail, synergyPath } from './mails.ts'
import { synergyReminders } from './tables.ts'

/** How long synergies have been without news, and who is told about it. */
export function synergyFollowUp(
  db: Database,
  clock: Clock,
  {
    store,
    settings,
    notices,
    labelOf,
  }: {
    store: ReturnType<typeof lifeStore>
    settings: SettingsService
    notices: Notices
    /** What its owner calls a synergy. */
    labelOf(row: SynergyRow): string
  },
) {
  const { orm } = db

  const stateOf = ({ stage, createdAt, newsAt, nextActionOn }: SynergyRow) =>
    followUpOf(
      {
        ...{ stage, nextActionOn },
        takenUpOn: dayOf(new Date(createdAt)),
        newsOn: dayOf(new Date(newsAt)),
      },
      dayOf(clock.now()),
      settings.territory(),
    )

  /** Whether this silence was told about in this way already; the same silence is told once a level. */
  function isTold(synergyId: string, state: FollowUpState, since: string): boolean {
    const { synergyId: of, level, since: from } = synergyReminders
    const row = orm
      .select()
      .from(synergyReminders)
      .where(and(eq(of, synergyId), eq(level, state), eq(from, since)))
      .get()
    return row !== undefined
  }

  function remind(row: SynergyRow): boolean {
    return db.write(() => {
      const { state, since, days } = stateOf(row)
      if (state === 'quiet' || state === 'recent' || isTold(row.id, state, since)) return false
      const at = clock.now().toISOString()
      orm.insert(synergyReminders).values({ synergyId: row.id, level: state, since, at }).run()
      const label = labelOf(row)
      notices.tell([row.ownerId], {
        ...{ kind: 'synergy-reminder', path: synergyPath(row.id), params: { label, days: String(days) } },
        mail: reminderMail(row.id, label, days),
      })
      return true
    })
  }

  return {
    stateOf,

    /** Told each day to who follows a synergy: once after so many days of silence, and once for the last time. Returns how many. */
    async daily(pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<number> {
      let told = 0
      for (const row of store.all()) {
        if (remind(row)) told += 1
        await pause()
      }
      return told
    },
  }
}
