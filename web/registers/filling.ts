/** What the register filled into a form, so that another SIRET may replace it, and nothing that a person typed. */
export type Filled<Fields> = Partial<Fields>

/**
 * What of the register goes into a form: a field that is empty, or that still holds what the register put there before.
 * What a person typed stays.
 */
export function fillable<Fields extends Record<string, string>>(
  present: Fields,
  filled: Filled<Fields>,
  now: { [K in keyof Fields]?: string | null },
): Partial<Fields> {
  const taken: Partial<Fields> = {}
  for (const field of Object.keys(now) as (keyof Fields)[]) {
    const value = now[field]
    const isFree = present[field] === '' || present[field] === filled[field]
    if (value && isFree) taken[field] = value as Fields[keyof Fields]
  }
  return taken
}
