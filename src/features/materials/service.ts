import { lazy } from '../../kernel/lazy.ts'
import type { Reading } from '../../kernel/reading.ts'
import { activityLabel } from './activities.ts'
import type { Knowledge, Resource, WasteCode } from './knowledge.ts'
import { createReader, type FlowText } from './reading/reader.ts'
import { fold, stemsOf } from './reading/words.ts'
import { ruleWords } from './rule-words.ts'
import { searchResources, searchWasteCodes } from './search.ts'
import { suggest } from './suggest.ts'

const UNNAMED_RESOURCE = 'Ressource non précisée'

export type MaterialsService = ReturnType<typeof materialsService>

/**
 * The knowledge base at work: labels, searches, and the reading of free text. Holds no table. The base is read, and
 * its words arranged, when they are first needed: a server starts without waiting for them.
 */
export function materialsService(load: () => Knowledge) {
  const knowledge = lazy(load)
  const resources = lazy(() => new Map(knowledge().resources.map((resource) => [resource.id, resource])))
  const uses = lazy(() => new Map(knowledge().uses.map((use) => [use.id, use])))
  const wasteCodes = lazy(() => new Map(knowledge().wasteCodes.map((entry) => [entry.code, entry])))
  const reader = lazy(() => createReader(knowledge()))
  const stops = lazy(() => new Map(knowledge().stops.map((stop) => [stop.id, stop])))
  const inWords = lazy(() => ruleWords(knowledge()))
  const read = (text: FlowText): Reading => reader().read(text)

  return {
    knowledge,
    read,
    activityLabel,
    /** Arranges everything now, so that nobody waits for it later. */
    warmUp: () => void reader(),
    resource: (id: string): Resource | undefined => resources().get(id),
    resourceLabel: (id: string): string | null => resources().get(id)?.labelFr ?? null,
    /** A rule of the base in French words, with the day it was checked; null for an unknown id. */
    rule(id: string): { label: string; checkedOn: string } | null {
      const stop = stops().get(id)
      return stop ? { label: inWords()(stop), checkedOn: stop.checkedOn } : null
    },
    wasteCode: (code: string): WasteCode | undefined => wasteCodes().get(code),
    wasteLabel: (code: string): string | null => wasteCodes().get(code)?.labelFr ?? null,

    /** The resource meant by an id or by a French label; null when it is neither. */
    findResource(text: string): string | null {
      if (resources().has(text)) return text
      const wanted = fold(text).trim()
      return knowledge().resources.find(({ labelFr }) => fold(labelFr) === wanted)?.id ?? null
    },

    /** What an anonymised flow may say of itself: the resource (or the use, of a need) read in it, never its words. */
    anonymousLabel(flow: {
      kind: 'stock' | 'need'
      label: string
      wasteCode: string | null
      resourceId: string | null
    }): string {
      if (flow.resourceId) return resources().get(flow.resourceId)?.labelFr ?? UNNAMED_RESOURCE
      const {
        resources: [resource],
        uses: [use],
      } = this.read(flow)
      const isUse = use !== undefined && flow.kind === 'need' && use.weight > (resource?.weight ?? 0)
      if (isUse) return uses().get(use.id)?.labelFr ?? UNNAMED_RESOURCE
      return (resource && resources().get(resource.id)?.labelFr) ?? UNNAMED_RESOURCE
    },

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

    searchResources: (query: string, limit: number) => searchResources(knowledge(), query, limit),
    searchWasteCodes: (query: string, limit: number) => searchWasteCodes(knowledge(), query, limit),
    suggest: (text: FlowText) => suggest(knowledge(), read(text), text),
  }
}
