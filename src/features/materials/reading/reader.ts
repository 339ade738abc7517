import type { Family } from '../../../kernel/families.ts'
import { HAZARDOUS, type ReadConcept, type Reading } from '../../../kernel/reading.ts'
import type { Knowledge } from '../knowledge.ts'
import { arrangeWords } from './arranged-words.ts'
import { createConceptSearch } from './concept-search.ts'
import { shadesOf } from './heads.ts'
import { type Found, type Meaning, undominated } from './lexicon.ts'
import { type Circumstances, createPlausibility } from './plausibility.ts'
import { createSpeakers } from './speakers.ts'
import { isNegated, languageOf, negatedPositions, type Word, wordsOf } from './words.ts'

/** What is known of a flow before reading: its words and the facts beside them. */
export interface FlowText {
  kind: 'stock' | 'need'
  label: string
  /** Quality, constraints, packaging: read for qualities and exclusions, not for what the flow is. */
  details?: string
  wasteCode?: string | null
  hazardous?: boolean | null
  /** NAF code, with or without its label: "01.46Z". */
  activity?: string | null
  /** The family chosen by a person. */
  family?: Family | null
  /** A resource chosen by a person: certain. */
  resourceId?: string | null
}

export interface Reader {
  read(flow: FlowText): Reading
}

/** What the name of the speaker is worth: a "laitier" does not want slag, but a "brasseur" does brew. */
const SPEAKER = { resource: 0.35, use: 0.8 } as const
const OTHER_TRADE = 0.5
/** Likeness of words with a concept's description, next to a phrase found whole. */
const NEAR_WORDS = 0.9
/** A text in which a phrase is this sure needs no guess beside it. */
const PLAINLY_READ = 0.9
/** A use that the activity alone suggests: a faint hint, never taken for a declaration. */
const ACTIVITY_ALONE = 0.16
/** When the text tells nothing, the trade tells: "ferme aquacole". A text tells from this weight. */
const ACTIVITY_WHEN_SILENT = 0.4
const SPEAKS = 0.5
/** What the thing asked for is for, in the hands of that activity: "remplacer le tourteau" is feeding. */
const IMPLIED_USE = 0.6
/** What each further use that the activity makes of the thing takes away: many uses tell none. */
const SPREAD = 0.15
/** A species this sure leaves its genus this much: what is true of the genus is true of it anyway. */
const PLAIN_SPECIES = 0.5
const GENUS_LEFT = 0.2
/** Families in which "sans X" in a need means that X is wanted ("sans pompiers"), not refused. */
const WANTED_WHEN_MISSING = new Set([
  'equipment',
  'space',
  'logistics',
  'service',
  'skill',
  'group-purchase',
  'infrastructure',
])

/** Roots of what holds other things. */
const CONTAINERS: ReadonlySet<string> = new Set(['packaging', 'cooperage', 'roto-tank'])

type Concepts = Map<string, ReadConcept>

/**
 * Builds the reader of free text over a knowledge base; reading is deterministic and keeps no state. `words`: those of
 * the base, when they are already arranged.
 */
