import type { PlanPriority, PlanStatus } from '../../kernel/plan.ts'
import {
  type Lateness,
  type PlanQuery,
  planQuery,
  type SheetSummary,
  type StepSummary,
} from '../reporting/plan/contract.ts'
import { planReaders } from '../reporting/plan/policy.ts'
import type { PlanService } from '../reporting/plan/service.ts'
import { type ExportedList, exportedList } from './exported-list.ts'

const statusWords: Record<PlanStatus, string> = {
  ...{ upcoming: 'à venir', 'to-discuss': 'à discuter', 'in-progress': 'en cours', done: 'réalisé' },
  ...{ late: 'en retard', 'on-hold': 'en pause', abandoned: 'abandonné', blocked: 'bloqué' },
}
const priorityWords: Record<PlanPriority, string> = { high: 'élevée', medium: 'moyenne', low: 'basse' }
const lateWords: Record<Lateness['reason'], string> = {
  ...{ said: 'dit en retard', end: 'fin dépassée', start: 'pas commencé' },
}

/** A sheet, or one of its own steps. */
interface Row {
  sheet: SheetSummary
  step: StepSummary | null
}
const either = ({ sheet, step }: Row) => step ?? sheet

/** The plan as a list: each sheet, then its own steps that are sought. */
export function planLists({ overview, tools }: PlanService): readonly ExportedList[] {
  return [
    exportedList<PlanQuery, Row>({
      name: 'plan',
      title: 'Plan climat',
      access: planReaders,
      filters: planQuery,
      columns: [
        { header: 'fiche', value: ({ sheet }) => sheet.code },
        { header: 'titre_fiche', value: ({ sheet }) => sheet.title },
        { header: 'etape', value: ({ step }) => step?.title ?? null },
        { header: 'etat', value: (row) => statusWords[either(row).status] },
        { header: 'priorite', value: ({ sheet }) => sheet.priority && priorityWords[sheet.priority] },
        { header: 'avancement (%)', value: (row) => either(row).progress },
        {
          header: 'retard',
          value: (row) => {
            const { lateness } = either(row)
            return lateness && lateWords[lateness.reason]
          },
        },
        { header: 'retard_depuis', value: (row) => either(row).lateness?.since ?? null },
        { header: 'planification', value: ({ step }) => step?.planning ?? null },
        { header: 'debut', value: ({ step }) => step?.startsOn ?? null },
        { header: 'fin', value: ({ step }) => step?.endsOn ?? null },
        { header: 'porteur', value: ({ step }) => step?.leads ?? null },
        { header: 'partenaires', value: ({ step }) => step?.partners ?? null },
        { header: 'ressources', value: ({ step }) => step?.resources ?? null },
        { header: 'etp', value: ({ step }) => step?.means.fte ?? null },
        { header: 'prevu (euros)', value: (row) => either(row).budget.planned },
        { header: 'engage (euros)', value: (row) => either(row).budget.committed },
        { header: 'depense (euros)', value: (row) => either(row).budget.spent },
      ],
      *rows(_actor, query) {
        for (const sheet of overview.sheetsOf(query, query.on ?? tools.today())) {
          yield { sheet, step: null }
          for (const step of sheet.shown) if (step.sheetCode === sheet.code) yield { sheet, step }
        }
      },
    }),
  ]
}
