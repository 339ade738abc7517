import { inArray } from 'drizzle-orm'
import type { Database } from './connection.ts'
import { journalDetails, journalErasures, record } from './journal.ts'
import { erasureDigest } from './journal-chain.ts'

export const ERASURE = 'journal.details-erased'

/** SQLite takes 32 766 parameters; the erasure of more is made in several steps, one entry each. */
const AT_ONCE = 5_000

export interface ErasureReason {
  at: Date
  actorId: string
  /** Why, in a word that holds no personal data: `person-deleted`, `retention`… */
  reason: string
  personIds?: readonly string[]
  organisationIds?: readonly string[]
}

/**
 * Erases before and after of some entries for good, and says so in the journal: the chain binds the list of what was
 * erased, so that the verification tells an erasure from an alteration. Returns how many had details to erase.
 */
export function eraseDetails(db: Database, seqs: readonly number[], why: ErasureReason): number {
  const { reason, ...rest } = why
  return db.write(() => {
    let erased = 0
    for (let from = 0; from < seqs.length; from += AT_ONCE) {
      const having = db.orm
        .select({ seq: journalDetails.seq })
        .from(journalDetails)
        .where(inArray(journalDetails.seq, seqs.slice(from, from + AT_ONCE)))
        .orderBy(journalDetails.seq)
        .all()
        .map(({ seq }) => seq)
      if (having.length === 0) continue
      const erasureSeq = record(db, {
        ...rest,
        action: ERASURE,
        entity: 'journal',
        entityId: erasureDigest(having),
        after: { reason, count: having.length },
      })
      db.orm
        .insert(journalErasures)
        .values(having.map((seq) => ({ seq, erasureSeq })))
        .run()
      db.orm.delete(journalDetails).where(inArray(journalDetails.seq, having)).run()
      erased += having.length
    }
    return erased
  })
}
