import type { FlowDraft } from './draft.ts'

/** A form not sent yet, kept in this browser for the account that began it. */
export interface KeptDraft {
  /** Of a new flow: the identifier it will have. Of a change: that of the flow. */
  id: string
  /** The flow as it was read when its change began; null for a new one. */
  base: FlowDraft | null
  draft: FlowDraft
  /** Milliseconds. */
  savedAt: number
}

/** Nobody comes back to an older one, and a browser may be shared. */
const KEPT_FOR_MS = 30 * 24 * 3600 * 1000
const MOST_KEPT = 20

const keyOf = (userId: string) => `boucle.drafts.${userId}`

/** The drafts of an account, the latest first. */
export function keptDrafts(userId: string): KeptDraft[] {
  try {
    const all = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]') as KeptDraft[]
    return all.filter(({ savedAt }) => savedAt > Date.now() - KEPT_FOR_MS)
  } catch {
    return []
  }
}

/** False when the browser keeps nothing (private window, no room left). */
export function keepDraft(userId: string, kept: Omit<KeptDraft, 'savedAt'>): boolean {
  const others = keptDrafts(userId).filter(({ id }) => id !== kept.id)
  return write(userId, [{ ...kept, savedAt: Date.now() }, ...others].slice(0, MOST_KEPT))
}

export function dropDraft(userId: string, id: string): void {
  write(
    userId,
    keptDrafts(userId).filter((kept) => kept.id !== id),
  )
}

export function dropAllDrafts(userId: string): void {
  write(userId, [])
}

function write(userId: string, drafts: readonly KeptDraft[]): boolean {
  try {
    if (drafts.length === 0) localStorage.removeItem(keyOf(userId))
    else localStorage.setItem(keyOf(userId), JSON.stringify(drafts))
    return true
  } catch {
    return false
  }
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** An identifier for a flow to come, of the kind the server draws: sent twice, it is declared once. */
export function newFlowId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => ALPHABET[byte % 32]).join('')
}
