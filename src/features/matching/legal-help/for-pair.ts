import { citesLaw } from '../../../kernel/legal-source.ts'
import type { MaterialsService } from '../../materials/service.ts'
import type { Compatibility } from '../engine/compatibility.ts'
import type { EngineFlow } from '../engine/flow.ts'
import type { Match } from '../engine/match-index.ts'
import type { LegalHelpView } from './contract.ts'
import { type LegalSide, legalFactsOf } from './facts.ts'
import { legalHelp } from './legal-help.ts'

/** A flow as somebody is shown it, and what is read in it. */
export interface ShownSide {
  shown: Omit<LegalSide, 'reading'>
  read: EngineFlow
}

/**
 * What is to be examined of a match, from what its reader is shown of the two flows and from nothing else: a code or a
 * quantity that is kept back does not show through the points. `match`: null when nothing links the two.
 */
export function legalHelpOf(
  stock: ShownSide,
  need: ShownSide,
  match: Pick<Match, 'fit' | 'warnings'> | null,
  { materials, compatibility }: { materials: MaterialsService; compatibility: Compatibility },
): LegalHelpView {
  const side = ({ shown, read }: ShownSide): LegalSide => ({ ...shown, reading: read.reading })
  const way = match && wayOf(match)
  const facts = legalFactsOf(side(stock), side(need), way, {
    resource: materials.resource,
    lineage: compatibility.lineage,
    lineageOfUse: compatibility.lineageOfUse,
    wasteCode: materials.wasteCode,
    mirrorOf: materials.mirrorOf,
  })
  const rules = (match?.warnings ?? []).filter(({ source }) => citesLaw(source))
  return legalHelp(facts, materials.knowledge().legalPoints, rules)
}

const wayOf = ({ fit: { resourceId, via } }: Pick<Match, 'fit'>) => ({
  resourceId,
  useId: via.type === 'path' ? via.useId : null,
})
