const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'scroll', 'keydown'] as const

let lastActAt = Date.now()
for (const sign of SIGNS)
  addEventListener(
    sign,
    () => {
      lastActAt = Date.now()
    },
    { passive: true, capture: true },
  )

/**
 * Resolves when the person has done something since an instant, at once if they already have: a page forgotten on a
 * desk must not keep a session alive.
 */
export function personActs(since: number): Promise<void> {
  if (lastActAt >= since) return Promise.resolve()
  return new Promise((resolve) => {
    const act = () => {
      for (const sign of SIGNS) removeEventListener(sign, act, true)
      resolve()
    }
    for (const sign of SIGNS) addEventListener(sign, act, { passive: true, capture: true })
  })
}
