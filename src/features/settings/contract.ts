import { z } from 'zod'

/** What an administrator decides for the territory. */
export const territorySettings = z.object({
  /** Least number of structures of a kind in a place before an anonymised flow may name that place. */
  anonymityThreshold: z.number().int().min(2).max(50),
})
export type TerritorySettings = z.output<typeof territorySettings>

/** What each setting is until somebody chooses. */
export const settingDefaults: TerritorySettings = {
  anonymityThreshold: 3,
}

/** Some settings; what is left out stays as it is. */
export const territorySettingsChange = z.strictObject(territorySettings.shape).partial()
