import type { Family } from '../../../src/kernel/families.ts'
import { fits } from '../../../src/kernel/family-units.ts'
import type { ReadingView } from '../../api/resources.ts'
import type { FlowDraft } from './draft.ts'

/** Fields that may stand as they were read in the words, each with the words that said so. */
export type Proposed = Partial<Record<'family' | 'quantity' | 'unit' | 'period' | 'months', string>>

/** A draft with what was read in the words where the person said nothing; all of it is on the screen before it is sent. */
export function completed(
  draft: FlowDraft,
  reading: ReadingView | undefined,
): { draft: FlowDraft; proposed: Proposed } {
  const proposed: Proposed = {}
  const result = { ...draft }
  const [likeliest] = reading?.resources ?? []
  if (draft.family === null && likeliest) {
    result.family = likeliest.family
    proposed.family = likeliest.because
  }
  const amount = reading?.amount
  if (draft.quantity === null && amount) {
    result.quantity = String(amount.quantity).replace('.', ',')
    proposed.quantity = quoted(amount.because)
  }
  const unit = amount?.unit ?? usualUnit(likeliest?.unit, result.family)
  if (draft.unit === null && unit) {
    result.unit = unit
    proposed.unit = amount ? quoted(amount.because) : likeliest?.because
  }
  if (draft.period === null) {
    result.period = (proposed.quantity !== undefined && amount?.period) || 'year'
    if (proposed.quantity !== undefined && amount?.period) proposed.period = quoted(amount.because)
  }
  if (draft.months === null && reading?.months) {
    result.months = reading.months.months
    proposed.months = quoted(reading.months.because)
  }
  return { draft: result, proposed }
}

const quoted = (words: string) => `« ${words} »`

type Unit = NonNullable<FlowDraft['unit']>

function usualUnit(unit: Unit | null | undefined, family: Family | null): Unit | null {
  return unit && family && fits(unit, family) ? unit : null
}
