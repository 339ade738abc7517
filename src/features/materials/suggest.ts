import type { Reading } from '../../kernel/reading.ts'
import type { Knowledge, Resource, WasteCode } from './knowledge.ts'
import type { FlowText } from './reading/reader.ts'
import { stemsOf } from './reading/words.ts'

export interface Suggestion {
  resources: { resource: Resource; weight: number; because: string }[]
  /** The five likeliest waste codes, each with why, and the twin to choose between when there is one. */
  wasteCodes: { entry: WasteCode; because: string; mirror: WasteCode | null }[]
}

const CODES_SHOWN = 5

/**
 * What a form may propose from free text: the likely resources and waste codes. A code comes from a resource
 * read in the text, or from words it shares with the text; both count together. Never chosen for the declarant.
 */
export function suggest(knowledge: Knowledge, reading: Reading, { label }: FlowText): Suggestion {
  const byId = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const stems = new Set(stemsOf(label))
  const scores = new Map<string, { score: number; because: string }>()
  const add = (code: string, score: number, because: string) => {
    const known = scores.get(code)
    if (known) known.score += score
    else scores.set(code, { score, because })
  }
  for (const { id, weight, because } of reading.resources) {
    const resource = byId.get(id)
    resource?.wasteCodes.forEach((code, rank) => {
      add(code, weight / (1 + 0.25 * rank), `${resource.labelFr}, lu dans ${because}`)
    })
  }
  for (const { code, labelFr, keywordsFr } of knowledge.wasteCodes) {
    const shared = [...new Set([labelFr, ...keywordsFr].flatMap(stemsOf))].filter((stem) => stems.has(stem))
    if (shared.length > 0)
      add(code, 0.35 * (shared.length / Math.max(2, stems.size)), 'mots de l’intitulé du code')
  }
  const entries = new Map(knowledge.wasteCodes.map((entry) => [entry.code, entry]))
  return {
    resources: reading.resources.slice(0, 5).flatMap(({ id, weight, because }) => {
      const resource = byId.get(id)
      return resource ? [{ resource, weight, because }] : []
    }),
    wasteCodes: [...scores]
      .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
      .slice(0, CODES_SHOWN)
      .flatMap(([code, { because }]) => {
        const entry = entries.get(code)
        return entry ? [{ entry, because, mirror: entries.get(entry.mirror[0] ?? '') ?? null }] : []
      }),
  }
}
