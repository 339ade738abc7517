import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { sites } from '../organisations/tables.ts'
import { portfolioCommunes, portfolioOrganisations } from './tables.ts'

/** What limits a facilitator: communes (INSEE codes) and structures; both empty means no limit. */
export interface PortfolioLimits {
  communeCodes: readonly string[]
  organisationIds: readonly string[]
}

/** Rows of portfolios; used by the accounts services alone. */
export function portfolioStore({ orm }: Database) {
  return {
    limitsOf: (userId: string): PortfolioLimits => ({
      communeCodes: orm
        .select()
        .from(portfolioCommunes)
        .where(eq(portfolioCommunes.userId, userId))
        .orderBy(portfolioCommunes.communeCode)
        .all()
        .map(({ communeCode }) => communeCode),
      organisationIds: orm
        .select()
        .from(portfolioOrganisations)
        .where(eq(portfolioOrganisations.userId, userId))
        .orderBy(portfolioOrganisations.organisationId)
        .all()
        .map(({ organisationId }) => organisationId),
    }),

    /**
     * Structures a facilitator is in charge of, those with a site in its communes and those named; null without
     * limits. A commune where nothing stands yet gives a null row: it limits all the same.
     */
    organisationsOf(userId: string): ReadonlySet<string> | null {
      const rows = orm
        .select({ id: sql<string | null>`${portfolioOrganisations.organisationId}` })
        .from(portfolioOrganisations)
        .where(eq(portfolioOrganisations.userId, userId))
        .union(
          orm
            .select({ id: sql<string | null>`${sites.organisationId}` })
            .from(portfolioCommunes)
            .leftJoin(sites, eq(sites.communeCode, portfolioCommunes.communeCode))
            .where(eq(portfolioCommunes.userId, userId)),
        )
        .all()
      if (rows.length === 0) return null
      return new Set(rows.flatMap(({ id }) => id ?? []))
    },

    replace(userId: string, { communeCodes, organisationIds }: PortfolioLimits): void {
      orm.delete(portfolioCommunes).where(eq(portfolioCommunes.userId, userId)).run()
      orm.delete(portfolioOrganisations).where(eq(portfolioOrganisations.userId, userId)).run()
      for (const communeCode of new Set(communeCodes))
        orm.insert(portfolioCommunes).values({ userId, communeCode }).run()
      for (const organisationId of new Set(organisationIds))
        orm.insert(portfolioOrganisations).values({ userId, organisationId }).run()
    },
  }
}
