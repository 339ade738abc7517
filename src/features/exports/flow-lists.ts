import { pointOf } from '../../kernel/geo.ts'
import { flowsShown } from '../flows/consultation.ts'
import { type FlowQuery, flowQuery } from '../flows/contract.ts'
import type { FlowsService } from '../flows/service.ts'
import type { SeenFlow } from '../flows/sights.ts'
import { flowCells, type Stored, shownFlowCells, writtenColumns } from '../spreadsheets/export-workbook.ts'
import { type ExportedColumn, type ExportedList, exportedList } from './exported-list.ts'
import { kindWords, yesNo } from './words.ts'

/** A row: the flow as it is shown, and its fields as the import names them. */
interface FlowLine extends SeenFlow {
  cells: Stored
}

/** Headed otherwise for a stock and for a need. */
const OF_KIND = new Set(['currentPartner', 'partnerVisibility'])

/** The columns of Gisements and of Besoins in one table, as the import takes them, then what only informs. */
const columns: ExportedColumn<FlowLine>[] = [
  { header: 'sens', value: ({ view }) => kindWords[view.kind] },
  // Read by the import, which leaves the flows of others alone.
  { header: 'modifiable', value: ({ view }) => yesNo(view.can.edit) },
  ...writtenColumns('stocks').flatMap(({ field, header, value }) => {
    const own = { header, value: ({ cells }: FlowLine) => value(cells) }
    const ofNeed = writtenColumns('needs').find((column) => column.field === field)
    if (!OF_KIND.has(field) || !ofNeed) return [own]
    return [
      { header, value: ({ view, cells }: FlowLine) => (view.kind === 'stock' ? value(cells) : null) },
      {
        header: ofNeed.header,
        value: ({ view, cells }: FlowLine) => (view.kind === 'need' ? ofNeed.value(cells) : null),
      },
    ]
  }),
  { header: 'lieu', value: ({ view }) => view.party.communeName },
  { header: 'latitude', value: ({ view }) => view.party.lat },
  { header: 'longitude', value: ({ view }) => view.party.lng },
  { header: 'libelle_dechet', value: ({ view }) => view.wasteLabel },
  { header: 'montre', value: ({ view }) => (view.seenAs === 'full' ? 'avec le nom' : 'sans le nom') },
]

/** Stocks and needs, each as its reader is shown it. */
export function flowLists(
  flows: FlowsService,
  resourceLabel: (id: string) => string | null,
): readonly ExportedList[] {
  return [
    exportedList<Omit<FlowQuery, 'limit' | 'offset'>, FlowLine>({
      name: 'flows',
      title: 'Gisements et besoins',
      access: 'signed-in',
      filters: flowQuery.omit({ limit: true, offset: true }),
      columns,
      *rows(actor, query) {
        for (const seen of flows.seen(actor, query)) {
          const { own, view } = seen
          yield { ...seen, cells: own ? flowCells(own.row, own.owner, resourceLabel) : shownFlowCells(view) }
        }
      },
      shown: ({ view }) => flowsShown([view]),
      place: ({ view }) => ({ point: pointOf(view.party) }),
    }),
  ]
}
