import { eq, or, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import {
  addressChanges,
  mailTokens,
  memberships,
  portfolioCommunes,
  portfolioOrganisations,
  recoveryCodes,
  refreshTokens,
  secondFactors,
  sessions,
  users,
} from './tables.ts'

/** What this room holds of people; the account's own row stays, without its person (see the privacy room). */
export const accountsPersonalData: readonly PersonalDataTable[] = [
  { part: 'compte', table: users, ofPerson: ({ id }) => eq(users.id, id), secret: ['passwordHash'] },
  {
    part: 'rattachements',
    table: memberships,
    ofPerson: ({ id }) => eq(memberships.userId, id),
    ofOrganisation: (id) => eq(memberships.organisationId, id),
    forgotten: true,
  },
  {
    part: 'portefeuille',
    table: portfolioCommunes,
    ofPerson: ({ id }) => eq(portfolioCommunes.userId, id),
    forgotten: true,
  },
  {
    part: 'portefeuille',
    table: portfolioOrganisations,
    ofPerson: ({ id }) => eq(portfolioOrganisations.userId, id),
    ofOrganisation: (id) => eq(portfolioOrganisations.organisationId, id),
    forgotten: true,
  },
  {
    part: 'jetons',
    table: refreshTokens,
    ofPerson: ({ id }) =>
      sql`${refreshTokens.sessionId} in (select ${sessions.id} from ${sessions} where ${sessions.userId} = ${id})`,
    secret: ['tokenHash', 'sessionId'],
    forgotten: true,
  },
  {
    part: 'sessions',
    table: sessions,
    ofPerson: ({ id }) => eq(sessions.userId, id),
    secret: ['id'],
    forgotten: true,
  },
  {
    part: 'jetons',
    table: mailTokens,
    ofPerson: ({ id, email }) => or(eq(mailTokens.userId, id), eq(mailTokens.email, email)) ?? sql`false`,
    secret: ['tokenHash'],
    forgotten: true,
  },
  {
    part: 'changements d’adresse',
    table: addressChanges,
    ofPerson: ({ id }) => eq(addressChanges.userId, id),
    forgotten: true,
  },
  {
    part: 'second facteur',
    table: secondFactors,
    ofPerson: ({ id }) => eq(secondFactors.userId, id),
    secret: ['sealedSecret', 'lastStep'],
    forgotten: true,
  },
  {
    part: 'second facteur',
    table: recoveryCodes,
    ofPerson: ({ id }) => eq(recoveryCodes.userId, id),
    secret: ['codeHash'],
    forgotten: true,
  },
]
