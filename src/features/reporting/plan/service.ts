import type { Database } from '../../../db/connection.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { AccountsService } from '../../accounts/service.ts'
import type { SettingsService } from '../../settings/service.ts'
import { planActions } from './actions.ts'
import { planAmounts } from './amounts.ts'
import { planComments } from './comments.ts'
import { planCounters } from './counters.ts'
import { planDocuments } from './documents.ts'
import { planIndicators } from './indicators.ts'
import { planLinks } from './links.ts'
import { planLoading } from './loading.ts'
import { planOverview } from './overview.ts'
import type { SeriesWords } from './series.ts'
import { planSheets } from './sheets.ts'
import { planStore } from './store.ts'
import { planWorkbook, type ReadSheets } from './workbook.ts'
import { planTools } from './writing.ts'

export type PlanService = ReturnType<typeof planService>

export interface RoomsBelow {
  accounts: AccountsService
  settings: SettingsService
  /** Sheets of a workbook that somebody sent, read with the patience and the limits of the import. */
  readSheets: ReadSheets
}

/** The climate plan: what it says, how far it is, what it costs, and what it brings. */
export function planService(db: Database, clock: Clock, { accounts, settings, readSheets }: RoomsBelow) {
  const store = planStore(db)
  const tools = planTools(db, clock, store)
  const peopleOf = (ids: readonly string[]) => {
    const names = accounts.namesOf([...new Set(ids)])
    return (userId: string) => names.get(userId) ?? 'Compte supprimé'
  }
  const maxMegabytes = () => settings.territory().attachmentMegabytes
  const documents = planDocuments(db, { tools, maxMegabytes, peopleOf })
  const links = planLinks(db, { store, tools, counters: planCounters(db) })
  const words: SeriesWords = Object.assign(
    (values: Parameters<SeriesWords>[0]) => {
      const named = documents.namesOf(values.flatMap(({ documentId }) => documentId ?? []))
      return {
        personOf: peopleOf(values.map(({ by }) => by)),
        documentOf: (id: string | null) =>
          id !== null && named.has(id) ? { id, name: named.get(id) ?? '' } : null,
      }
    },
    { isDocumentOf: documents.isOf },
  )
  const indicators = planIndicators(db, { store, tools, links, words })
  const loading = planLoading(db, { store, tools, indicators })
  const actions = planActions(db, { store, tools, peopleOf })
  const overview = planOverview({ store, tools, loading, indicators })
  return {
    tools,
    overview,
    loading,
    sheets: planSheets({ store, tools, links, documents, peopleOf }),
    actions,
    amounts: planAmounts(db, { store, tools, documents }),
    comments: planComments(db, { store, tools, peopleOf }),
    documents,
    links,
    indicators,
    workbook: planWorkbook(db, { clock, store, tools, actions, readSheets }),
  }
}
