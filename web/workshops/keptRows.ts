import type { Sheet } from './sheetRows.ts'

type Kept = Pick<Sheet, 'rows' | 'undone'>

/** Nobody comes back to older ones, and a browser may be shared. */
const KEPT_FOR_MS = 30 * 24 * 3600 * 1000

/** Rows that the server does not have yet stay in this browser, for who typed them and for where they were typed. */
const prefixOf = (userId: string) => `boucle.rows.${userId}.`

export function keptRows(userId: string, place: string): Kept | null {
  return read(prefixOf(userId) + place)
}

export function keepRows(userId: string, place: string, { rows, undone }: Kept): void {
  const key = prefixOf(userId) + place
  try {
    if (rows.length === 0 && undone.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ rows, undone, savedAt: Date.now() }))
  } catch {
    // A browser that keeps nothing still sends each row as it is typed.
  }
}

/** How many rows of an account wait in this browser, wherever they were typed. */
export function countKeptRows(userId: string): number {
  return keysOf(userId).reduce((sum, key) => sum + (read(key)?.rows.length ?? 0), 0)
}

export function dropAllRows(userId: string): void {
  for (const key of keysOf(userId)) localStorage.removeItem(key)
}

function keysOf(userId: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(userId)))
  } catch {
    return []
  }
}

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as (Kept & { savedAt: number }) | null
    return kept && kept.savedAt > Date.now() - KEPT_FOR_MS ? kept : null
  } catch {
    return null
  }
}
