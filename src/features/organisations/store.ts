import { and, asc, count, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import { contacts, organisations, registerValues, sites } from './tables.ts'

export type OrganisationRow = typeof organisations.$inferSelect
export type SiteRow = typeof sites.$inferSelect
export type ContactRow = typeof contacts.$inferSelect

export interface OrganisationFilter {
  q?: string
  kind?: OrganisationRow['kind']
  /** Only these structures; null: all. */
  among: readonly string[] | null
  limit: number
  offset: number
}

/** Rows of structures, their sites and contacts; used by the organisations service alone. */
export function organisationsStore({ orm }: Database) {
  const where = ({ q, kind, among }: OrganisationFilter): SQL | undefined =>
    and(
      // As one JSON value: SQLite bounds the parameters of one query.
      among ? sql`${organisations.id} in (select value from json_each(${JSON.stringify(among)}))` : undefined,
      kind ? eq(organisations.kind, kind) : undefined,
      q
        ? or(
            sql`instr(fold(${organisations.name}), fold(${q})) > 0`,
            sql`instr(${organisations.siren}, ${q.replace(/\s/g, '')}) = 1`,
            inArray(
              organisations.id,
              orm
                .select({ id: sites.organisationId })
                .from(sites)
                .where(sql`instr(fold(${sites.communeName}), fold(${q})) = 1`),
            ),
          )
        : undefined,
    )

  return {
    byId: (id: string) => orm.select().from(organisations).where(eq(organisations.id, id)).get() ?? null,
    bySiren: (siren: string) =>
      orm.select().from(organisations).where(eq(organisations.siren, siren)).get() ?? null,
    byIds: (ids: readonly string[]) =>
      ids.length === 0
        ? []
        : orm
            .select()
            .from(organisations)
            .where(inArray(organisations.id, [...ids]))
            .all(),
    all: () => orm.select().from(organisations).all(),
    allSites: () => orm.select().from(sites).orderBy(asc(sites.id)).all(),
    allContacts: () => orm.select().from(contacts).orderBy(asc(contacts.id)).all(),

    page: (filter: OrganisationFilter) => ({
      total: orm.select({ n: count() }).from(organisations).where(where(filter)).get()?.n ?? 0,
      rows: orm
        .select()
        .from(organisations)
        .where(where(filter))
        .orderBy(organisations.name, organisations.id)
        .limit(filter.limit)
        .offset(filter.offset)
        .all(),
    }),

    sitesOf: (organisationId: string) =>
      orm.select().from(sites).where(eq(sites.organisationId, organisationId)).orderBy(asc(sites.id)).all(),
    siteBySiret: (siret: string) => orm.select().from(sites).where(eq(sites.siret, siret)).get() ?? null,
    contactsOf: (organisationId: string) =>
      orm
        .select()
        .from(contacts)
        .where(eq(contacts.organisationId, organisationId))
        .orderBy(asc(contacts.id))
        .all(),

    insert: (row: typeof organisations.$inferInsert) => void orm.insert(organisations).values(row).run(),
    update: (id: string, change: Partial<OrganisationRow>) =>
      void orm.update(organisations).set(change).where(eq(organisations.id, id)).run(),
    remove: (id: string) => void orm.delete(organisations).where(eq(organisations.id, id)).run(),
    insertSite: (row: typeof sites.$inferInsert) => void orm.insert(sites).values(row).run(),
    updateSite: (id: string, change: Partial<SiteRow>) =>
      void orm.update(sites).set(change).where(eq(sites.id, id)).run(),
    removeSite: (id: string) => void orm.delete(sites).where(eq(sites.id, id)).run(),
    removeContact: (id: string) => void orm.delete(contacts).where(eq(contacts.id, id)).run(),
    registerValuesOf: (organisationId: string) =>
      orm.select().from(registerValues).where(eq(registerValues.organisationId, organisationId)).all(),
    putRegisterValue: (row: typeof registerValues.$inferInsert) =>
      void orm
        .insert(registerValues)
        .values(row)
        .onConflictDoUpdate({
          target: [registerValues.subjectId, registerValues.field],
          set: { value: row.value, readAt: row.readAt },
        })
        .run(),
    forgetRegisterValues: (subjectId: string) =>
      void orm.delete(registerValues).where(eq(registerValues.subjectId, subjectId)).run(),
    insertContact: (row: typeof contacts.$inferInsert) => void orm.insert(contacts).values(row).run(),
    updateContact: (id: string, change: Partial<ContactRow>) =>
      void orm.update(contacts).set(change).where(eq(contacts.id, id)).run(),
  }
}
