import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { settings } from './tables.ts'

/** Rows of settings; used by the settings service alone. */
export function settingsStore({ orm }: Database) {
  return {
    get: (key: string): unknown =>
      orm.select().from(settings).where(eq(settings.key, key)).get()?.value ?? null,
    all: (): Record<string, unknown> =>
      Object.fromEntries(
        orm
          .select()
          .from(settings)
          .all()
          .map(({ key, value }) => [key, value]),
      ),
    rows: () => orm.select().from(settings).all(),
    put: (key: string, value: unknown, now: string, by: string | null = null) =>
      void orm
        .insert(settings)
        .values({ key, value, updatedAt: now, updatedBy: by })
        .onConflictDoUpdate({
          target: settings.key,
          set: { value, updatedAt: now, updatedBy: by, version: sql`${settings.version} + 1` },
        })
        .run(),
    remove: (key: string) => void orm.delete(settings).where(eq(settings.key, key)).run(),
  }
}
