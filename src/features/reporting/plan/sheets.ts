import type { Actor } from '../../../kernel/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { AmountView, Heading, SheetView, StepView } from './contract.ts'
import type { planDocuments } from './documents.ts'
import type { planLinks } from './links.ts'
import { canUpdate, canWritePlan } from './policy.ts'
import type { FactRow, PlanStore } from './store.ts'
import { type PlanAsOf, planAsOf, type Standing, sheetSummary, stepSummary } from './views.ts'
import type { PlanTools } from './writing.ts'

/** One action sheet as of a day, with all that is said of it and of its steps. */
export function planSheets({
  store,
  tools,
  links,
  documents,
  peopleOf,
}: {
  store: PlanStore
  tools: PlanTools
  links: Pick<ReturnType<typeof planLinks>, 'views'>
  documents: Pick<ReturnType<typeof planDocuments>, 'namesOf'>
  peopleOf(ids: readonly string[]): (userId: string) => string
}) {
  function amountViews(facts: readonly FactRow[]): AmountView[] {
    const personOf = peopleOf(facts.map(({ by }) => by))
    const named = documents.namesOf(facts.flatMap(({ documentId }) => documentId ?? []))
    return facts.map(({ id, kind, euros, on, funder, note, documentId, by, at }) => ({
      ...{ id, kind, euros, on, funder, note, at, by: personOf(by) },
      document:
        documentId && named.has(documentId) ? { id: documentId, name: named.get(documentId) ?? '' } : null,
    }))
  }

  function headingsAbove(headingId: string): Pick<Heading, 'id' | 'code' | 'title'>[] {
    const row = store.heading(headingId)
    if (!row) return []
    const { id, code, title, parentId } = row
    return [...(parentId ? headingsAbove(parentId) : []), { id, code, title }]
  }

  /** What is followed of sheets and steps alike; as of a past day, nothing is written. */
  function followed(actor: Actor, standings: readonly Standing[], { day }: PlanAsOf) {
    const ids = standings.map(({ row }) => row.id)
    const [chosen, counts] = [store.linksOf(ids), store.countsOf(ids)]
    const isToday = day === tools.today()
    return ({ row, state, facts }: Standing) => ({
      state,
      amounts: amountViews(facts),
      links: links.views(chosen.get(row.id) ?? [], day),
      commentCount: counts.comments.get(row.id) ?? 0,
      documentCount: counts.documents.get(row.id) ?? 0,
      can: {
        update: isToday && canUpdate(actor, { isStep: row.sheetId !== null, state }),
        write: isToday && canWritePlan(actor),
      },
    })
  }

  return {
    /** By its number in the plan. */
    get(actor: Actor, code: string, on: string | undefined): SheetView {
      const day = on ?? tools.today()
      tools.checkDay(day)
      const plan = planAsOf(store, day)
      const sheet = plan.sheets.find(({ row }) => row.code === code) ?? notFound('Fiche')
      const steps = plan.stepsOf(sheet.row.id)
      const follow = followed(actor, [sheet, ...steps], plan)
      const stepViews: StepView[] = steps.map((step) => ({ ...stepSummary(step, plan), ...follow(step) }))
      return {
        ...sheetSummary(sheet, plan),
        ...follow(sheet),
        ...{ on: day, isPast: day < tools.today(), listedTitle: sheet.row.listedTitle, note: sheet.row.note },
        headings: headingsAbove(sheet.row.headingId),
        stepViews,
      }
    },
  }
}
