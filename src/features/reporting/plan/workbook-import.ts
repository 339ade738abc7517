import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail } from '../../../kernel/errors.ts'
import { fold } from '../../../kernel/fold.ts'
import { newId } from '../../../kernel/ids.ts'
import type { planActions } from './actions.ts'
import type { ImportReport } from './import-contract.ts'
import { namesFacilitation, plannedYears } from './read-cells.ts'
import { type ActionState, emptyState } from './state.ts'
import type { PlanStore } from './store.ts'
import { type Named, type RawCell, type ReadRow, readRow } from './workbook-read.ts'
import { NO_AXIS, type PlanRow, planRows } from './workbook-rows.ts'
import type { PlanTools } from './writing.ts'

interface Means {
  store: PlanStore
  tools: PlanTools
  actions: Pick<ReturnType<typeof planActions>, 'insert' | 'change'>
}

/** A row that cannot be placed; its sentence is for who sent it. */
class Refused extends Error {}
/** What undoes a preview: everything it wrote is rolled back. */
class PreviewOnly extends Error {}

/**
 * Writes the rows of a workbook into the plan and tells what each did. A preview does the same and takes it all back,
 * so that it cannot tell otherwise than the import; so does an import of which a row is refused.
 */
export function applyRows(
  db: Database,
  means: Means,
  actor: Actor,
  rows: readonly { row: number; cells: readonly RawCell[] }[],
  isApplied: boolean,
): ImportReport {
  const report: ImportReport = {
    ...{ isApplied, headings: [], created: [], changed: [], unchanged: 0, rejected: [], absent: 0 },
  }
  try {
    db.write(() => {
      const { place, finish } = placing(means, actor, report)
      for (const { row, cells } of rows) place(row, cells)
      finish()
      if (!isApplied) throw new PreviewOnly()
      if (report.rejected.length > 0)
        fail('conflict', 'Certaines lignes sont refusées : corrigez-les, puis importez de nouveau.')
      const { created, changed, unchanged } = report
      if (created.length + changed.length > 0)
        means.tools.tell('plan.imported', 'workbook', actor.userId, {
          after: { created: created.length, changed: changed.length, unchanged },
        })
    })
  } catch (error) {
    if (!(error instanceof PreviewOnly)) throw error
  }
  return report
}

const same = (a: string, b: string) => fold(a).replace(/\s+/g, ' ') === fold(b).replace(/\s+/g, ' ')