export function createReader(knowledge: Knowledge, words = arrangeWords(knowledge)): Reader {
  const { lexicons } = words
  const search = createConceptSearch(knowledge, lexicons.fr, words.descriptions)
  const plausibility = createPlausibility(knowledge)
  const speakers = createSpeakers(knowledge.speakers)
  const resources = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const hazardousCodes = new Set(
    knowledge.wasteCodes.filter(({ hazardous }) => hazardous).map(({ code }) => code),
  )

  return {
    read(flow) {
      const words = wordsOf(flow.label)
      const circumstances: Circumstances = {
        kind: flow.kind,
        activity:
          flow.activity?.match(/\d{2}(?:\.?\d{1,2}[A-Z]?)?/)?.[0] ??
          (flow.kind === 'need' ? speakers.activityOf(words) : null),
        wasteCode: flow.wasteCode ?? null,
        family: flow.family ?? null,
      }
      const { activity } = circumstances
      const read = { resource: new Map() as Concepts, use: new Map() as Concepts }
      const qualities = { qualifiers: new Set<string>(), excluded: new Set<string>() }

      readPhrases(words, flow, circumstances, read, qualities)
      if (flow.details) readDetails(flow.details, qualities)
      const stems = [
        ...new Set(words.flatMap(({ stem, negates }) => (stem === null || negates ? [] : [stem]))),
      ]
      readNearWords(stems, circumstances, read, qualities.excluded)
      if (flow.wasteCode) readCode(flow.wasteCode, circumstances, read.resource)
      if (flow.resourceId && resources.has(flow.resourceId))
        read.resource.set(flow.resourceId, {
          id: flow.resourceId,
          weight: 1,
          because: 'ressource choisie',
          isSaid: true,
        })
      if (flow.kind === 'need' && activity) {
        readImpliedUses(activity, read)
        readActivity(activity, read)
      }
      if (flow.hazardous || (flow.wasteCode && hazardousCodes.has(flow.wasteCode)))
        qualities.qualifiers.add(HAZARDOUS)
      return {
        resources: sorted(
          flow.kind === 'stock' ? speciesOf(read.resource) : read.resource,
          qualities.excluded,
        ),
        uses: sorted(read.use, qualities.excluded),
        qualifiers: [...qualities.qualifiers].sort(),
        excluded: [...qualities.excluded].sort(),
        stems,
        information: stems.map(lexicons.fr.informationOf),
        activity,
      }
    },
  }

  /** Phrases of the lexicon found whole: the surest reading. */
  function readPhrases(
    words: readonly Word[],
    flow: FlowText,
    circumstances: Circumstances,
    read: { resource: Concepts; use: Concepts },
    { qualifiers, excluded }: { qualifiers: Set<string>; excluded: Set<string> },
  ): void {
    const negated = negatedPositions(words)
    const speakerEnd = flow.kind === 'need' ? words.findIndex(({ asks }) => asks) : 0
    // What is refused takes no word from what is said: "semences non traitées" are seed all the same.
    const [refusals, said] = partition(lexicons[languageOf(flow.label)].find(words), ({ at }) =>
      isNegated(at, negated),
    )
    const phrases = [...undominated(said, flow.kind), ...undominated(refusals, flow.kind)]
    const shades = shadesOf(words, phrases, flow.kind, isContainer)
    const affirmed: string[] = []
    let rank = 0
    for (const [i, phrase] of phrases.entries()) {
      const because = `« ${phrase.at.map((position) => words[position]?.text).join(' ')} »`
      const refused = isNegated(phrase.at, negated)
      let saysResource = false
      for (const meaning of phrase.meanings) {
        if (flow.kind === 'stock' && (meaning.wanted || meaning.kind === 'use')) continue
        if (meaning.kind === 'qualifier') (refused ? excluded : qualifiers).add(meaning.id)
        else if (refused && !(flow.kind === 'need' && isWantedWhenMissing(meaning))) excluded.add(meaning.id)
        else {
          saysResource ||= meaning.kind === 'resource'
          affirmed.push(meaning.id)
          const weight =
            phraseWeight(phrase, meaning, rank, speakerEnd) *
            plausibility.of(meaning, circumstances) *
            (isOtherTrade(phrase, meaning, speakerEnd, circumstances) ? OTHER_TRADE : 1) *
            (shades[i] as number)
          keepBest(read[meaning.kind], { id: meaning.id, weight, because, isSaid: true })
        }
      }
      if (saysResource && flow.kind === 'stock' && shades[i] === 1) rank++
    }
    for (const id of affirmed) excluded.delete(id)
  }

  /** Words shared with the description of a concept: raise what is already read, and find what no phrase says. */
  function readNearWords(
    stems: readonly string[],
    circumstances: Circumstances,
    read: { resource: Concepts; use: Concepts },
    excluded: ReadonlySet<string>,
  ): void {
    const surest = (concepts: Concepts) =>
      Math.max(0, ...Array.from(concepts.values(), ({ weight }) => weight))
    if (Math.max(surest(read.resource), circumstances.kind === 'need' ? surest(read.use) : 0) >= PLAINLY_READ)
      return
    for (const { kind, id, likeness } of search.nearest(stems, circumstances.kind, circumstances.wasteCode)) {
      if (excluded.has(id)) continue
      const weight = NEAR_WORDS * likeness * plausibility.of({ kind, id }, circumstances) ** 2
      const said = read[kind].get(id)
      if (said) read[kind].set(id, { ...said, weight: either(said.weight, 0.3 * weight) })
      else read[kind].set(id, { id, weight, because: 'mots voisins', isSaid: false })
    }
  }

  /** The code alone says little: the more so as many resources share it. */
  function readCode(code: string, circumstances: Circumstances, read: Concepts): void {
    const candidates = plausibility.resourcesOfCode(code)
    for (const id of candidates) {
      const activity = plausibility.ofActivity({ kind: 'resource', id }, circumstances)
      const weight = (0.3 * (0.4 + 0.6 * activity)) / Math.sqrt(candidates.length)
      const said = read.get(id)
      if (said) read.set(id, { ...said, weight: either(said.weight, weight) })
      else read.set(id, { id, weight, because: `code déchet ${code}`, isSaid: false })
    }
  }

  /** The thing named tells the function: what this activity does with it, other things may do as well. */
  function readImpliedUses(
    activity: string,
    { resource: read, use }: { resource: Concepts; use: Concepts },
  ): void {
    for (const { id, weight, because } of [...read.values()]) {
      const uses = plausibility.usesOfResource(id, activity)
      const focus = 1 / (1 + SPREAD * Math.max(0, uses.length - 2))
      for (const { useId, receives } of uses)
        keepBest(use, { id: useId, weight: IMPLIED_USE * weight * receives * focus, because, isSaid: false })
    }
  }

  function readActivity(
    activity: string,
    { resource, use: read }: { resource: Concepts; use: Concepts },
  ): void {
    const isSilent = ![...resource.values(), ...read.values()].some(
      ({ weight, isSaid }) => isSaid && weight >= SPEAKS,
    )
    const alone = isSilent ? ACTIVITY_WHEN_SILENT : ACTIVITY_ALONE
    for (const { id, fit, focus } of plausibility.usesOfActivity(activity)) {
      const said = read.get(id)
      if (said) read.set(id, { ...said, weight: either(said.weight, 0.3 * fit) })
      else if (fit > 0.8)
        read.set(id, {
          id,
          weight: alone * fit * focus,
          because: `activité ${activity}`,
          isSaid: false,
        })
    }
  }

  function readDetails(
    details: string,
    { qualifiers, excluded }: { qualifiers: Set<string>; excluded: Set<string> },
  ): void {
    const words = wordsOf(details)
    const negated = negatedPositions(words)
    for (const { at, meanings } of lexicons.fr.find(words)) {
      const refused = isNegated(at, negated)
      for (const { kind, id } of meanings)
        if (kind === 'qualifier') (refused ? excluded : qualifiers).add(id)
        else if (refused && kind === 'resource') excluded.add(id)
    }
  }

  /** A phrase that names a container and nothing else. */
  function isContainer({ meanings }: Found): boolean {
    const named = meanings.filter(({ kind, wanted }) => kind === 'resource' && !wanted)
    return named.length > 0 && named.every(({ id }) => isUnder(id, CONTAINERS))
  }

  function isUnder(id: string, ancestors: ReadonlySet<string>): boolean {
    for (let at: string | null = id; at !== null; at = resources.get(at)?.parent ?? null)
      if (ancestors.has(at)) return true
    return false
  }

  /** What the name of the speaker says, against the activity declared: an "affineur" of metals ripens no cheese. */
  function isOtherTrade(
    { at, wordCount }: Found,
    meaning: Meaning,
    speakerEnd: number,
    circumstances: Circumstances,
  ): boolean {
    const isName = wordCount === 1 && (at[0] === 0 || (at[0] as number) < speakerEnd)
    return (
      isName &&
      circumstances.kind === 'need' &&
      meaning.kind === 'use' &&
      circumstances.activity !== null &&
      plausibility.ofActivity(meaning, circumstances) === 0
    )
  }

  /** A stock that names a thing and what it belongs to ("session de formation CACES") is the thing. */
  function speciesOf(read: Concepts): Concepts {
    const genera = new Set<string>()
    for (const { id, weight, isSaid } of read.values())
      if (isSaid && weight >= PLAIN_SPECIES)
        for (let at = resources.get(id)?.parent; at; at = resources.get(at)?.parent) genera.add(at)
    return new Map(
      [...read].map(([id, concept]) => [
        id,
        genera.has(id) ? { ...concept, weight: GENUS_LEFT * concept.weight } : concept,
      ]),
    )
  }

  function isWantedWhenMissing(meaning: Meaning): boolean {
    return meaning.kind === 'use' || WANTED_WHEN_MISSING.has(resources.get(meaning.id)?.family ?? '')
  }
}

