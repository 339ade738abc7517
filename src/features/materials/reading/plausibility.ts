import type { Family } from '../../../kernel/families.ts'
import type { Knowledge, Resource } from '../knowledge.ts'

/** The facts beside the words. */
export interface Circumstances {
  kind: 'stock' | 'need'
  /** NAF code, "01.46Z". */
  activity: string | null
  wasteCode: string | null
  /** The family a person chose for the flow. */
  family: Family | null
}

interface Concept {
  kind: 'resource' | 'use' | 'qualifier'
  id: string
}

export interface Plausibility {
  /** 0–1: how well a meaning agrees with the activity and the waste code; 1 when nothing speaks against it. */
  of(concept: Concept, circumstances: Circumstances): number
  /** 0–1: how usual the concept is for the activity. */
  ofActivity(concept: Concept, circumstances: Circumstances): number
  resourcesOfCode(code: string): readonly string[]
  /** Uses that the activity makes of a resource (its own paths and those it inherits). */
  usesOfResource(resourceId: string, activity: string): { useId: string; receives: number }[]
  /** Uses usual for an activity; `focus` is 1 for a use that few activities share, less for a common one. */
  usesOfActivity(activity: string): { id: string; fit: number; focus: number }[]
}

/** A code of another chapter than the resource's own, and a code beside something that is never waste. */
const OTHER_CODE = 0.85
const OTHER_SUBCHAPTER = 0.75
const OTHER_CHAPTER = 0.55
const NEVER_WASTE = 0.35
const UNUSUAL_ACTIVITY = 0.85
/**
 * Uses that take things for what they already are: who wants drums would reuse a drum, not any other packaging. What is
 * wanted does not imply them.
 */
const TAKES_THINGS_AS_THEY_ARE =
  /-reuse$|^(school-art-supply|stage-set-making|landscaping-mineral|garden-edging)$/
const SUBSTANCES = new Set(['material', 'waste', 'water'])

/** Families that people take for one another; between groups, a chosen family speaks against a meaning. */
const FAMILY_GROUPS: readonly (readonly Family[])[] = [
  ['material', 'waste'],
  ['energy', 'water', 'infrastructure'],
  ['equipment', 'space', 'logistics', 'service', 'skill', 'group-purchase', 'infrastructure'],
]
const NEAR_FAMILY = 0.85
const OTHER_FAMILY = 0.5

function familyFit(chosen: Family | null, own: Family): number {
  if (chosen === null || chosen === own) return 1
  return FAMILY_GROUPS.some((group) => group.includes(chosen) && group.includes(own))
    ? NEAR_FAMILY
    : OTHER_FAMILY
}

/**
 * One French word often names several things; the activity, the code and the neighbouring words decide
 * (DOMAIN §8, rule 10). Activities rank meanings, they never invent one.
 */
export function createPlausibility(knowledge: Knowledge): Plausibility {
  const resources = new Map(knowledge.resources.map((resource) => [resource.id, resource]))
  const uses = new Map(knowledge.uses.map((use) => [use.id, use]))
  const byCode = new Map<string, string[]>()
  for (const { id, wasteCodes } of knowledge.resources)
    for (const code of wasteCodes) byCode.set(code, [...(byCode.get(code) ?? []), id])
  const pathsByResource = new Map<string, { useId: string; receivers: readonly string[] }[]>()
  for (const { resource, use, strength, receiverNaf } of knowledge.paths) {
    if (strength === 'experimental' || TAKES_THINGS_AS_THEY_ARE.test(use)) continue
    const receivers = receiverNaf.length > 0 ? receiverNaf : (uses.get(use)?.receivers ?? [])
    pathsByResource.set(resource, [...(pathsByResource.get(resource) ?? []), { useId: use, receivers }])
  }
  const usesByActivity = new Map<string, { id: string; fit: number; focus: number }[]>()

  function ofActivity({ kind, id }: Concept, { kind: flowKind, activity }: Circumstances): number {
    if (!activity) return 0
    if (kind === 'use') return prefixFit(activity, uses.get(id)?.receivers ?? [])
    const resource = resources.get(id)
    return resource ? prefixFit(activity, flowKind === 'stock' ? resource.producers : resource.users) : 0
  }

  function ofCode(resource: Resource, code: string): number {
    if (!SUBSTANCES.has(resource.family)) return NEVER_WASTE
    let best = resource.wasteCodes.length === 0 ? 0.9 : OTHER_CHAPTER
    for (const own of resource.wasteCodes) {
      if (own === code) return 1
      if (own.slice(0, 4) === code.slice(0, 4)) best = Math.max(best, OTHER_CODE)
      else if (own.slice(0, 2) === code.slice(0, 2)) best = Math.max(best, OTHER_SUBCHAPTER)
    }
    return best
  }

  return {
    ofActivity,
    resourcesOfCode: (code) => byCode.get(code) ?? [],
    of(concept, circumstances) {
      const activity = circumstances.activity
        ? UNUSUAL_ACTIVITY + (1 - UNUSUAL_ACTIVITY) * ofActivity(concept, circumstances)
        : 0.95
      const resource = concept.kind === 'resource' ? resources.get(concept.id) : undefined
      if (!resource) return activity
      const family = familyFit(circumstances.family, resource.family)
      return activity * family * (circumstances.wasteCode ? ofCode(resource, circumstances.wasteCode) : 1)
    },
    usesOfResource(resourceId, activity) {
      const found: { useId: string; receives: number }[] = []
      for (let at: string | null = resourceId; at !== null; at = resources.get(at)?.parent ?? null)
        for (const { useId, receivers } of pathsByResource.get(at) ?? []) {
          const receives = prefixFit(activity, receivers)
          if (receives > 0) found.push({ useId, receives })
        }
      return found
    },
    usesOfActivity(activity) {
      const known = usesByActivity.get(activity)
      if (known) return known
      const usual = knowledge.uses
        .map(({ id, receivers }) => ({
          id,
          fit: prefixFit(activity, receivers),
          focus: 1 / (1 + 0.1 * (receivers.length - 1)),
        }))
        .filter(({ fit }) => fit > 0)
      usesByActivity.set(activity, usual)
      return usual
    },
  }
}

/** How closely an activity is named by a list of NAF prefixes: 1 for the class, less for a division, 0 not at all. */
function prefixFit(activity: string, prefixes: readonly string[]): number {
  let best = 0
  for (const prefix of prefixes)
    if (activity.startsWith(prefix)) best = Math.max(best, Math.min(1, 0.4 + 0.12 * prefix.length))
  return best
}
