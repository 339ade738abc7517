import type { Concept } from './compatibility.ts'
import { FactRows } from './facts.ts'
import type { Profile } from './fit.ts'
import { type Layout, PlaceTree } from './place-tree.ts'
import { tellingWords } from './words.ts'

/**
 * One side of the exchange: its live flows, each in a slot, filed under the concepts read in them and under the words
 * that tell most. A slot is a small number, free for another once its flow is gone.
 */
export class Side {
  private readonly facts = new FactRows()
  private readonly slots = new Map<string, number>()
  private readonly profiles: (Profile | undefined)[] = []
  private readonly free: number[] = []
  private readonly byConcept: (PlaceTree | undefined)[] = []
  private readonly byWord = new Map<number, Set<number>>()

  get size(): number {
    return this.slots.size
  }

  /** Slots of the live flows. */
  all(): Iterable<number> {
    return this.slots.values()
  }

  find(id: string): Profile | undefined {
    const slot = this.slots.get(id)
    return slot === undefined ? undefined : this.profiles[slot]
  }

  at(slot: number): Profile {
    return this.profiles[slot] as Profile
  }

  /** What to search for the flows that say a concept. */
  layoutsOf(concept: Concept): readonly Layout[] {
    return this.byConcept[concept]?.layouts() ?? []
  }

  /** Slots of the flows that hold a telling word. */
  holding(word: number): ReadonlySet<number> | undefined {
    return this.byWord.get(word)
  }

  put(profile: Profile): void {
    const slot = this.free.pop() ?? this.profiles.length
    this.slots.set(profile.flow.id, slot)
    this.profiles[slot] = profile
    this.facts.set(slot, profile.facts)
    profile.concepts.forEach((concept, i) => {
      this.treeOf(concept).put(slot, profile.weights[i] as number)
    })
    for (const word of tellingWords(profile.words)) {
      const filed = this.byWord.get(word)
      if (filed) filed.add(slot)
      else this.byWord.set(word, new Set([slot]))
    }
  }

  remove(id: string): void {
    const slot = this.slots.get(id)
    if (slot === undefined) return
    const { concepts, words } = this.at(slot)
    for (const concept of concepts) this.treeOf(concept).remove(slot)
    for (const word of tellingWords(words)) this.byWord.get(word)?.delete(slot)
    this.slots.delete(id)
    this.profiles[slot] = undefined
    this.free.push(slot)
  }

  private treeOf(concept: Concept): PlaceTree {
    this.byConcept[concept] ??= new PlaceTree(this.facts)
    return this.byConcept[concept]
  }
}
