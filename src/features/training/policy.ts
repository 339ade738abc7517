import {
  type Actor,
  facilitates,
  isFacilitator,
  isInNetwork,
  isManagerOf,
  type Role,
} from '../../kernel/actor.ts'
import type { TrainingState } from '../../kernel/training.ts'

/** Those who make training paths: who writes what the network is told. */
export const trainers = ['facilitator', 'authority', 'administrator'] as const satisfies readonly Role[]

export const canWritePaths = ({ role }: Actor): boolean => (trainers as readonly Role[]).includes(role)

export function canReadPath(actor: Actor, { state }: { state: TrainingState }): boolean {
  return canWritePaths(actor) || (state === 'published' && isInNetwork(actor))
}

/** Notes who was at a session: who facilitates, of the structures they work on. */
export const canNoteAttendance = (actor: Actor, organisationId: string): boolean =>
  facilitates(actor, organisationId)

export const mayNoteSomebody = (actor: Actor): boolean => isFacilitator(actor)

/** Who followed what of a structure: its managers and its facilitators; everybody else reads counts alone. */
export const canReadFollowers = (actor: Actor, organisationId: string): boolean =>
  isManagerOf(actor, organisationId) || facilitates(actor, organisationId)
