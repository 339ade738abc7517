import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { noticeDigests, noticePreferences, notices } from './tables.ts'

/** What a person was told, and how they wish to be; all of it goes with the account. */
export const noticesPersonalData: readonly PersonalDataTable[] = [
  { part: 'avis', table: notices, ofPerson: ({ id }) => eq(notices.userId, id), forgotten: true },
  {
    part: 'préférences d’avis',
    table: noticePreferences,
    ofPerson: ({ id }) => eq(noticePreferences.userId, id),
    forgotten: true,
  },
  {
    part: 'résumés hebdomadaires',
    table: noticeDigests,
    ofPerson: ({ id }) => eq(noticeDigests.userId, id),
    forgotten: true,
  },
]
