import { and, count, eq, lt, notLike, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { mailingRecipients } from './tables.ts'

/** `.invalid` can never receive mail (RFC 2606). */
export const ERASED_ADDRESS = '@supprime.invalid'
/** One for each, since no mailing holds an address twice. */
const erased = {
  ...{ email: sql`${mailingRecipients.id} || ${ERASED_ADDRESS}`, name: null },
  ...{ answerNote: null, failure: null },
}

/** Takes the people of a structure out of the mailings that wrote to them; the counts stay. Within `db.write`. */
export function eraseRecipientsOf({ orm }: Database, organisationId: string): void {
  orm.update(mailingRecipients).set(erased).where(eq(mailingRecipients.organisationId, organisationId)).run()
}

const toErase = (instant: string) =>
  and(lt(mailingRecipients.queuedAt, instant), notLike(mailingRecipients.email, `%${ERASED_ADDRESS}`))

export const countRecipientsBefore = ({ orm }: Database, instant: string): number =>
  orm.select({ n: count() }).from(mailingRecipients).where(toErase(instant)).get()?.n ?? 0

/** The same for messages handed over before an instant; returns how many. Within `db.write`. */
export const eraseRecipientsBefore = ({ orm }: Database, instant: string): number =>
  orm.update(mailingRecipients).set(erased).where(toErase(instant)).run().changes
