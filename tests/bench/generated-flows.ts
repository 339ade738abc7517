import type { EngineFlow } from '../../src/features/matching/engine/flow.ts'
import type { Knowledge } from '../../src/features/materials/knowledge.ts'
import type { Reader } from '../../src/features/materials/reading/reader.ts'
import { territory } from '../../src/features/organisations/territory.ts'

/** A small seeded generator (mulberry32): the same flows at each run and on each machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DETAILS = [
  'en vrac',
  'propre',
  'sec',
  'en big-bag',
  'sur palette',
  'enlèvement hebdomadaire',
  'à trier',
  'lot unique',
  '',
  '',
]

type Said = Pick<EngineFlow, 'label' | 'wasteCode' | 'reading'>

/**
 * Flows worded with the synonyms of the knowledge base, with places around the territory, quantities, months and
 * owners drawn at random: as varied as a country would write, so that few texts are alike.
 */
export function generateFlows(count: number, knowledge: Knowledge, reader: Reader, seed = 1): EngineFlow[] {
  return [...eachGeneratedFlow(count, knowledge, reader, seed)]
}

/**
 * The same one after the other: a million need not be held at once. After `texts` of them, those that follow say again
 * what one of these says, elsewhere and in another amount.
 */
export function* eachGeneratedFlow(
  count: number,
  knowledge: Knowledge,
  reader: Reader,
  seed: number,
  texts = count,
): Generator<EngineFlow> {
  const random = seeded(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const stockPhrases = knowledge.resources.flatMap(({ labelFr, synonymsFr, producers, wasteCodes }) =>
    [labelFr, ...synonymsFr].map((text) => ({ text, naf: producers, codes: wasteCodes })),
  )
  const needPhrases = [
    ...knowledge.uses.flatMap(({ expressionsFr, receivers }) =>
      expressionsFr.map((text) => ({ text, naf: receivers, codes: [] })),
    ),
    ...knowledge.resources.flatMap(({ synonymsFr, wantedAsFr, users }) =>
      [...synonymsFr, ...wantedAsFr].map((text) => ({ text, naf: users, codes: [] })),
    ),
  ]
  const write = (kind: EngineFlow['kind']): Said => {
    const { text, naf, codes } = pick<{ text: string; naf: string[]; codes: string[] }>(
      kind === 'stock' ? stockPhrases : needPhrases,
    )
    const wasteCode = codes.length > 0 && random() < 0.6 ? pick(codes) : null
    const label = `${kind === 'need' && random() < 0.5 ? 'Cherche ' : ''}${text} ${pick(DETAILS)}`.trim()
    const activity = naf.length > 0 && random() < 0.7 ? pick(naf) : null
    return { label, wasteCode, reading: reader.read({ kind, label, wasteCode, activity }) }
  }
  const written: Record<EngineFlow['kind'], Said[]> = { stock: [], need: [] }
  for (let i = 0; i < count; i++) {
    const kind = i % 2 === 0 ? 'stock' : 'need'
    if (i < texts) written[kind].push(write(kind))
    const said = i < texts ? (written[kind].at(-1) as Said) : pick(written[kind])
    const centre = pick(territory.communes)
    yield {
      id: `${kind[0]}${String(i).padStart(7, '0')}`,
      kind,
      owner: `o${Math.floor(random() * (count / 4))}`,
      ...said,
      family: null,
      quantity: random() < 0.7 ? { value: Math.ceil(random() * 500), unit: 't', period: 'year' } : null,
      months: random() < 0.5 ? 0xfff : 1 + Math.floor(random() * 0xfff),
      point: { lat: centre.lat + (random() - 0.5) * 3, lng: centre.lng + (random() - 0.5) * 4 },
      isAudited: random() < 0.5,
      ageDays: Math.floor(random() * 700),
    }
  }
}
