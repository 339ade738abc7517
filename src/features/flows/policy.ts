import { type Actor, facilitates, isInNetwork, isMemberOf } from '../../kernel/actor.ts'
import { type FieldGroup, fieldGroups, narrower, type Visibility } from '../../kernel/visibility.ts'
import type { disclosures, flows } from './tables.ts'

type Flow = Pick<
  typeof flows.$inferSelect,
  'organisationId' | 'visibility' | 'withdrawnAt' | `${FieldGroup}Visibility`
>
type Disclosure = Pick<typeof disclosures.$inferSelect, 'toOrganisationId' | 'groups'>

/** How much of a flow an actor may see. */
export interface Sight {
  /** `full`: named; `anonymised`: its resource and a place alone; `none`: not even that it exists. */
  as: 'full' | 'anonymised' | 'none'
  /** Its own people and its facilitators, who read everything, notes included. */
  isInside: boolean
  /** Named because of an introduction, not because it is open to all. */
  isDisclosed: boolean
  /** The groups of sensitive fields that are shown. */
  groups: readonly FieldGroup[]
}

const NOTHING: Sight = { as: 'none', isInside: false, isDisclosed: false, groups: [] }
/** What those see who work on a flow. */
export const EVERYTHING: Sight = { as: 'full', isInside: true, isDisclosed: false, groups: fieldGroups }

/**
 * What an actor (null: somebody not signed in) sees of a stored flow. Its structure's own people and its facilitators
 * see all of it. A structure to which it was disclosed, and whoever facilitates that one, see its name and what was
 * agreed. For everybody else the declarer's choices decide; what is not plainly open is closed.
 */
export function sightOf(actor: Actor | null, flow: Flow, disclosed: readonly Disclosure[]): Sight {
  if (actor === null) return NOTHING
  if (isInsideOf(actor, flow.organisationId)) return EVERYTHING
  if (flow.withdrawnAt !== null) return NOTHING
  const received = disclosed.filter(({ toOrganisationId }) => isInsideOf(actor, toOrganisationId))
  const guise = guiseOf(flow.visibility, {
    isInside: false,
    isReader: isInNetwork(actor),
    isDisclosed: received.length > 0,
  })
  if (guise === null) return NOTHING
  const as = guise === 'named' ? 'full' : 'anonymised'
  const agreed = new Set(received.flatMap(({ groups }) => groups))
  const groups = fieldGroups.filter((group) => agreed.has(group) || isShown(levelOf(flow, group), as))
  return { as, isInside: false, isDisclosed: received.length > 0, groups }
}

/** How somebody stands to a flow. */
interface Standing {
  /** Of its own people, or of its facilitators. */
  isInside: boolean
  /** Reads what is open to the network. */
  isReader: boolean
  /** It was shown to the structure by an introduction. */
  isDisclosed: boolean
}

/** How a flow that is not withdrawn is seen; null: not at all. */
export function guiseOf(
  visibility: Visibility,
  { isInside, isReader, isDisclosed }: Standing,
): 'named' | 'anonymous' | null {
  if (isInside) return 'named'
  if (!isReader) return null
  if (isDisclosed || visibility === 'network') return 'named'
  return visibility === 'anonymised' ? 'anonymous' : null
}

/**
 * How a flow may be shown to anybody at all, once its people have agreed to it: never by name, and nothing of what is
 * kept to facilitators. Of a flow that the network sees by name no group is shown: whoever reads both would put them
 * together.
 */
export function publicSightOf(flow: Flow): Sight {
  if (flow.withdrawnAt !== null || flow.visibility === 'facilitators') return NOTHING
  const groups =
    flow.visibility === 'network'
      ? []
      : fieldGroups.filter((group) => isShown(levelOf(flow, group), 'anonymised'))
  return { as: 'anonymised', isInside: false, isDisclosed: false, groups }
}

/** A structure’s own people agree to what is published of it: never a facilitator in their place. */
export function canPublish(actor: Actor, { organisationId }: Pick<Flow, 'organisationId'>): boolean {
  return isMemberOf(actor, organisationId) && !facilitates(actor, organisationId)
}

/** The choice that counts for a group: never wider than the flow's own. */
export function levelOf(flow: Flow, group: FieldGroup): Visibility {
  return narrower(flow.visibility, flow[`${group}Visibility`])
}

/** What may be shown without the name is not shown where the name is: it would be the name's. */
function isShown(level: Visibility, as: 'full' | 'anonymised'): boolean {
  return level === (as === 'full' ? 'network' : 'anonymised')
}

function isInsideOf(actor: Actor, organisationId: string): boolean {
  return facilitates(actor, organisationId) || isMemberOf(actor, organisationId)
}

export function canEditFlow(actor: Actor, flow: Pick<Flow, 'organisationId'>): boolean {
  return isInsideOf(actor, flow.organisationId)
}
