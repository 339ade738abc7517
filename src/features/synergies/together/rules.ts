import { type ChecklistItem, checklist, type SynergyKind } from '../../../kernel/synergies.ts'

/** What of the checklist is in no task yet, done or not. */
export function missingItems(tasks: readonly { item: ChecklistItem | null }[]): ChecklistItem[] {
  return checklist.filter((item) => !tasks.some((task) => task.item === item))
}

/** What structures receive of the checklist once introduced: what they share has no sample, load or status of waste. */
export function itemsFor(kind: SynergyKind): readonly ChecklistItem[] {
  return kind === 'pooling' || kind === 'sharing' ? ['contract'] : checklist
}
