/** A form not sent yet, kept in this browser for the account that began it. */
export interface KeptForm<Draft> {
  /** Of something new: the identifier it will have. Of a change: that of what changes. */
  id: string
  /** What was there when its change began; null for something new. */
  base: Draft | null
  draft: Draft
  /** Milliseconds. */
  savedAt: number
}

/** Nobody comes back to an older one, and a browser may be shared. */
const KEPT_FOR_MS = 30 * 24 * 3600 * 1000
const MOST_KEPT = 20

/** The forms of one sort kept in this browser, under `boucle.<sort>.<account>`. */
export function keptForms<Draft extends object>(sort: string) {
  const keyOf = (userId: string) => `boucle.${sort}.${userId}`

  /** Those of an account, the latest first. */
  function all(userId: string): KeptForm<Draft>[] {
    try {
      const kept = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]') as KeptForm<Draft>[]
      return kept.filter(({ savedAt }) => savedAt > Date.now() - KEPT_FOR_MS)
    } catch {
      return []
    }
  }

  function write(userId: string, kept: readonly KeptForm<Draft>[]): boolean {
    try {
      if (kept.length === 0) localStorage.removeItem(keyOf(userId))
      else localStorage.setItem(keyOf(userId), JSON.stringify(kept))
      return true
    } catch {
      return false
    }
  }

  return {
    all,
    find: (userId: string, id: string) => all(userId).find((kept) => kept.id === id) ?? null,
    /** False when the browser keeps nothing (private window, no room left). */
    keep(userId: string, form: Omit<KeptForm<Draft>, 'savedAt'>): boolean {
      const others = all(userId).filter(({ id }) => id !== form.id)
      return write(userId, [{ ...form, savedAt: Date.now() }, ...others].slice(0, MOST_KEPT))
    },
    drop: (userId: string, id: string) =>
      void write(
        userId,
        all(userId).filter((kept) => kept.id !== id),
      ),
    dropAll: (userId: string) => void write(userId, []),
  }
}

/** A kept draft on what is there now: what was changed in the draft stays changed. */
export function onto<Draft extends object>(now: Draft, base: Draft, draft: Draft): Draft {
  const changed = Object.entries(draft).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field as keyof Draft]),
  )
  return { ...now, ...Object.fromEntries(changed) }
}

export function isSame<Draft extends object>(a: Draft, b: Draft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
