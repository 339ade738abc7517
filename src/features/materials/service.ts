import { lazyFrom, lazyOfLate } from '../../kernel/lazy.ts'
import type { Reading } from '../../kernel/reading.ts'
import { activityLabel } from './activities.ts'
import { type ArrangedKnowledge, arrangeAdded } from './arranged-knowledge.ts'
import type { LiveEntry } from './entries/added.ts'
import type { Resource, WasteCode } from './knowledge.ts'
import type { FlowText } from './reading/reader.ts'
import { fold, searchTermsOf, stemsOf } from './reading/words.ts'
import { searchResources, searchWasteCodes } from './search.ts'
import { suggest } from './suggest.ts'

const UNNAMED_RESOURCE = 'Ressource non précisée'
/** A resource that words name this surely is what is looked for. */
const PLAINLY = 0.7
const TEXTS_OF_LATE = 20_000
const NOTHING_ADDED: readonly LiveEntry[] = []

export type MaterialsService = ReturnType<typeof materialsService>

/** The knowledge base at work: labels, searches, and the reading of free text. `live`: what was added to the base. */
export function materialsService(
  shipped: ArrangedKnowledge,
  live: () => readonly LiveEntry[] = () => NOTHING_ADDED,
) {
  /** The base as it stands: arranged again when an entry changed. */
  const base = lazyFrom(live, (entries) => arrangeAdded(shipped, entries))
  const knowledge = () => base().knowledge()
  const readerOfLate = lazyFrom(base, (arranged) =>
    lazyOfLate(TEXTS_OF_LATE, JSON.stringify, (text: FlowText) => arranged.reader().read(text)),
  )
  /** Flows that say the same share one reading: it is worked out once, and kept once. */
  const read = (text: FlowText): Reading => readerOfLate()(text)

  return {
    knowledge,
    shipped,
    /** The shipped base and what was added to it, arranged. */
    base,
    /** The same as it would stand were one of the entries another; null: were it not there. */
    baseWith: (id: string, content: LiveEntry['content'] | null): ArrangedKnowledge =>
      arrangeAdded(shipped, [
        ...live().filter((entry) => entry.id !== id),
        ...(content ? [{ id, content }] : []),
      ]),
    read,
    activityLabel,
    /** Arranges everything now, so that nobody waits for it later. */
    warmUp: () => void base().reader(),
    resource: (id: string): Resource | undefined => base().resources().get(id),
    /** A resource and those above it, the nearest first. */
    lineage(id: string): string[] {
      const found: string[] = []
      for (let at: string | null = id; at !== null; at = base().resources().get(at)?.parent ?? null)
        found.push(at)
      return found
    },
    resourceLabel: (id: string): string | null => base().resources().get(id)?.labelFr ?? null,
    /** A rule of the base in French words, with the day it was checked; null for an unknown id. */
    rule(id: string): { label: string; checkedOn: string } | null {
      const stop = base().stops().get(id)
      return stop ? { label: base().ruleWords()(stop), checkedOn: stop.checkedOn } : null
    },
    wasteCode: (code: string): WasteCode | undefined => base().wasteCodes().get(code),
    /** The other of a pair that the declarant must choose between; null when there is none. */
    mirrorOf: ({ mirror }: WasteCode): WasteCode | null =>
      base()
        .wasteCodes()
        .get(mirror[0] ?? '') ?? null,
    wasteLabel: (code: string): string | null => base().wasteCodes().get(code)?.labelFr ?? null,

    /** The resource meant by an id or by a French label; null when it is neither. */
    findResource(text: string): string | null {
      if (base().resources().has(text)) return text
      const wanted = fold(text).trim()
      return knowledge().resources.find(({ labelFr }) => fold(labelFr) === wanted)?.id ?? null
    },

    /** What an anonymised flow may say of itself: the resource (or the use, of a need) read in it, never its words. */
    anonymousReading(flow: Pick<FlowText, 'kind' | 'label' | 'wasteCode' | 'resourceId'>): {
      label: string
      resourceId: string | null
    } {
      const named = (resourceId: string | undefined) => ({
        label: (resourceId && base().resources().get(resourceId)?.labelFr) || UNNAMED_RESOURCE,
        resourceId: resourceId ?? null,
      })
      if (flow.resourceId) return named(flow.resourceId)
      const {
        resources: [resource],
        uses: [use],
      } = read(flow)
      const isUse = use !== undefined && flow.kind === 'need' && use.weight > (resource?.weight ?? 0)
      if (!isUse) return named(resource?.id)
      return { label: base().uses().get(use.id)?.labelFr ?? UNNAMED_RESOURCE, resourceId: null }
    },

    stemsOf,
    searchTermsOf,

    /** True when a flow's visible words hold every word of the query, whatever the accents and plurals. */
    textFilter(
      query: string,
    ): (flow: { label: string; resourceLabel: string | null; party: { name: string } }) => boolean {
      const wanted = stemsOf(query)
      return ({ label, resourceLabel, party }) => {
        const present = new Set(stemsOf(`${label} ${resourceLabel ?? ''} ${party.name}`))
        return wanted.every((stem) => present.has(stem) || [...present].some((word) => word.startsWith(stem)))
      }
    },

    /** Resources that somebody who looks for something plainly names, synonyms and slips of the keyboard included. */
    resourcesNamedBy(words: string): { id: string; weight: number }[] {
      return read({ kind: 'need', label: words, wasteCode: null })
        .resources.filter(({ weight, isSaid }) => isSaid && weight >= PLAINLY)
        .map(({ id, weight }) => ({ id, weight: Math.min(weight, 1) }))
    },
    /** A resource and those that belong to it. */
    withNarrower(id: string): string[] {
      return [id, ...(base().narrower().get(id) ?? []).flatMap((narrower) => this.withNarrower(narrower.id))]
    },

    searchResources: (query: string, limit: number) => searchResources(knowledge(), query, limit),
    searchWasteCodes: (query: string, limit: number) => searchWasteCodes(knowledge(), query, limit),
    suggest: (text: FlowText) => suggest(knowledge(), read(text), text),
  }
}
