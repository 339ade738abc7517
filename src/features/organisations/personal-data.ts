import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { contacts, organisations, registerValues, sites } from './tables.ts'

/** What this room holds of structures, and of the people they named as their contacts. */
export const organisationsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'identité',
    table: organisations,
    ofOrganisation: (id) => eq(organisations.id, id),
    facilitatorsOnly: ['notes'],
  },
  { part: 'lieux', table: sites, ofOrganisation: (id) => eq(sites.organisationId, id) },
  {
    part: 'valeurs reprises du registre',
    table: registerValues,
    ofOrganisation: (id) => eq(registerValues.organisationId, id),
  },
  {
    part: 'contacts',
    table: contacts,
    ofPerson: ({ email }) => eq(contacts.email, email),
    ofOrganisation: (id) => eq(contacts.organisationId, id),
  },
]
