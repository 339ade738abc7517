import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OverdueValue } from './contract.ts'
import { counterWords } from './counter-words.ts'
import type {
  IndicatorChange,
  IndicatorInput,
  IndicatorList,
  IndicatorQuery,
  IndicatorView,
  NationalValues,
  ValueInput,
} from './indicator-contract.ts'
import { type IndicatorRow, indicatorStore } from './indicator-store.ts'
import type { planLinks } from './links.ts'
import { canWritePlan } from './policy.ts'
import { byCode, nextValueDue } from './rules.ts'
import { countedSeries, type SeriesWords, seriesOf } from './series.ts'
import type { PlanStore } from './store.ts'
import type { PlanTools } from './writing.ts'

const MOST_VALUES = 2_000

/** Indicators of the plan: what each means, its values and targets, and what is awaited. */
export function planIndicators(
  db: Database,
  {
    store,
    tools,
    links,
    words,
  }: {
    store: PlanStore
    tools: PlanTools
    links: Pick<ReturnType<typeof planLinks>, 'countOn'>
    words: SeriesWords
  },
) {
  const rows = indicatorStore(db)
  const indicator = (id: string): IndicatorRow => rows.byId(id) ?? notFound('Indicateur')

  /** `known`: values as they had been written down by the end of that day. */
  function viewOf(actor: Actor, row: IndicatorRow, known: string): IndicatorView {
    const { id, actionId, label, definition, unit, source, kind, frequency, counter, nationalId, since } = row
    const values = rows.valuesOf([id]).get(id) ?? []
    const named = words(values)
    const results =
      counter === null
        ? seriesOf(values, 'result', known, named)
        : countedSeries(since, known, (day) => links.countOn(counter, day))
    const lastOn = results.at(-1)?.on ?? null
    const dueOn = counter === null ? nextValueDue(frequency, since, lastOn) : null
    return {
      ...{ id, actionId, label, definition, unit, source, kind, frequency, counter, nationalId, since },
      sheetCode: sheetCodeOf(actionId),
      counterDefinition: counter && counterWords[counter].definition,
      ...{ dueOn, isOverdue: dueOn !== null && dueOn < tools.today() },
      ...{ results, targets: seriesOf(values, 'target', known, named) },
      can: { write: canWritePlan(actor) },
    }
  }

  const sheetCodeOf = (actionId: string) => store.action(actionId)?.code ?? ''

  function checkValue({ series, on, basis, documentId }: ValueInput, row: IndicatorRow): void {
    if (series === 'target') return
    if (row.counter !== null)
      fail('conflict', 'Cet indicateur est compté par la plateforme : ses valeurs ne se saisissent pas.')
    tools.checkDay(on)
    if (basis === null) {
      const detail = 'Dites si cette valeur est mesurée ou estimée.'
      fail('invalid-input', detail, [{ pointer: '/basis', detail }])
    }
    if (documentId !== null && !words.isDocumentOf(documentId, row.actionId)) notFound('Document')
  }

  return {
    /** Of a sheet; called within the transaction that makes it. */
    insert(
      actionId: string,
      given: Partial<IndicatorInput> & Pick<IndicatorInput, 'label'> & { since: string; position: number },
      by: string,
    ): string {
      const id = newId()
      rows.insert({
        ...{ id, actionId, definition: '', unit: '', kind: null, source: '', frequency: 'year' },
        ...{ counter: null, nationalId: null, ...given, by, at: tools.nowIso() },
      })
      return id
    },

    /** Of the whole plan or of a sheet (its number), in the order of the plan. */
    list(actor: Actor, { known = tools.today(), sheet }: IndicatorQuery): IndicatorList {
      const items = rows
        .all()
        .filter(({ at }) => dayOf(new Date(at)) <= known)
        .filter(({ actionId }) => sheet === undefined || sheetCodeOf(actionId) === sheet)
        .map((row) => viewOf(actor, row, known))
        .sort((a, b) => byCode(a.sheetCode, b.sheetCode))
      return { known, total: items.length, items }
    },

    /** Awaited values that did not come, the longest awaited first. */
    overdue(actor: Actor): OverdueValue[] {
      return this.list(actor, {})
        .items.filter(({ isOverdue }) => isOverdue)
        .map(({ id, label, sheetCode, dueOn, results }) => ({
          ...{ indicatorId: id, label, sheetCode, dueOn: dueOn ?? '', lastOn: results.at(-1)?.on ?? null },
        }))
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    },

    add(actor: Actor, sheetId: string, input: IndicatorInput): IndicatorView {
      tools.mustWrite(actor)
      const sheet = tools.action(sheetId)
      if (sheet.sheetId !== null) fail('conflict', 'Un indicateur se suit sur une fiche, pas sur une étape.')
      const position = rows.all().filter(({ actionId }) => actionId === sheetId).length
      return db.write(() => {
        const id = this.insert(sheetId, { ...input, since: tools.today(), position }, actor.userId)
        tools.tell('plan.indicator-added', sheetId, actor.userId, { after: input })
        return viewOf(actor, indicator(id), tools.today())
      })
    },

    change(actor: Actor, id: string, change: IndicatorChange): IndicatorView {
      tools.mustWrite(actor)
      const before = indicator(id)
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      if (given.length > 0)
        db.write(() => {
          rows.update(id, Object.fromEntries(given))
          const after = Object.fromEntries(given)
          tools.tell('plan.indicator-changed', before.actionId, actor.userId, { before, after })
        })
      return viewOf(actor, indicator(id), tools.today())
    },

    /** A value or a target of a day; what was said before of that day stays to be read. */
    enter(actor: Actor, id: string, input: ValueInput): IndicatorView {
      tools.mustWrite(actor)
      const row = indicator(id)
      checkValue(input, row)
      return db.write(() => {
        const all = rows.valuesOf([id]).get(id) ?? []
        if (all.length >= MOST_VALUES)
          fail('conflict', `Un indicateur compte au plus ${MOST_VALUES} valeurs.`)
        const at = tools.nowIso()
        const before = all.find(
          (one) => one.series === input.series && one.on === input.on && one.supersededAt === null,
        )
        if (before) rows.supersede(before.id, actor.userId, at)
        const { series, basis, ...rest } = input
        rows.insertValue({
          ...{ id: newId(), indicatorId: id, ...rest, series, basis: series === 'result' ? basis : null },
          ...{ by: actor.userId, at, supersededBy: null, supersededAt: null },
        })
        const { on, value } = input
        tools.tell('plan.value-entered', row.actionId, actor.userId, {
          before: before && { value: before.value },
          after: { label: row.label, on, value },
        })
        return viewOf(actor, row, tools.today())
      })
    },

    /** Takes back a value that was wrong: it no longer counts, and stays among what was said. */
    withdraw(actor: Actor, valueId: string): IndicatorView {
      tools.mustWrite(actor)
      const value = rows.value(valueId) ?? notFound('Valeur')
      const row = indicator(value.indicatorId)
      if (value.supersededAt === null)
        db.write(() => {
          rows.supersede(valueId, actor.userId, tools.nowIso())
          tools.tell('plan.value-withdrawn', row.actionId, actor.userId, {
            before: { label: row.label, on: value.on, value: value.value },
            after: null,
          })
        })
      return viewOf(actor, row, tools.today())
    },

    /** Values and targets in the shape that the national tool’s API takes, of the indicators that have a number there. */
    national(actor: Actor, collectiviteId: number): NationalValues {
      const { items } = this.list(actor, {})
      return {
        valeurs: items.flatMap(({ nationalId, results, targets }) => {
          if (nationalId === null) return []
          const days = [...new Set([...results, ...targets].map(({ on }) => on))].sort()
          return days.map((on) => {
            const [result, target] = [results, targets].map((series) => series.find((one) => one.on === on))
            return {
              ...{ collectiviteId, indicateurId: nationalId, dateValeur: on },
              ...{ resultat: result?.value ?? null, resultatCommentaire: result?.comment ?? null },
              ...{ objectif: target?.value ?? null, objectifCommentaire: target?.comment ?? null },
            }
          })
        }),
      }
    },
  }
}
