import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import {
  type DescribedSetting,
  settingBounds,
  settingDefaults,
  type TerritorySettings,
  territorySettings,
} from './contract.ts'
import { settingsStore } from './store.ts'

export type SettingsService = ReturnType<typeof settingsService>

/** Facts about the installation itself, which nobody chooses in a form. */
interface InstallationState {
  'setup-code': string
  demo: boolean
}

export function settingsService(db: Database, clock: Clock) {
  const store = settingsStore(db)
  const nowIso = () => clock.now().toISOString()

  return {
    /** Every setting of the territory, what nobody chose at its default. */
    territory: (): TerritorySettings => territorySettings.parse({ ...settingDefaults, ...store.all() }),

    /** Changes some settings; what does not change is left as it is, and the journal keeps both values. */
    change(changes: Partial<TerritorySettings>, by: string): TerritorySettings {
      return db.write((announce) => {
        const before = this.territory()
        for (const [key, value] of Object.entries(changes)) {
          const was = before[key as keyof TerritorySettings]
          if (value === undefined || JSON.stringify(was) === JSON.stringify(value)) continue
          store.put(key, value, nowIso(), by)
          record(db, {
            at: clock.now(),
            actorId: by,
            action: 'setting.changed',
            entity: 'setting',
            entityId: key,
            before: was,
            after: value,
          })
          announce({ type: 'settings-changed' })
        }
        return this.territory()
      })
    },

    /** Each setting with its bounds, its default, and who chose its value when; `nameOf` names a user. */
    described(nameOf: (userId: string) => string | null): DescribedSetting[] {
      const rows = new Map(store.rows().map((row) => [row.key, row]))
      const values = this.territory()
      return settingBounds.map((bounds) => {
        const row = rows.get(bounds.key)
        return {
          ...bounds,
          value: values[bounds.key],
          default: settingDefaults[bounds.key],
          changedAt: row?.updatedAt ?? null,
          changedBy: row?.updatedBy ? nameOf(row.updatedBy) : null,
        }
      })
    },

    state: <K extends keyof InstallationState>(key: K) => store.get(key) as InstallationState[K] | null,
    putState: <K extends keyof InstallationState>(key: K, value: InstallationState[K]) =>
      db.write(() => store.put(key, value, nowIso())),
    removeState: (key: keyof InstallationState) => db.write(() => store.remove(key)),
  }
}
