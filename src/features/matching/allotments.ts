import type { AllotmentList, AllotmentQuery, AllotmentView } from './contract.ts'
import { type Allotment, proposeAllotments } from './engine/allotments.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import type { Match } from './engine/match-index.ts'
import type { Weights } from './engine/terms.ts'
import type { Look } from './look.ts'

/**
 * Small stocks together for a need, and stocks to share out, among the pairs somebody may read: best first, under the
 * filters of the query.
 */
export function allotmentsFor(
  { type, family, limit, offset }: AllotmentQuery,
  { matches, flowOf }: { matches: readonly Match[]; flowOf(id: string): EngineFlow | null },
  { compatibility, weights }: { compatibility: () => Compatibility; weights: () => Weights },
  { isAbout, familyOf, viewsOf }: Look,
): AllotmentList {
  const kept = proposeAllotments(matches, flowOf, compatibility(), weights()).filter(
    (allotment) =>
      (!type || allotment.type === type) &&
      (!family || familyOf(allotment.flowId) === family) &&
      isAbout([allotment.flowId, ...allotment.parts.map(({ flowId }) => flowId)]),
  )

  function viewOf({ flowId, parts, ...allotment }: Allotment): AllotmentView | null {
    const views = viewsOf([flowId, ...parts.map((part) => part.flowId)])
    const centre = views.get(flowId)
    const shown = parts.flatMap(({ flowId: id, ...part }) => {
      const flow = views.get(id)
      return flow ? [{ ...part, flow }] : []
    })
    return centre && shown.length === parts.length ? { ...allotment, centre, parts: shown } : null
  }

  const items = kept.slice(offset, offset + limit).flatMap((allotment) => viewOf(allotment) ?? [])
  return { total: kept.length, items }
}