function placing({ store, tools, actions }: Means, actor: Actor, report: ImportReport) {
  const day = tools.today()
  const existing = planRows(store, day)
  const readOf = new Map(existing.map((row) => [row.id, asRead(row)]))
  const seen = new Set<string>()
  /** Steps that another sheet names too, by its number: it may come later. */
  const named = new Map<string, string>()
  report.absent = existing.length

  /** Each axis of a path, found by number and title or made; one number cannot name two things. */
  function headingOf(path: readonly Named[]): string {
    let parentId: string | null = null
    for (const one of path.length > 0 ? path : [NO_AXIS]) parentId = childOf(parentId, one)
    return parentId ?? ''
  }

  function childOf(parentId: string | null, { code, title }: Named): string {
    const all = store.headings()
    const siblings = all.filter((one) => one.parentId === parentId)
    const found = siblings.find((one) => same(one.title, title) && (code === null || one.code === code))
    if (found) return found.id
    const taken = all.find((one) => one.code === code)
    if (taken) throw new Refused(`Le numéro ${code} est déjà celui de « ${taken.title} ».`)
    const prefix = all.find(({ id }) => id === parentId)?.code
    const row = {
      ...{ id: newId(), parentId, code: code ?? nextCode(prefix, siblings), title, text: '', source: null },
      ...{ position: all.length, createdBy: actor.userId, createdAt: tools.nowIso() },
    }
    store.insertHeading(row)
    report.headings.push(`${row.code} ${title}`)
    return row.id
  }

  const sheets = () => store.actions().filter(({ sheetId }) => sheetId === null)
  const findSheet = (headingId: string, { code, title }: Named) =>
    sheets().find(
      (one) => one.headingId === headingId && (code ? one.code === code : same(one.state.title, title)),
    )

  function place(row: number, cells: readonly RawCell[]): void {
    const read = readRow(cells)
    if ('fault' in read) return void report.rejected.push({ row, detail: read.fault })
    try {
      placed(row, read)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      report.rejected.push({ row, detail: error.message })
    }
  }

  function placed(row: number, read: ReadRow): void {
    const headingId = headingOf(read.path)
    const sheet = findSheet(headingId, read.sheet)
    const title = read.step ?? read.sheet.title
    if (read.step !== null && !sheet)
      throw new Refused(`La sous-action « ${read.step} » vient avant son action « ${read.sheet.title} ».`)
    const found =
      read.step === null
        ? sheet
        : // Steps may be called alike: each row takes the next one.
          store
            .actions()
            .find((one) => one.sheetId === sheet?.id && same(one.state.title, title) && !seen.has(one.id))
    if (!found) {
      seen.add(create(headingId, sheet?.id ?? null, read))
      return void report.created.push({ row, title })
    }
    if (seen.has(found.id)) throw new Refused(`La fiche « ${title} » est déjà plus haut dans le classeur.`)
    seen.add(found.id)
    const was = readOf.get(found.id)
    if (was) report.absent--
    const fields = was ? changeOf(found.id, was, read) : []
    if (fields.length > 0) report.changed.push({ row, title, fields })
    else report.unchanged++
  }

  function create(headingId: string, sheetId: string | null, read: ReadRow): string {
    const siblings = sheets().filter((one) => one.headingId === headingId)
    const heading = store.heading(headingId)
    const code = sheetId === null ? (read.sheet.code ?? nextCode(heading?.code, siblings)) : null
    if (code !== null && sheets().some((one) => one.code === code))
      throw new Refused(`Le numéro ${code} est déjà celui d’une autre fiche.`)
    const base = stateOf(read)
    const position = store.actions().length
    const { id } = actions.insert({ headingId, sheetId, code, position, since: day, base }, actor.userId)
    if (read.sections.also) named.set(id, read.sections.also)
    writePlanned(id, read)
    return id
  }

  /** What a row says otherwise than the plan; an empty cell says nothing. */
  function changeOf(id: string, was: ReadRow, read: ReadRow): string[] {
    const patch = differing(stateOf(was), read)
    if (Object.keys(patch).length > 0) actions.change(actor, id, patch, 'workbook')
    const money = ({ funders, total }: ReadRow) => JSON.stringify([funders, total])
    if (read.total === null || money(was) === money(read)) return Object.keys(patch)
    const at = tools.nowIso()
    for (const fact of store.factsOf([id]).get(id) ?? [])
      if (fact.kind === 'planned') store.voidFact(fact.id, { voidedBy: actor.userId, voidedAt: at })
    writePlanned(id, read)
    return [...Object.keys(patch), 'budget']
  }

  function writePlanned(actionId: string, { funders, total }: ReadRow): void {
    const given = funders.reduce((sum, { euros }) => sum + euros, 0)
    const rest = (total ?? 0) - given
    const amounts = [...funders, ...(rest > 0 ? [{ funder: null, euros: rest }] : [])]
    for (const { funder, euros } of amounts)
      store.insertFact({
        ...{ id: newId(), actionId, kind: 'planned', euros, on: day, funder, note: 'Classeur importé' },
        ...{ documentId: null, by: actor.userId, at: tools.nowIso(), voidedBy: null, voidedAt: null },
      })
  }

  function finish(): void {
    for (const [id, code] of named) {
      const also = sheets().find((one) => one.code === code)
      if (also) store.updateAction(id, { alsoSheetId: also.id })
    }
  }

  return { place, finish }
}

/** The next number under another: 1.1.6 after 1.1.5. */
function nextCode(prefix: string | undefined, siblings: readonly { code: string | null }[]): string {
  const last = Math.max(0, ...siblings.map(({ code }) => Number(code?.split('.').at(-1) ?? 0)))
  return prefix ? `${prefix}.${last + 1}` : String(last + 1)
}

function asRead({ cells }: PlanRow): ReadRow {
  const read = readRow(cells)
  if ('fault' in read) throw new Error(`A row that the plan itself wrote is refused: ${read.fault}`)
  return read
}

/** A sheet or a step as a row tells it. */
function stateOf(read: ReadRow): ActionState {
  const { step, sheet, description, sections, texts, status, priority, startsOn, endsOn } = read
  const { also: _, ...words } = sections
  const { leads = '', partners = '' } = texts
  return {
    ...{ ...emptyState, ...texts, ...words, title: step ?? sheet.title, description: description ?? '' },
    ...{ status: status ?? (step === null ? null : 'upcoming'), priority, startsOn, endsOn },
    isOpenEnded: endsOn === null && plannedYears(words.planning ?? '')?.to === null,
    isFacilitated: step !== null && namesFacilitation(`${leads}\n${partners}`),
  }
}

/** Fields that a row says, and says otherwise. */
function differing(was: ActionState, read: ReadRow): Partial<ActionState> {
  const { also: _, ...words } = read.sections
  const said: Partial<ActionState> = { ...read.texts, ...words, title: read.step ?? read.sheet.title }
  if (read.description !== null) said.description = read.description
  for (const field of ['status', 'priority', 'startsOn', 'endsOn'] as const)
    if (read[field] !== null) Object.assign(said, { [field]: read[field] })
  return Object.fromEntries(
    Object.entries(said).filter(([field, value]) => value !== was[field as keyof ActionState]),
  )
}
