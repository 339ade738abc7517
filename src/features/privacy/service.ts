import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { accountEnd } from './account-end.ts'
import { type ClosingRequestBelow, closingRequest } from './closing-request.ts'
import { type ExportsBelow, exportsService } from './exports.ts'
import { type RetentionBelow, retentionService } from './retention.ts'
import { type StructureEndBelow, structureEnd } from './structure-end.ts'

export type PrivacyService = ReturnType<typeof privacyService>

export interface PrivacyBelow
  extends ExportsBelow,
    ClosingRequestBelow,
    StructureEndBelow,
    Omit<RetentionBelow, 'account'> {
  /** Fails unless the person proved who they are a short while ago. */
  requireRecentSignIn(sessionId: string): void
}

/** What people and structures may ask of their data, and how long it is kept. */
export function privacyService(db: Database, clock: Clock, below: PrivacyBelow) {
  const account = accountEnd(db, clock, below)
  return {
    exports: exportsService(db, clock, below),
    structures: structureEnd(db, clock, below),
    closingRequest: closingRequest(db, clock, below),
    retention: retentionService(db, clock, { ...below, account }),
    settings: () => below.settings.territory(),

    /** Ends one's own account; asks for a recent sign-in, because nothing brings it back. */
    deleteOwnAccount({ userId }: Actor, sessionId: string): void {
      below.requireRecentSignIn(sessionId)
      account.end(userId, userId)
    },
  }
}
