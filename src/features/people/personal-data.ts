import { eq } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { formerMemberships, invitations, membershipRequests } from './tables.ts'

/** Who asked to belong, was invited or left; who decided it is another person, and not given. */
export const peoplePersonalData: readonly PersonalDataTable[] = [
  {
    part: 'rattachements souhaités',
    table: membershipRequests,
    ofPerson: ({ id }) => eq(membershipRequests.userId, id),
    ofOrganisation: (id) => eq(membershipRequests.organisationId, id),
    secret: ['decidedBy'],
    forgotten: true,
  },
  {
    part: 'invitations',
    table: invitations,
    ofPerson: ({ email }) => eq(invitations.email, email),
    ofOrganisation: (id) => eq(invitations.organisationId, id),
    secret: ['tokenHash', 'invitedBy'],
    forgotten: true,
  },
  {
    part: 'anciens rattachements',
    table: formerMemberships,
    ofPerson: ({ id }) => eq(formerMemberships.userId, id),
    ofOrganisation: (id) => eq(formerMemberships.organisationId, id),
    secret: ['endedBy'],
    forgotten: true,
  },
]
