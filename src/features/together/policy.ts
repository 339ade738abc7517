import type { Actor } from '../../kernel/actor.ts'
import { fail } from '../../kernel/errors.ts'
import type { Audience } from './columns.ts'

/** What somebody sees of what is done in a circle, and may do with it. */
export interface Sight {
  /** Facilitates it: reads everything, private notes too. */
  isLed: boolean
  /** Facilitates it or leads it from within: changes and removes what others put there. */
  manages: boolean
  /** The structure that they speak for; null: a facilitator. */
  organisationId: string | null
  /** The instant from which they read what is said, `''` for the beginning; null: of a facilitator alone. */
  since: string | null
}

/** Whether a reader is shown what was written at an instant for an audience. */
export function canReadWords(
  { isLed, since }: Pick<Sight, 'isLed' | 'since'>,
  { audience, at }: { audience: Audience; at: string },
): boolean {
  return isLed || (audience === 'all' && since !== null && at >= since)
}

/** Of a shared task, every reader; of another, facilitators. Being about today, it is not cut at an introduction. */
export function canReadTask({ isLed }: Sight, { audience }: { audience: Audience }): boolean {
  return isLed || audience === 'all'
}

/** By who put it there, and who manages the circle. */
export function canRemove({ userId }: Actor, { manages }: Sight, authorId: string): boolean {
  return manages || authorId === userId
}

/** Also by whom it was given to; what is nobody’s is for whoever takes it. */
export function canChangeTask(
  actor: Actor,
  sight: Sight,
  { createdBy, ownerId }: { createdBy: string; ownerId: string | null },
): boolean {
  return canRemove(actor, sight, createdBy) || ownerId === null || ownerId === actor.userId
}

/**
 * Refuses who may not add something for an audience: only facilitators keep anything among themselves, and there is to
 * be somebody to share it with. `details`: why not, in French.
 */
export function checkAudience(
  mine: readonly Audience[],
  audience: Audience,
  details: Record<Audience, string>,
): void {
  if (!mine.includes(audience))
    fail(audience === 'facilitators' ? 'forbidden' : 'conflict', details[audience])
}
