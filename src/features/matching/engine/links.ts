import { lazy } from '../../../kernel/lazy.ts'
import type { Path } from '../../materials/knowledge.ts'
import type { Compatibility, Concept } from './compatibility.ts'

/**
 * How a stock answers a need: it is the thing asked for (`direct`), or a known path leads from it to the use
 * named (`path`), or only the words are alike (`words`).
 */
export type Via =
  | { type: 'direct'; wanted: string; relation: 'same' | 'narrower' | 'broader' | 'sibling' }
  | { type: 'path'; path: Path; useId: string }
  | { type: 'words'; stems: string[] }

/** One way from a resource read in a stock to a concept read in a need. */
export interface Link {
  /** 0–1: how good the way is, whoever takes it. */
  factor: number
  via: Via
}

/** The concepts that one is linked to, best linked first, in parallel rows: a search reads few beyond the factors. */
export interface Links {
  concepts: Uint16Array
  /** Of the best way to each. */
  factors: Float64Array
  /** All the ways to each, best first. */
  ways: readonly (readonly Link[])[]
}

/**
 * Everything that links what stocks are to what needs say, worked out from the knowledge base alone and once for
 * each concept.
 */
export interface LinkTable {
  /** Concepts of needs that a resource answers. */
  outletsOf(resource: Concept): Links
  /** Resources that answer a concept of a need. */
  inletsOf(wanted: Concept): Links
  /** Works out beforehand what `inletsOf` needs, a little at each step: all at once, it takes a fraction of a second. */
  prepare(): Iterable<void>
}

const STRENGTH = { usual: 1, possible: 0.65, experimental: 0.35 } as const
/** A path kept for a general use, asked for a narrower one, and the reverse (DOMAIN §5: say, do not guess). */
const PATH_TO_BROADER_USE = 0.62
const PATH_TO_NARROWER_USE = 0.6
/** A need that names a genus accepts its species; a stock that names a genus may be the species. */
const NARROWER_PER_STEP = 0.88
const BROADER_PER_STEP = 0.66
const SIBLING = 0.15
/** What is true of a genus is less surely what becomes of the species. */
const INHERITED_PER_STEP = 0.8
/** "Matériel", "énergie": the root of a tree says little. */
const ROOT_PENALTY = 0.5
/**
 * A use that takes almost anything ("méthaniser", "amender un sol") says less of a pair than one that takes a few things
 * ("extraire du tartrate"): beyond this many resources, the more it takes, the less a path to it is worth.
 */
const FEW_TAKEN = 10
const TAKES_MORE = 0.15
/** Of the ways between two concepts, those that may still win once the receiver's activity is known. */
const KEPT = 3

type Ways = Map<Concept, Link[]>

export function createLinkTable(compatibility: Compatibility): LinkTable {
  const ways: (Ways | undefined)[] = []
  const outlets: (Links | undefined)[] = []
  const inlets: (Links | undefined)[] = []

  function waysFrom(resource: Concept): Ways {
    const known = ways[resource]
    if (known) return known
    const links = new Map() as Ways
    const add = (concept: Concept, factor: number, via: Via) => {
      const present = links.get(concept)
      if (!present) links.set(concept, [{ factor, via }])
      else {
        present.push({ factor, via })
        present.sort((a, b) => b.factor - a.factor)
        present.length = Math.min(present.length, KEPT)
      }
    }
    const { id } = compatibility.resourceOfConcept(resource) ?? { id: '' }
    addDirect(id, compatibility, add)
    addPaths(id, compatibility, add)
    ways[resource] = links
    return links
  }

  /** Ways to each concept from the resources filed so far. */
  const waysTo = lazy(() => Array.from({ length: compatibility.conceptCount }, () => new Map() as Ways))
  let filed = 0

  /** Files the ways from the next resource under where they lead; false when there is none. */
  function fileNext(): boolean {
    if (!compatibility.resourceOfConcept(filed)) return false
    for (const [concept, links] of waysFrom(filed)) waysTo()[concept]?.set(filed, links)
    filed++
    return true
  }

  return {
    outletsOf(resource) {
      outlets[resource] ??= ranked(waysFrom(resource))
      return outlets[resource]
    },
    inletsOf(wanted) {
      while (fileNext());
      inlets[wanted] ??= ranked(waysTo()[wanted] ?? new Map())
      return inlets[wanted]
    },
    *prepare() {
      while (fileNext()) yield
    },
  }
}

function ranked(ways: Ways): Links {
  const worth = (links: readonly Link[]) => links[0]?.factor ?? 0
  const order = [...ways].sort((a, b) => worth(b[1]) - worth(a[1]) || a[0] - b[0])
  return {
    concepts: Uint16Array.from(order, ([concept]) => concept),
    factors: Float64Array.from(order, ([, links]) => worth(links)),
    ways: order.map(([, links]) => links),
  }
}

type Add = (concept: Concept, factor: number, via: Via) => void

function addDirect(resourceId: string, compatibility: Compatibility, add: Add): void {
  const lineage = compatibility.lineage(resourceId)
  lineage.forEach((wanted, steps) => {
    const root = compatibility.lineage(wanted).length === 1 ? ROOT_PENALTY : 1
    const relation = steps === 0 ? 'same' : 'narrower'
    add(compatibility.conceptOfResource(wanted), root * NARROWER_PER_STEP ** steps, {
      type: 'direct',
      wanted,
      relation,
    })
  })
  const root = lineage.length === 1 ? ROOT_PENALTY : 1
  const descend = (id: string, steps: number) => {
    for (const wanted of compatibility.children(id)) {
      add(compatibility.conceptOfResource(wanted), root * BROADER_PER_STEP ** steps, {
        type: 'direct',
        wanted,
        relation: 'broader',
      })
      descend(wanted, steps + 1)
    }
  }
  descend(resourceId, 1)
  const parent = lineage[1]
  if (parent && lineage.length > 2)
    for (const wanted of compatibility.children(parent))
      if (wanted !== resourceId)
        add(compatibility.conceptOfResource(wanted), SIBLING, { type: 'direct', wanted, relation: 'sibling' })
}

function addPaths(resourceId: string, compatibility: Compatibility, add: Add): void {
  compatibility.lineage(resourceId).forEach((ancestor, steps) => {
    for (const path of compatibility.pathsFrom(ancestor)) {
      const factor =
        STRENGTH[path.strength] *
        INHERITED_PER_STEP ** steps *
        focus(compatibility.resourcesTakenBy(path.use))
      compatibility.lineageOfUse(path.use).forEach((useId, up) => {
        add(compatibility.conceptOfUse(useId), factor * PATH_TO_NARROWER_USE ** up, {
          type: 'path',
          path,
          useId,
        })
      })
      const descend = (id: string) => {
        for (const useId of compatibility.childrenOfUse(id)) {
          add(compatibility.conceptOfUse(useId), factor * PATH_TO_BROADER_USE, { type: 'path', path, useId })
          descend(useId)
        }
      }
      descend(path.use)
    }
  })
}

function focus(resourcesTaken: number): number {
  return Math.min(1, (FEW_TAKEN / Math.max(1, resourcesTaken)) ** TAKES_MORE)
}
