import type { Area } from '../../organisations/anonymity.ts'
import type { ShownFlow } from '../shown.ts'
import { type PublicRow, publicRow } from './contract.ts'

const fields = publicRow.keyof().options

/** What is published of a flow, from what anybody may be shown of it. */
export function publicRowOf({ row }: Pick<ShownFlow, 'row'>, { id, name }: Area): PublicRow {
  const { kind, family, label, wasteCode, hazardous, quantity, unit, period } = row
  return {
    ...{ kind, family, resource: label, wasteCode, hazardous },
    ...{ place: name, placeCode: id, quantity, unit, period },
  }
}

/** Whether two rows say the same, word for word: what was agreed to and what would be published. */
export function isSameRow(a: PublicRow, b: PublicRow): boolean {
  return fields.every((field) => a[field] === b[field])
}
