import { and, count, eq, exists, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { journal, journalDetails, journalSubjects, record } from '../../db/journal.ts'
import { eraseDetails } from '../../db/journal-erasure.ts'
import { forgetPerson, type Person, type PersonalDataTable } from '../../db/personal-data.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { memberships, sessions, users } from '../accounts/tables.ts'
import { organisations } from '../organisations/tables.ts'

export const DELETED_NAME = 'Personne supprimée'
/** `.invalid` can never receive mail (RFC 2606). */
const addressAfter = (userId: string) => `${userId}@supprime.invalid`

/**
 * Ends an account and anonymises its person: name, address, password, second factor, sessions, tokens and mails go, the
 * journal's details about the person are erased; the row and its id stay, because counts and entries rest on them.
 */
export function accountEnd(db: Database, clock: Clock, { tables }: { tables: readonly PersonalDataTable[] }) {
  const { orm } = db

  /** Structures that nobody else manages. */
  function managedAlone(userId: string): string[] {
    const mine = orm
      .select({ id: memberships.organisationId, name: organisations.name })
      .from(memberships)
      .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
      .where(
        and(eq(memberships.userId, userId), eq(memberships.role, 'manager'), isNull(organisations.closedAt)),
      )
      .all()
    const shared = orm
      .selectDistinct({ id: memberships.organisationId })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          inArray(
            memberships.organisationId,
            mine.map(({ id }) => id),
          ),
          eq(memberships.role, 'manager'),
          ne(memberships.userId, userId),
          isNull(users.disabledAt),
        ),
      )
      .all()
      .map(({ id }) => id)
    return mine.filter(({ id }) => !shared.includes(id)).map(({ name }) => name)
  }

  function isLastAdministrator({ id, role }: { id: string; role: string }): boolean {
    const others = and(eq(users.role, 'administrator'), isNull(users.disabledAt), ne(users.id, id))
    return (
      role === 'administrator' && (orm.select({ n: count() }).from(users).where(others).get()?.n ?? 0) === 0
    )
  }

  /**
   * Entries about the person, and those of the platform itself (mails, invitations) that hold their address. What a
   * structure wrote of its contacts is the structure's.
   */
  function entriesAbout({ id, email }: Person): number[] {
    const ofPerson = exists(
      orm
        .select({ seq: journalSubjects.seq })
        .from(journalSubjects)
        .where(
          and(
            eq(journalSubjects.seq, journal.seq),
            eq(journalSubjects.kind, 'person'),
            eq(journalSubjects.subjectId, id),
          ),
        ),
    )
    const holdsAddress = and(
      notInArray(journal.entity, ['organisation', 'flow']),
      sql`instr(${journalDetails.content}, ${JSON.stringify(email)}) > 0`,
    )
    return orm
      .select({ seq: journal.seq })
      .from(journal)
      .innerJoin(journalDetails, eq(journalDetails.seq, journal.seq))
      .where(or(ofPerson, holdsAddress))
      .all()
      .map(({ seq }) => seq)
  }

  /** Why this account cannot end without handing over, in French; null when it can. */
  function obstacle(user: { id: string; role: string }): string | null {
    if (isLastAdministrator(user))
      return 'Vous êtes le dernier administrateur : nommez-en un autre avant de supprimer votre compte.'
    const [first, ...others] = managedAlone(user.id)
    if (first === undefined) return null
    const names = [first, ...others].map((name) => `« ${name} »`).join(', ')
    return `Vous êtes seul responsable de ${names} : nommez un autre responsable, ou demandez à votre animateur de fermer la structure, puis recommencez.`
  }

  return {
    obstacle,

    /** Anonymises an account, all or nothing; refused when it would leave a structure or the platform without anyone. */
    end(userId: string, by: string): void {
      db.write((announce) => {
        const user = orm.select().from(users).where(eq(users.id, userId)).get() ?? notFound('Compte')
        const why = obstacle(user)
        if (why) fail('conflict', why)
        const at = clock.now()
        const open = orm
          .select({ id: sessions.id })
          .from(sessions)
          .where(eq(sessions.userId, userId))
          .all()
          .map(({ id }) => id)
        record(db, { at, actorId: by, action: 'user.deleted', entity: 'user', entityId: userId })
        forgetPerson(db, tables, { id: userId, email: user.email })
        orm
          .update(users)
          .set({
            name: DELETED_NAME,
            email: addressAfter(userId),
            passwordHash: null,
            role: 'member',
            disabledAt: user.disabledAt ?? at.toISOString(),
          })
          .where(eq(users.id, userId))
          .run()
        eraseDetails(db, entriesAbout({ id: userId, email: user.email }), {
          at,
          actorId: by,
          reason: 'person-deleted',
          personIds: [userId],
        })
        announce({ type: 'session-ended', sessionIds: open })
      })
    },
  }
}
