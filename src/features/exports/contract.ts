import { z } from 'zod'

/** `geojson` for the lists that are of places. */
export const exportFormats = ['csv', 'xlsx', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportedTable = z.object({
  format: z.enum(['csv', 'xlsx'], 'Le format est csv ou xlsx.').default('csv'),
})
export const exportedPlaces = z.object({
  format: z.enum(exportFormats, 'Le format est csv, xlsx ou geojson.').default('csv'),
})
