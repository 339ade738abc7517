import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../db/personal-data.ts'
import { mails } from './tables.ts'

/** Mails to a person: the words are theirs to have, the one-time link is not. */
export const mailPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'courriels',
    table: mails,
    ofPerson: ({ email }) => eq(mails.recipient, email),
    secret: ['actionPath', 'lastError'],
    forgotten: true,
  },
]
