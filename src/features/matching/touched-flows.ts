import type { KnowledgeScope } from '../../kernel/events.ts'
import type { Compatibility } from './engine/compatibility.ts'
import type { EngineFlow } from './engine/flow.ts'
import { isAmong } from './engine/kin.ts'

/** What a change of the knowledge base asks of a flow: to be ranked again, or only to be read again. */
export type Touch = 'ranking' | 'reading' | null

/**
 * Tells what a change of the base, given by its scopes, asks of each flow. `moreStems`: those of its words beside the
 * label. Those to read again are more than will read otherwise; no other does.
 */
export function touching(scopes: readonly KnowledgeScope[], compatibility: Compatibility) {
  const tests = scopes.map((scope) => testOf(scope, compatibility))
  return (flow: EngineFlow, moreStems: readonly string[]): Touch =>
    strongest(tests.map((test) => test(flow, moreStems)))
}

export function strongest(touches: readonly Touch[]): Touch {
  return touches.includes('ranking') ? 'ranking' : touches.includes('reading') ? 'reading' : null
}

type Test = (flow: EngineFlow, moreStems: readonly string[]) => Touch

function testOf(scope: KnowledgeScope, compatibility: Compatibility): Test {
  const isRead = ({ reading }: EngineFlow, ids: readonly string[]) =>
    reading.resources.some(({ id }) => compatibility.lineage(id).some((each) => ids.includes(each)))
  if (scope.kind === 'words') {
    const stems = new Set(scope.stems)
    return ({ reading }, moreStems) =>
      [...reading.stems, ...moreStems].some((stem) => stems.has(stem)) ? 'reading' : null
  }
  if (scope.kind === 'path')
    return (flow) => {
      if (isRead(flow, [scope.resourceId])) return 'ranking'
      const { kind, reading } = flow
      return kind === 'need' && reading.activity !== null && isAmong(reading.activity, scope.receivers)
        ? 'reading'
        : null
    }
  const { resourceIds, qualifiers, wasteCodes } = scope
  return (flow) => {
    const { kind, reading, wasteCode } = flow
    const isAbout =
      kind === 'stock' &&
      (resourceIds.length === 0 || isRead(flow, resourceIds)) &&
      (qualifiers.length === 0 || qualifiers.some((id) => reading.qualifiers.includes(id))) &&
      (wasteCodes.length === 0 || wasteCodes.some((prefix) => wasteCode?.startsWith(prefix)))
    return isAbout ? 'ranking' : null
  }
}
