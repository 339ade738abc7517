import { citesLaw } from '../../../kernel/legal-source.ts'
import type { Stop } from '../../materials/knowledge.ts'
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
 * quantity that is kept back does not show through the points. `need`: null when who takes the stock has not said for
 * what. `match`: null when nothing links the two. `stop`: the hard stop that forbids the pair.
 */
export function legalHelpOf(
  stock: ShownSide,
  need: ShownSide | null,
  { match, stop = null }: { match: Pick<Match, 'fit' | 'warnings'> | null; stop?: Stop | null },
  { materials, compatibility }: { materials: MaterialsService; compatibility: Compatibility },
): LegalHelpView {
  const side = ({ shown, read }: ShownSide): LegalSide => ({ ...shown, reading: read.reading })
  const way = match && wayOf(match)
  const facts = legalFactsOf(side(stock), need && side(need), way, {
    resource: materials.resource,
    lineage: compatibility.lineage,
    lineageOfUse: compatibility.lineageOfUse,
    wasteCode: materials.wasteCode,
    mirrorOf: materials.mirrorOf,
  })
  const rules = (match?.warnings ?? []).filter(({ source }) => citesLaw(source))
  return legalHelp(facts, materials.knowledge().legalPoints, stop ? [stop, ...rules] : rules)
}

const wayOf = ({ fit: { resourceId, via } }: Pick<Match, 'fit'>) => ({
  resourceId,
  useId: via.type === 'path' ? via.useId : null,
})
