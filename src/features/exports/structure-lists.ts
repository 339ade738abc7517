import { pointOf } from '../../kernel/geo.ts'
import type { Shown } from '../../kernel/shown.ts'
import { organisationQuery } from '../organisations/contract.ts'
import type { ListedOrganisation, OrganisationsService } from '../organisations/service.ts'
import type { OrganisationRow } from '../organisations/store.ts'
import { type Stored, structureCells, writtenColumns } from '../spreadsheets/export-workbook.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'

interface SiteLine {
  listed: ListedOrganisation
  cells: Stored
  isFirst: boolean
  point: { lat: number | null; lng: number | null }
}

/** Structures, a row for each site of those that the reader may open, one row for the others. */
export function structureLists(organisations: OrganisationsService): readonly ExportedList[] {
  return [
    exportedList<{ q?: string; kind?: OrganisationRow['kind'] }, SiteLine>({
      name: 'organisations',
      title: 'Structures',
      access: 'signed-in',
      filters: organisationQuery.omit({ limit: true, offset: true }),
      columns: [
        ...writtenColumns('structures').map(({ header, value }) => ({
          header,
          value: ({ cells }: SiteLine) => value(cells),
        })),
        {
          header: 'activite',
          value: ({ listed, isFirst }) => (isFirst ? listed.summary.activityLabel : null),
        },
        { header: 'gisements', value: ({ listed, isFirst }) => (isFirst ? listed.summary.stockCount : null) },
        { header: 'besoins', value: ({ listed, isFirst }) => (isFirst ? listed.summary.needCount : null) },
      ],
      *rows(actor, query) {
        for (const listed of everyPage((page) => organisations.listWhole(actor, { ...query, ...page }))) {
          const { summary, whole } = listed
          const { lat, lng, communeName } = summary
          const cells = whole
            ? structureCells(whole.organisation, whole.contacts)
            : [{ ...summary, communeName } as Stored]
          for (const [i, each] of cells.entries()) {
            const site = whole?.organisation.sites[i]
            yield { listed, cells: each, isFirst: i === 0, point: site ?? { lat, lng } }
          }
        }
      },
      shown: ({ listed: { summary, whole } }): Shown[] =>
        whole ? [{ entity: 'organisation', ids: [summary.id] }] : [],
      place: ({ point }) => ({ point: pointOf(point) }),
    }),
  ]
}
