import type { FieldFault } from '../../kernel/errors.ts'
import { familyLabelsFr } from '../../kernel/families.ts'
import { fits, unitsOf } from '../../kernel/family-units.ts'
import { unitInFrench } from '../../kernel/quantity.ts'
import type { MaterialsService } from '../materials/service.ts'
import type { FlowRow } from './store.ts'
import { unusualQuantity } from './usual-quantities.ts'

type Facts = Pick<
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

/** What a person declares and that cannot be: every fault at once, each beside its field. */
export function contradictions(flow: Facts, materials: MaterialsService): FieldFault[] {
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
export function quantityToConfirm(flow: Facts, materials: MaterialsService): FieldFault | null {
  const [read] = flow.resourceId ? [] : materials.read(flow).resources
  const resourceId = flow.resourceId ?? (read && read.weight >= PLAINLY_READ ? read.id : null)
  const detail = unusualQuantity({
    ...flow,
    lineage: resourceId ? materials.lineage(resourceId) : [],
    densityTonnesPerM3: (resourceId && materials.resource(resourceId)?.densityTonnesPerM3) || null,
  })
  return detail === null ? null : { pointer: '/quantity', detail }
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} ou ${words.at(-1)}`
}
