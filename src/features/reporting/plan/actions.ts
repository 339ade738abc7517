import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type {
  ActionChange,
  ChangeList,
  Heading,
  HeadingChange,
  HeadingInput,
  SheetInput,
  StepInput,
} from './contract.ts'
import { canWritePlan, updatable } from './policy.ts'
import { daysOf, namesFacilitation, plannedYears } from './read-cells.ts'
import { type ActionState, differing, emptyState, inOrder, stateOn } from './state.ts'
import type { ActionRow, ChangeRow, HeadingRow, PlanStore } from './store.ts'
import type { PlanTools } from './writing.ts'

/** The one way a sheet or a step of the plan is added and changed, with what it was before on any day. */
export function planActions(
  db: Database,
  {
    store,
    tools,
    peopleOf,
  }: {
    store: PlanStore
    tools: PlanTools
    peopleOf(ids: readonly string[]): (userId: string) => string
  },
) {
  const written = (by: string) => ({ createdBy: by, createdAt: tools.nowIso() })

  function insert(
    row: Pick<ActionRow, 'headingId' | 'sheetId' | 'code' | 'position' | 'since' | 'base'>,
    by: string,
  ): ActionRow {
    const none = { alsoSheetId: null, listedTitle: null, note: null }
    const added: ActionRow = { id: newId(), ...none, ...row, state: row.base, ...written(by) }
    store.insertAction(added)
    return added
  }

  function checkCode(code: string): void {
    const taken =
      store.headings().some((one) => one.code === code) || store.actions().some((one) => one.code === code)
    if (!taken) return
    const detail = `Le numéro ${code} est déjà dans le plan.`
    fail('conflict', detail, [{ pointer: '/code', detail }])
  }

  function checkDays({ startsOn, endsOn }: ActionState): void {
    if (startsOn === null || endsOn === null || startsOn <= endsOn) return
    const detail = 'La fin vient après le début.'
    fail('invalid-input', detail, [{ pointer: '/endsOn', detail }])
  }

  /** A facilitator says how far a step is, and nothing else of it. */
  function checkFields(actor: Actor, patch: Partial<ActionState>): void {
    if (canWritePlan(actor)) return
    const beyond = Object.keys(patch).filter((field) => !(updatable as readonly string[]).includes(field))
    if (beyond.length > 0)
      fail(
        'forbidden',
        'L’animation dit l’avancement et les dates d’une étape ; le reste est à la collectivité.',
      )
  }

  const before = (changes: readonly ChangeRow[], one: ChangeRow) => {
    const ordered = inOrder(changes)
    return ordered.slice(0, ordered.indexOf(one))
  }

  return {
    insert,

    addHeading(actor: Actor, { parentId, code, title, text }: HeadingInput): Heading {
      tools.mustWrite(actor)
      if (parentId !== null && !store.heading(parentId)) notFound('Axe')
      return db.write(() => {
        checkCode(code)
        const row: HeadingRow = {
          ...{ id: newId(), parentId, code, title, text, source: null },
          ...{ position: store.headings().length, ...written(actor.userId) },
        }
        store.insertHeading(row)
        tools.tell('plan.heading-added', row.id, actor.userId, { after: { code, title } })
        return { id: row.id, parentId, code, title, text, source: null }
      })
    },

    changeHeading(actor: Actor, id: string, change: HeadingChange): Heading {
      tools.mustWrite(actor)
      const row = store.heading(id) ?? notFound('Axe')
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      if (Object.keys(given).length > 0)
        db.write(() => {
          store.updateHeading(id, given)
          tools.tell('plan.heading-changed', id, actor.userId, { before: row, after: given })
        })
      const { parentId, code, title, text, source } = { ...row, ...given }
      return { id, parentId, code, title, text, source }
    },

    addSheet(
      actor: Actor,
      { headingId, code, title, description }: SheetInput,
    ): { id: string; code: string } {
      tools.mustWrite(actor)
      if (!store.heading(headingId)) notFound('Objectif')
      return db.write(() => {
        checkCode(code)
        const base = { ...emptyState, title, description }
        const position = store.actions().length
        const row = insert(
          { headingId, sheetId: null, code, position, since: tools.today(), base },
          actor.userId,
        )
        tools.tell('plan.action-added', row.id, actor.userId, { after: { code, title } })
        return { id: row.id, code }
      })
    },

    addStep(actor: Actor, sheetId: string, input: StepInput): { id: string } {
      tools.mustWrite(actor)
      const sheet = tools.action(sheetId)
      if (sheet.sheetId !== null) fail('conflict', 'Une étape s’ajoute à une fiche.')
      const base: ActionState = {
        ...{ ...emptyState, ...input, ...daysOf(plannedYears(input.planning)), status: 'upcoming' },
        isFacilitated: namesFacilitation(`${input.leads}\n${input.partners}`),
      }
      return db.write(() => {
        const position = store.actions().filter((one) => one.sheetId === sheetId).length
        const { headingId } = sheet
        const row = insert(
          { headingId, sheetId, code: null, position, since: tools.today(), base },
          actor.userId,
        )
        tools.tell('plan.action-added', row.id, actor.userId, { after: { title: input.title } })
        return { id: row.id }
      })
    },

    /**
     * What is so from a day on, today unless it is said. `origin`: a page, or a workbook that was imported. Nothing is
     * written when it was so already.
     */
    change(
      actor: Actor,
      id: string,
      { on, ...change }: ActionChange,
      origin: ChangeRow['origin'] = 'page',
    ): void {
      const row = tools.updatable(actor, id)
      const day = on ?? tools.today()
      tools.checkDay(day)
      if (day < row.since) {
        const detail = `Cette action est dans le plan depuis le ${row.since}.`
        fail('invalid-input', detail, [{ pointer: '/on', detail }])
      }
      db.write(() => {
        const changes = store.changesOf([id]).get(id) ?? []
        const was = stateOn(row.base, changes, day)
        const patch = differing(was, change as Partial<ActionState>)
        if (Object.keys(patch).length === 0) return
        checkFields(actor, patch)
        checkDays({ ...was, ...patch })
        const { userId: by } = actor
        const added: ChangeRow = { id: newId(), actionId: id, on: day, patch, origin, by, at: tools.nowIso() }
        store.insertChange(added)
        store.updateAction(id, { state: stateOn(row.base, [...changes, added], tools.today()) })
        tools.tell('plan.action-changed', id, by, { before: was, after: { on: day, ...patch } })
      })
    },

    /** Every change of a sheet or a step, the last first, each with what it changed. */
    history(id: string): ChangeList {
      const row = tools.action(id)
      const changes = store.changesOf([id]).get(id) ?? []
      const personOf = peopleOf(changes.map(({ by }) => by))
      const items = inOrder(changes)
        .reverse()
        .map((one) => {
          const was = stateOn(row.base, before(changes, one), one.on)
          const fields = Object.entries(one.patch).map(([field, after]) => ({
            field: field as keyof ActionState,
            before: was[field as keyof ActionState],
            after,
          }))
          return { id: one.id, on: one.on, at: one.at, by: personOf(one.by), origin: one.origin, fields }
        })
      return { total: items.length, items }
    },
  }
}
