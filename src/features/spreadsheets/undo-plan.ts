import type { FlowRow } from '../flows/store.ts'
import type { OrganisationState } from '../organisations/service.ts'

/** A structure or a flow as it stood at one moment of an import. */
export type ImportedState = OrganisationState | FlowRow

/**
 * Whether something still stands as an import left it. What the schema did not know then is not compared, so that an
 * update of Boucle is no change of the data.
 */
export function isAsLeft(left: ImportedState, present: ImportedState | undefined): boolean {
  if (!present) return false
  const now = present as unknown as Record<string, unknown>
  return Object.entries(left).every(([field, value]) => isSame(value, now[field]))
}

function isSame(left: unknown, present: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(present))
    return left.length === present.length && left.every((each, i) => isSame(each, present[i]))
  if (isRecord(left) && isRecord(present))
    return Object.entries(left).every(([field, value]) => isSame(value, present[field]))
  return left === present
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What people call it. */
export function nameOf(state: ImportedState): string {
  return 'label' in state ? state.label : state.name
}

/** Days during which an import may be undone. */
export const UNDO_DAYS = 30
