import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  BatchView,
  CandidateView,
  DecisionInput,
  QueueView,
} from '../../src/features/matching/contract.ts'
import type { SynergyView } from '../../src/features/synergies/life-contract.ts'
import type { TakenUp } from '../triage/candidates.ts'
import { request } from './client.ts'
import type { IntroductionView } from './introductions.ts'

export type { CandidateView, QueueView }

const QUEUE = '/matches/queue'

/** What is left to sort; `mine`: what was given to whoever asks. */
export function useQueue(mine: boolean) {
  return useQuery({
    queryKey: [QUEUE, mine],
    queryFn: ({ signal }) =>
      request<QueueView>('GET', QUEUE, { query: { assignedTo: mine ? 'me' : undefined }, signal }),
  })
}

interface Batch {
  ids: readonly string[]
  decision?: DecisionInput | null
  assignedTo?: string | null
}

/** At most 200 a request, as the server takes them. */
const AT_ONCE = 200

async function sendBatch({ ids, ...input }: Batch): Promise<BatchView['rows']> {
  const rows: BatchView['rows'] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const body = { ...input, ids: ids.slice(from, from + AT_ONCE) }
    rows.push(...(await request<BatchView>('POST', '/matches/decisions', { body })).rows)
  }
  return rows
}

const takeUp = ({ kind, flowIds }: TakenUp) =>
  request<SynergyView>('POST', '/synergies', {
    body: { kind, parties: flowIds.map((flowId) => ({ flowId })) },
  })

/** A synergy that was just taken up by mistake: refused, with its history, so that its matches are candidates again. */
const giveUp = ({ id, note }: { id: string; note: string }) =>
  request<SynergyView>('POST', `/synergies/${encodeURIComponent(id)}/steps`, {
    body: { from: 'validated', to: 'refused', reason: 'other', note },
  })

/**
 * The acts of the triage. What leaves the queue leaves the screen at once; what else changed is asked again behind,
 * as the socket does for everybody.
 */
export function useTriageActs() {
  const client = useQueryClient()
  const run = useMutation({
    mutationFn: (act: () => Promise<void>) => act(),
    // Not waited for: the next candidate is decided while the lists are read again.
    onSettled: () =>
      void client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/(matches|synergies|introductions)/.test(String(queryKey[0])),
      }),
  })

  /** Out of every queue that is shown, without waiting for the server to tell it again. */
  const leave = (ids: readonly string[]) => {
    const gone = new Set(ids)
    client.setQueriesData<QueueView>({ queryKey: [QUEUE] }, (queue) => {
      if (!queue) return queue
      const items = queue.items.filter(({ id }) => !gone.has(id))
      return { ...queue, items, total: queue.total - (queue.items.length - items.length) }
    })
  }

  return {
    run,
    leave,
    decide: sendBatch,
    takeUp,
    giveUp,
    introduce: (stockId: string, needId: string, message: string | null) =>
      request<IntroductionView>('POST', '/introductions', { body: { stockId, needId, message } }),
  }
}
