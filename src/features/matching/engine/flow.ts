import type { Family } from '../../../kernel/families.ts'
import type { Point } from '../../../kernel/geo.ts'
import type { Quantity } from '../../../kernel/quantity.ts'
import type { Reading } from '../../../kernel/reading.ts'

/** A stock or a need as the engine sees it: facts only, no account, no clock, no database. */
export interface EngineFlow {
  id: string
  kind: 'stock' | 'need'
  /** Same key, same structure: never matched with itself. Null when unknown. */
  owner: string | null
  label: string
  /** Declared family; null leaves it to the resource. */
  family: Family | null
  reading: Reading
  wasteCode: string | null
  quantity: Quantity | null
  /** Bit mask (kernel/months); null when not said. */
  months: number | null
  point: Point | null
  isAudited: boolean
  /** Days since it was last said to be true, as if that had to be said each year (see `LIFE_DAYS`); null when not known. */
  ageDays: number | null
}
