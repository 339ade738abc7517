import type { JournalChange } from './contract.ts'

export interface Details {
  before: unknown
  after: unknown
}

/** Fields that say nothing to a reader: keys and stamps. */
const SILENT = new Set(['id', 'organisationId', 'createdAt', 'updatedAt', 'withdrawnAt'])

/**
 * What a change changed: each field whose value is not the same after, what was said for a creation, and one unnamed
 * value for what has no fields (a setting). A removal has no after: its sentence says all.
 */
export function changesOf({ before, after }: Details): JournalChange[] {
  if (after === null) return []
  if (!isRecord(after)) return [{ field: '', before, after }]
  const was = isRecord(before) ? before : {}
  return Object.keys(after)
    .filter((field) => !SILENT.has(field))
    .map((field) => ({ field, before: was[field] ?? null, after: after[field] ?? null }))
    .filter(({ before: b, after: a }) => !isEmpty(a) || !isEmpty(b))
    .filter(({ before: b, after: a }) => JSON.stringify(b) !== JSON.stringify(a))
}

export interface Reader {
  /** The structure whose journal is read; null: the administrator reads everything. */
  organisationId: string | null
  /** Reads what only facilitators may. */
  isFacilitator: boolean
}

/** Kept from the structure's own people, as its sheet keeps them, and its visits until they are validated. */
const FACILITATORS_ONLY: Record<string, readonly string[]> = {
  organisation: ['notes'],
  synergy: ['note', 'nextAction', 'nextActionOn'],
  visit: [
    ...['met', 'findings', 'expectations', 'engagedOn', 'engagedBy', 'engagedAs', 'engagement'],
    ...['flowId', 'verdict', 'correction', 'note', 'type', 'label', 'kwhPerYear', 'status', 'on'],
  ],
}

/**
 * Before and after as a reader may see them; null when they must be withheld. An entry that concerns another
 * structure too is withheld from this one whole: its details may hold the other's.
 */
export function redactedChanges(
  entry: { entity: string; organisationIds: readonly string[]; details: Details },
  { organisationId, isFacilitator }: Reader,
): JournalChange[] | null {
  if (organisationId !== null && entry.organisationIds.some((id) => id !== organisationId)) return null
  const kept = isFacilitator ? [] : (FACILITATORS_ONLY[entry.entity] ?? [])
  return changesOf(entry.details).filter(({ field }) => !kept.includes(field))
}

/** The ids a consultation showed, those of the reader's structure alone. */
export function shownTo(
  details: Details,
  { organisationId }: Reader,
): { ids: string[]; fields: string[]; exported: boolean } {
  const after = isRecord(details.after) ? details.after : {}
  const shown = isRecord(after.shown) ? after.shown : {}
  const ids = organisationId === null ? Object.values(shown).flat() : shown[organisationId]
  return { ids: textsOf(ids), fields: textsOf(after.fields), exported: after.exported === true }
}

export const isConsultation = (action: string) => action.endsWith('.consulted')

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
