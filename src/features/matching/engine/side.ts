import type { Concept } from './compatibility.ts'
import { type Facts, FactTable } from './facts.ts'
import type { Profile } from './fit.ts'
import type { EngineFlow } from './flow.ts'
import { type Layout, PlaceTree } from './place-tree.ts'
import { tellingWords } from './words.ts'

/**
 * One side of the exchange: its live flows, each in a slot, filed under the concepts read in them and under the words
 * that tell most. A slot is a small number, free for another once its flow is gone.
 */
export class Side {
  private readonly facts = new FactTable()
  private readonly slots = new Map<string, number>()
  private readonly flows: (EngineFlow | undefined)[] = []
  private readonly free: number[] = []
  private readonly byConcept: (PlaceTree | undefined)[] = []
  private readonly byWord = new Map<string, Set<number>>()

  get size(): number {
    return this.slots.size
  }

  /** Slots of the live flows. */
  all(): Iterable<number> {
    return this.slots.values()
  }

  find(id: string): EngineFlow | undefined {
    const slot = this.slots.get(id)
    return slot === undefined ? undefined : this.flows[slot]
  }

  at(slot: number): EngineFlow {
    return this.flows[slot] as EngineFlow
  }

  /** What to search for the flows that say a concept. */
  layoutsOf(concept: Concept): readonly Layout[] {
    return this.byConcept[concept]?.layouts() ?? []
  }

  /** Slots of the flows that hold a telling word. */
  holding(stem: string): ReadonlySet<number> | undefined {
    return this.byWord.get(stem)
  }

  put({ flow, concepts, weights, words }: Profile, facts: Facts): void {
    const slot = this.free.pop() ?? this.flows.length
    this.slots.set(flow.id, slot)
    this.flows[slot] = flow
    this.facts.set(slot, facts)
    concepts.forEach((concept, i) => {
      this.treeOf(concept).put(slot, weights[i] as number)
    })
    for (const stem of tellingWords(words)) {
      const filed = this.byWord.get(stem)
      if (filed) filed.add(slot)
      else this.byWord.set(stem, new Set([slot]))
    }
  }

  /** Takes out a flow, given as it was put. */
  remove({ flow: { id }, concepts, words }: Profile): void {
    const slot = this.slots.get(id)
    if (slot === undefined) return
    for (const concept of concepts) this.treeOf(concept).remove(slot)
    for (const stem of tellingWords(words)) this.byWord.get(stem)?.delete(slot)
    this.slots.delete(id)
    this.flows[slot] = undefined
    this.free.push(slot)
  }

  private treeOf(concept: Concept): PlaceTree {
    this.byConcept[concept] ??= new PlaceTree(this.facts)
    return this.byConcept[concept]
  }
}
