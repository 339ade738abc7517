import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { LinkView } from './contract.ts'
import { type CounterId, counterIds, counterWords } from './counter-words.ts'
import { type CountedFact, countsOn, type planCounters } from './counters.ts'
import type { CounterChoices, CounterLines, LinkInput } from './follow-contract.ts'
import type { LinkRow, PlanStore } from './store.ts'
import type { PlanTools } from './writing.ts'

const MOST_LINES = 500

/** What happens on the platform that tells of a sheet or a step: counted each time it is read, never typed. */
export function planLinks(
  db: Database,
  {
    store,
    tools,
    counters,
  }: {
    store: PlanStore
    tools: PlanTools
    counters: ReturnType<typeof planCounters>
  },
) {
  const factsOf = ({ counter, from, to }: Pick<LinkRow, 'counter' | 'from' | 'to'>, asOf: string) =>
    counters[counter]().filter((fact) => countsOn(fact, { from, to, asOf }))

  const link = (id: string): LinkRow => store.link(id) ?? notFound('Lien')

  return {
    /** How much a counter counted at the end of a day. */
    countOn: (counter: CounterId, asOf: string): number =>
      factsOf({ counter, from: null, to: null }, asOf).length,

    views(rows: readonly LinkRow[], asOf: string): LinkView[] {
      const kept = new Map<CounterId, CountedFact[]>()
      return rows.map(({ id, counter, from, to }) => {
        const facts = kept.get(counter) ?? counters[counter]()
        kept.set(counter, facts)
        return {
          ...{ id, counter, from, to, ...counterWords[counter] },
          count: facts.filter((fact) => countsOn(fact, { from, to, asOf })).length,
        }
      })
    },

    /** What may be counted, with the rule of each. */
    choices: (): CounterChoices => ({
      items: counterIds.map((id) => ({ id, ...counterWords[id] })),
    }),

    /** Each thing behind the number, the last first; what the reader may not see is told without its name. */
    lines(actor: Actor, id: string, on: string | undefined): CounterLines {
      const row = link(id)
      const asOf = on ?? tools.today()
      const facts = factsOf(row, asOf).sort((a, b) => (a.on < b.on ? 1 : -1))
      return {
        ...counterWords[row.counter],
        ...{ on: asOf, from: row.from, to: row.to, total: facts.length },
        items: facts.slice(0, MOST_LINES).map((fact) => ({ on: fact.on, ...fact.shownTo(actor) })),
      }
    },

    /** Chooses what is counted for a sheet or a step. */
    add(actor: Actor, actionId: string, { counter, from, to }: LinkInput): void {
      tools.mustWrite(actor)
      const row = tools.action(actionId)
      if (from !== null && to !== null && to < from) {
        const detail = 'La fin vient après le début.'
        fail('invalid-input', detail, [{ pointer: '/to', detail }])
      }
      db.write(() => {
        const twin = (store.linksOf([row.id]).get(row.id) ?? []).some(
          (one) => one.counter === counter && one.from === from && one.to === to,
        )
        if (twin) return
        const added = { id: newId(), actionId, counter, from, to, by: actor.userId, at: tools.nowIso() }
        store.insertLink(added)
        tools.tell('plan.link-added', actionId, actor.userId, { after: { counter, from, to } })
      })
    },

    remove(actor: Actor, id: string): void {
      tools.mustWrite(actor)
      const { actionId, counter, from, to } = link(id)
      db.write(() => {
        store.removeLink(id)
        tools.tell('plan.link-removed', actionId, actor.userId, {
          before: { counter, from, to },
          after: null,
        })
      })
    },
  }
}
