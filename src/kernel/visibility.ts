import type { Actor } from './actor.ts'

/**
 * Who may see a flow, or a part of it, besides its structure and its facilitators, from the narrowest to the widest.
 * Chosen by the declarer; hidden by default.
 */
export const visibilities = ['facilitators', 'anonymised', 'network'] as const
export type Visibility = (typeof visibilities)[number]

/** The sensitive fields of a flow, opened or kept together. */
export const fieldGroups = ['quantity', 'price', 'partner', 'process'] as const
export type FieldGroup = (typeof fieldGroups)[number]

/** Kept back from a first introduction unless its people say otherwise: what a competitor or a buyer would use. */
export const tradeSecrets: readonly FieldGroup[] = ['price', 'partner']

/** Whose eyes a declarer may borrow to see what is shown of a flow; the last: after an introduction that keeps nothing back. */
export const audiences = ['member', 'authority', 'public', 'introduced'] as const
export type Audience = (typeof audiences)[number]

/** The narrower of two choices. */
export function narrower(a: Visibility, b: Visibility): Visibility {
  return visibilities.indexOf(a) <= visibilities.indexOf(b) ? a : b
}

/** Anybody of a structure, and nobody in particular. */
export function personOf(organisationId: string): Actor {
  return {
    userId: '',
    name: '',
    role: 'member',
    memberships: [{ organisationId, role: 'member' }],
    portfolio: null,
  }
}

/** An actor like any other of an audience, of no structure that exists; null for the public, which is not signed in. */
export function actorLike(audience: Exclude<Audience, 'introduced'>): Actor | null {
  if (audience === 'public') return null
  return audience === 'member' ? personOf('') : { ...personOf(''), role: 'authority', memberships: [] }
}
