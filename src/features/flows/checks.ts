import type { FieldFault } from '../../kernel/errors.ts'
import { familyLabelsFr } from '../../kernel/families.ts'
import { fits, unitsOf } from '../../kernel/family-units.ts'
import { unitInFrench } from '../../kernel/quantity.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { FlowRow } from './store.ts'
import { unusualQuantity } from './usual-quantities.ts'

/** What is checked of a flow. */
export type Facts = Pick<
  FlowRow,
  | 'kind'
  | 'family'
  | 'label'
  | 'resourceId'
  | 'wasteCode'
  | 'hazardous'
  | 'quantity'
  | 'unit'
  | 'period'
  | 'months'
>

/** A resource only thought to be read in the words says nothing of quantities below this. */
const PLAINLY_READ = 0.5

/** What the checks ask of the knowledge base. */
export type CheckLookups = Pick<MaterialsService, 'wasteCode' | 'read' | 'lineage' | 'resource'>

/** A waste code that is not in the European list; null for one that is, or for none. */
export function unknownWasteCode(
  { wasteCode }: Pick<Facts, 'wasteCode'>,
  materials: Pick<CheckLookups, 'wasteCode'>,
): FieldFault | null {
  if (wasteCode === null || materials.wasteCode(wasteCode)) return null
  return {
    pointer: '/wasteCode',
    detail: `Le code déchet ${wasteCode} n’existe pas : choisissez un des 842 codes de la nomenclature européenne, ou laissez vide.`,
  }
}

/** What a person declares and that cannot be: every fault at once, each beside its field. */
export function contradictions(flow: Facts, materials: Pick<CheckLookups, 'wasteCode'>): FieldFault[] {
  const { family, quantity, unit, wasteCode, hazardous } = flow
  const faults: FieldFault[] = []
  if (unit !== null && !fits(unit, family))
    faults.push({
      pointer: '/unit',
      detail: `« ${familyLabelsFr[family]} » ne se compte pas en ${unitInFrench(unit)} : choisissez ${listed(unitsOf(family).map(unitInFrench))}, ou une autre famille.`,
    })
  if (quantity !== null && unit === null)
    faults.push({ pointer: '/unit', detail: 'Dites en quelle unité cette quantité est comptée.' })
  const code = wasteCode === null ? undefined : materials.wasteCode(wasteCode)
  if (code && hazardous !== null && hazardous !== code.hazardous && code.mirror[0])
    faults.push({
      pointer: '/wasteCode',
      detail: `Ce code désigne le déchet ${code.hazardous ? 'dangereux' : 'non dangereux'} : l’autre réponse a le code ${code.mirror[0]}.`,
    })
  return faults
}

/** A quantity that somebody should confirm, said with what is usual; null when nothing strikes. */
export function quantityToConfirm(
  flow: Facts,
  materials: Omit<CheckLookups, 'wasteCode'>,
): FieldFault | null {
  const [read] = flow.resourceId ? [] : materials.read(flow).resources
  const resourceId = flow.resourceId ?? (read && read.weight >= PLAINLY_READ ? read.id : null)
  const detail = unusualQuantity({
    ...flow,
    lineage: resourceId ? materials.lineage(resourceId) : [],
    densityTonnesPerM3: (resourceId && materials.resource(resourceId)?.densityTonnesPerM3) || null,
  })
  return detail === null ? null : { pointer: '/quantity', detail }
}

/** What an unusual amount hangs on. */
const AMOUNT = ['quantity', 'unit', 'period'] as const
/** What may contradict itself. */
const JUDGED = [...AMOUNT, 'family', 'wasteCode', 'hazardous'] as const

/** True when a change touches what an unusual amount hangs on: what was there before is not asked about again. */
export function changesAmount(before: Facts, after: Facts): boolean {
  return AMOUNT.some((field) => before[field] !== after[field])
}

/** True when a change touches what may contradict itself: a fault that was there before hinders no other change. */
export function changesJudged(before: Facts, after: Facts): boolean {
  return JUDGED.some((field) => before[field] !== after[field])
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} ou ${words.at(-1)}`
}
