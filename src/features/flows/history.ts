import type { FlowContent, FlowState } from './tables.ts'

/** What is said of a flow, and nothing of what is not: how a version is kept. */
export function contentOf(state: FlowState, fields: readonly (keyof FlowState)[]): FlowContent {
  return Object.fromEntries(
    fields.flatMap((field) => (state[field] == null ? [] : [[field, state[field]]])),
  ) as FlowContent
}

/** Fields in which two contents differ, in the order of `fields`; one that is absent was not said. */
export function changedFields<Field extends keyof FlowState>(
  before: FlowContent,
  after: FlowContent,
  fields: readonly Field[],
): Field[] {
  return fields.filter((field) => (before[field] ?? null) !== (after[field] ?? null))
}

/** What a version did: the first makes the flow, the others change it, withdraw it, put it back, or say that it is still true. */
export const versionActs = ['made', 'changed', 'withdrawn', 'restored', 'confirmed'] as const
export type VersionAct = (typeof versionActs)[number]

/** Told by what differs from the version before, of which there is none for the first. */
export function actOf(
  before: FlowContent | null,
  after: FlowContent,
  changed: readonly (keyof FlowState)[],
): VersionAct {
  if (!before) return 'made'
  if (changed.includes('withdrawnAt')) return after.withdrawnAt ? 'withdrawn' : 'restored'
  return changed.every((field) => field === 'confirmedOn') ? 'confirmed' : 'changed'
}

/** The version in force at an instant, of versions in their order; null before the first. */
export function inForceAt<Version extends { at: string }>(
  versions: readonly Version[],
  instant: Date,
): Version | null {
  return versions.findLast(({ at }) => Date.parse(at) <= instant.getTime()) ?? null
}