/** Longer phrases, tighter, said first in a stock and after the speaker in a need, are surer. */
function phraseWeight(
  { at, wordCount, meanings }: Found,
  meaning: Meaning,
  rank: number,
  speakerEnd: number,
): number {
  const words = wordCount === 1 ? 0.8 : wordCount === 2 ? 0.95 : 1
  const span = (at.at(-1) as number) - (at[0] as number) + 1
  const spread = Math.max(0.75, 1 - 0.04 * Math.max(0, span - 2 * wordCount))
  const ambiguity = 1 / Math.sqrt(meanings.filter(({ kind }) => kind === meaning.kind).length)
  const order = meaning.kind === 'resource' ? Math.max(0.7, 1 - 0.12 * rank) : 1
  const isSpeaker = (at.at(-1) as number) < speakerEnd
  return words * spread * ambiguity * order * (isSpeaker ? SPEAKER[meaning.kind as 'resource' | 'use'] : 1)
}

/** Two independent hints of the same thing. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b)
}

function keepBest(concepts: Concepts, concept: ReadConcept): void {
  const present = concepts.get(concept.id)
  if (!present || present.weight < concept.weight) concepts.set(concept.id, concept)
}

/** Hints fainter than this, and further than the first few, only add noise. */
const FAINTEST = 0.06
const KEPT = 10
/** How much a plain reading quietens the others of the same text: what is said clearly was meant. */
const CONTRAST = 0.25

function sorted(concepts: Concepts, excluded: ReadonlySet<string>): ReadConcept[] {
  const kept = [...concepts.values()].filter(({ id }) => !excluded.has(id))
  const clearest = Math.max(...kept.map(({ weight }) => weight))
  return kept
    .map((concept) => ({ ...concept, weight: concept.weight * (concept.weight / clearest) ** CONTRAST }))
    .filter(({ weight }) => weight >= FAINTEST)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, KEPT)
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}
