import { and, count, desc, eq, exists, gte, inArray, lt, or, type SQL } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { journal, journalDetails, journalErasures, journalSubjects } from '../../db/journal.ts'

export interface JournalFilter {
  /** First instant, and the first instant after the last. */
  from?: string
  before?: string
  person?: string
  organisation?: string
  action?: string
}

export type JournalRow = typeof journal.$inferSelect

/** Reads the journal; writing it is `record`'s alone. */
export function journalStore({ orm }: Database) {
  const concerns = (subjectId: string) =>
    exists(
      orm
        .select({ seq: journalSubjects.seq })
        .from(journalSubjects)
        .where(and(eq(journalSubjects.subjectId, subjectId), eq(journalSubjects.seq, journal.seq))),
    )
  const where = ({ from, before, person, organisation, action }: JournalFilter): SQL | undefined =>
    and(
      from ? gte(journal.at, from) : undefined,
      before ? lt(journal.at, before) : undefined,
      person ? or(eq(journal.actorId, person), concerns(person)) : undefined,
      organisation ? concerns(organisation) : undefined,
      action ? eq(journal.action, action) : undefined,
    )

  return {
    page: (filter: JournalFilter, limit: number, offset: number) => ({
      total: orm.select({ n: count() }).from(journal).where(where(filter)).get()?.n ?? 0,
      rows: orm
        .select()
        .from(journal)
        .where(where(filter))
        .orderBy(desc(journal.seq))
        .limit(limit)
        .offset(offset)
        .all(),
    }),
    detailsOf: (seqs: readonly number[]) =>
      orm
        .select()
        .from(journalDetails)
        .where(inArray(journalDetails.seq, [...seqs]))
        .all(),
    subjectsOf: (seqs: readonly number[]) =>
      orm
        .select()
        .from(journalSubjects)
        .where(inArray(journalSubjects.seq, [...seqs]))
        .all(),
    /** When the details of entries were erased. */
    erasuresOf: (seqs: readonly number[]) =>
      orm
        .select({ seq: journalErasures.seq, at: journal.at })
        .from(journalErasures)
        .innerJoin(journal, eq(journal.seq, journalErasures.erasureSeq))
        .where(inArray(journalErasures.seq, [...seqs]))
        .all(),
    actions: (organisation?: string) =>
      orm
        .selectDistinct({ action: journal.action })
        .from(journal)
        .where(where({ organisation }))
        .orderBy(journal.action)
        .all()
        .map(({ action }) => action),
    actors: (organisation?: string) =>
      orm
        .selectDistinct({ actorId: journal.actorId })
        .from(journal)
        .where(where({ organisation }))
        .all()
        .map(({ actorId }) => actorId),
  }
}
