import { eq } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { synergyMeetings } from './tables.ts'

export type MeetingRow = typeof synergyMeetings.$inferSelect

/** Rows of the meetings of synergies; used by the meetings alone. */
export function meetingStore({ orm }: Database) {
  return {
    byId: (id: string) => orm.select().from(synergyMeetings).where(eq(synergyMeetings.id, id)).get() ?? null,
    ofSynergy: (synergyId: string): MeetingRow[] =>
      orm.select().from(synergyMeetings).where(eq(synergyMeetings.synergyId, synergyId)).all(),
    insert: (row: MeetingRow) => void orm.insert(synergyMeetings).values(row).run(),
    update: (id: string, change: Partial<MeetingRow>) =>
      void orm.update(synergyMeetings).set(change).where(eq(synergyMeetings.id, id)).run(),
  }
}
