import type { EventBus } from '../../../kernel/events.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Sight } from '../policy.ts'
import type { attachments } from '../tables.ts'
import { canReadAttachment } from './policy.ts'

type Counted = Pick<typeof attachments.$inferSelect, 'flowId' | 'visibility'>

/** How many files of a flow a reader may open: kept in memory, since every list tells it of each flow. */
export function attachmentCounts(read: () => Counted[], events: EventBus) {
  let byFlow: Map<string, Counted[]> | null = null
  events.subscribe(({ type }) => {
    if (type === 'flow-changed' || type === 'organisation-changed' || type === 'written-elsewhere')
      byFlow = null
  })
  return (flowId: string, sight: Sight): number => {
    byFlow ??= groupBy(read(), (each) => each.flowId)
    return (byFlow.get(flowId) ?? []).filter((each) => canReadAttachment(sight, each)).length
  }
}
