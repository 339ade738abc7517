import { unknownWasteCode } from '../flows/checks.ts'
import type { FlowInput } from '../flows/contract.ts'
import type { RejectedCell } from './contract.ts'
import type { FlowCells } from './flow-columns.ts'
import type { ParsedRow } from './parse-sheet.ts'
import type { MaterialLookups } from './plan.ts'

/** Fields of a flow that a row may give; null: left empty. */
export type FlowField = Exclude<keyof FlowInput, 'organisationId' | 'siteId' | 'kind'>
export type FlowDraft = { [Field in FlowField]: FlowInput[Field] | null }

/**
 * A flow from the cells of a row, read together: the unit may stand after the quantity or hold the period,
 * units that are not kept are converted, codes and resources are looked up in the knowledge base.
 */
export function flowDraft(
  row: ParsedRow<FlowCells>,
  lookups: MaterialLookups,
): { draft: FlowDraft; faults: RejectedCell[] } {
  const faults: RejectedCell[] = []
  const {
    key: _key,
    siret: _siret,
    structure: _structure,
    resource,
    wasteCode,
    quantity,
    unit,
    period,
    hazardous,
    ...plain
  } = row.cells
  const beside = quantity?.unit ?? null
  if (beside && unit && (beside.unit !== unit.unit || beside.scale !== unit.scale))
    faults.push(row.fault('unit', 'la même unité que celle écrite avec la quantité, ou une cellule vide'))
  const periods = [period, unit?.period, beside?.period].filter((one) => one !== null && one !== undefined)
  if (periods.some((one) => one !== periods[0]))
    faults.push(row.fault('period', 'la même période que celle écrite avec l’unité, ou une cellule vide'))
  const scale = unit?.scale ?? beside?.scale ?? 1
  const cost = plain.currentCostEurosPerUnit
  const resourceId = resource ? lookups.findResource(resource) : null
  if (resource && !resourceId)
    faults.push(
      row.fault(
        'resource',
        'le libellé ou l’identifiant d’une ressource de la base de connaissances, ou une cellule vide',
      ),
    )
  const unknown = wasteCode && unknownWasteCode({ wasteCode: wasteCode.code }, lookups)
  if (unknown) faults.push(row.fault('wasteCode', unknown.detail))
  return {
    draft: {
      ...plain,
      resourceId,
      wasteCode: wasteCode?.code ?? null,
      // The asterisk says that the declarer holds it for hazardous; an answer in its own column wins.
      hazardous: hazardous ?? (wasteCode?.starred ? true : null),
      quantity: quantity ? scaled(quantity.value, scale) : null,
      unit: unit?.unit ?? beside?.unit ?? null,
      period: periods[0] ?? null,
      currentCostEurosPerUnit: cost === null ? null : scaled(cost, 1 / scale),
    },
    faults,
  }
}

/** A number brought to another unit, without the noise of binary fractions that a conversion brings (0.1 × 3). */
function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(12))
}
