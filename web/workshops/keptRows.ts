import type { Sheet } from './sheetRows.ts'

type Kept = Pick<Sheet, 'rows' | 'undone'>

/** Rows that the server does not have yet stay in this browser, for who typed them and for where they were typed. */
const keyOf = (userId: string, place: string) => `boucle.rows.${userId}.${place}`

export function keptRows(userId: string, place: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId, place)) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

export function keepRows(userId: string, place: string, kept: Kept): void {
  try {
    if (kept.rows.length === 0 && kept.undone.length === 0) localStorage.removeItem(keyOf(userId, place))
    else localStorage.setItem(keyOf(userId, place), JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing still sends each row as it is typed.
  }
}
