import { readFileSync } from 'node:fs'
import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import { type Actor, facilitates, isFacilitator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { ImportStep } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import { atOnce, inSlices, type Steps, type Watch } from '../../kernel/in-slices.ts'
import { projectPath } from '../../project-path.ts'
import type { FlowsService } from '../flows/service.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import { applyPlan, flowsOf } from './apply-plan.ts'
import type { ImportApplication, ImportPreview, RejectedCell, UnusualCell } from './contract.ts'
import { type ExportedSheet, importSheets } from './export-workbook.ts'
import { packFiles, unpackFiles } from './packed-files.ts'
import { type ParsedSheets, parsingSheets } from './parse-sheet.ts'
import type { MaterialLookups, Plan } from './plan.ts'
import { planAccepted, planImport } from './plan-import.ts'
import { countOutcomes, digestOf, isApplicable, type PlannedFiles, previewOf } from './preview.ts'
import type { SentFile } from './raw-sheet.ts'
import { readFiles } from './read-files.ts'
import { importsStore } from './store.ts'
import { importUndoing, type Touched } from './undo.ts'

const KEPT_MS = 24 * 3_600_000
const KEPT_PER_USER = 5
const DEMO_FILES = ['structures.csv', 'gisements.csv', 'besoins.csv']

export type SpreadsheetsService = ReturnType<typeof spreadsheetsService>

export interface SpreadsheetsOptions {
  organisations: OrganisationsService
  flows: FlowsService
  materials: MaterialLookups
  /** Names of users. */
  namesOf(userIds: readonly string[]): Map<string, string>
}

export function spreadsheetsService(
  db: Database,
  clock: Clock,
  { organisations, flows, materials, namesOf }: SpreadsheetsOptions,
) {
  const store = importsStore(db)
  const undoing = importUndoing(db, clock, { organisations, flows, namesOf })

  async function parseFiles(files: readonly SentFile[], watch: Watch = UNWATCHED): Promise<ParsedSheets> {
    if (files.length === 0) fail('invalid-input', 'Joignez un classeur .xlsx ou un fichier CSV.')
    const sheets = await readFiles(files)
    return inSlices(parsingSheets(sheets), countRows(sheets), watch)
  }

  /** What the files would do to what is registered at this instant; `actor` null: the command line, in charge of all. */
  function* planning({ sheets, rejected }: ParsedSheets, actor: Actor | null): Steps<PlannedFiles> {
    const present = {
      organisations: organisations.records(),
      contacts: organisations.contactsByOrganisation(),
      flows: flows.allRows(),
      today: dayOf(clock.now()),
      isInCharge: (organisationId: string) => actor === null || facilitates(actor, organisationId),
    }
    const whole = yield* planImport(sheets, rejected, present, materials)
    const isUsable = whole.rejected.length > 0 && whole.rejected.every(({ row }) => row !== null)
    const accepted = isUsable ? yield* planAccepted(sheets, present, materials) : null
    return { sheets, plan: whole, accepted: accepted && isApplicable(accepted) ? accepted : null }
  }
  const plan = (parsed: ParsedSheets, actor: Actor | null) => atOnce(planning(parsed, actor))

  /** What is to be written: everything, or what is left without the rejected rows when that was asked. */
  const chosen = ({ plan, accepted }: PlannedFiles, withoutRejected: boolean): Plan =>
    withoutRejected && accepted ? accepted : plan

  /** Writes a plan and its line of the journal; called within `db.write`. */
  function write(
    planned: Plan,
    id: string,
    fileName: string,
    by: string,
    { isDemo = false, confirmed = false },
  ): ImportPreview['totals'] {
    refuseRejected(planned)
    if (!confirmed) askToConfirm(planned)
    const totals = countOutcomes(planned.rows)
    if (!isApplicable(planned)) return totals
    const rooms = { organisations, flows }
    if (isDemo) applyPlan(planned, by, rooms, true)
    else
      undoing.noting({ id, userId: by, fileName }, totals, knownTo(planned), () =>
        applyPlan(planned, by, rooms, false),
      )
    const after = { fileName, ...totals }
    record(db, {
      at: clock.now(),
      actorId: by,
      action: 'import.applied',
      entity: 'import',
      entityId: id,
      after,
    })
    return totals
  }

  return {
    history: undoing.history,
    undo: (actor: Actor, id: string) => undoing.undo(actor, id),

    /** What a structure is and declares, as the import reads it; notes of facilitators for facilitators. */
    exportedSheets(organisationId: string, { isFacilitator }: { isFacilitator: boolean }): ExportedSheet[] {
      const stored = organisations.recordsOf([organisationId]).get(organisationId) ?? notFound('Structure')
      const organisation = isFacilitator ? stored : { ...stored, notes: null }
      const contacts = organisations.contactsByOrganisation().get(organisationId) ?? []
      const own = flows.allRows().filter((flow) => flow.organisationId === organisationId)
      return importSheets({ organisation, contacts, flows: own }, materials.resourceLabel)
    },

    /** What importing the files would do, without keeping anything: for the command line. */
    async planFiles(files: readonly SentFile[]): Promise<ImportPreview> {
      return previewOf('', fileNamesOf(files), plan(await parseFiles(files), null))
    },

    /**
     * Imports files in one transaction, for the command line and the demonstration: everything or nothing, unless
     * `withoutRejected` leaves the rejected rows out; refused while unusual values are not `confirmed`.
     */
    async applyFiles(
      files: readonly SentFile[],
      by: string,
      { isDemo = false, withoutRejected = false, confirmed = false } = {},
    ): Promise<ImportPreview['totals']> {
      const parsed = await parseFiles(files)
      return db.write(() =>
        write(chosen(plan(parsed, null), withoutRejected), newId(), fileNamesOf(files), by, {
          isDemo,
          confirmed,
        }),
      )
    },

    /** Loads the fictional pilot, through the ordinary import. */
    loadDemo(by = 'demo'): Promise<ImportPreview['totals']> {
      const folder = 'src/features/spreadsheets/demo'
      const files = DEMO_FILES.map((name) => ({
        name,
        content: readFileSync(projectPath(`${folder}/${name}`)),
      }))
      return this.applyFiles(files, by, { isDemo: true })
    },

    /** Keeps the files for a day and tells what importing them would do; `by` tells how far, and may give up. */
    async preview(actor: Actor, files: readonly SentFile[], by?: ImportWatch): Promise<ImportPreview> {
      if (!isFacilitator(actor)) fail('forbidden', 'Seuls les animateurs importent des fichiers.')
      const watch = (step: ImportStep): Watch => ({
        signal: by?.signal ?? UNWATCHED.signal,
        onShare: (share) => by && tellShare(db, actor, by, step, share),
      })
      const parsed = await parseFiles(files, watch('reading'))
      const planned = await inSlices(planning(parsed, actor), countRows(parsed.sheets), watch('planning'))
      const now = clock.now()
      const row = {
        id: newId(now.getTime()),
        userId: actor.userId,
        fileName: fileNamesOf(files),
        content: packFiles(files),
        previewDigest: digestOf(planned),
        createdAt: now.toISOString(),
        appliedAt: null,
      }
      db.write(() => {
        store.removeOlderThan(new Date(now.getTime() - KEPT_MS).toISOString())
        store.insert(row)
        store.keepNewest(actor.userId, KEPT_PER_USER)
      })
      return previewOf(row.id, row.fileName, planned)
    },

    /**
     * Does what its preview said, in one transaction; refused when something changed in between, or when rows are
     * rejected, or values unusual, and nobody said to leave them out or that they are right.
     */
    async apply(
      actor: Actor,
      id: string,
      { withoutRejected, confirmed }: ImportApplication = { withoutRejected: false, confirmed: false },
    ): Promise<{ id: string; totals: ImportPreview['totals'] }> {
      if (!isFacilitator(actor)) fail('forbidden', 'Seuls les animateurs importent des fichiers.')
      const kept = store.ofUser(id, actor.userId) ?? notFound('Import')
      const parsed = await parseFiles(unpackFiles(kept.content))
      return db.write(() => {
        const row = store.ofUser(id, actor.userId)
        const limit = new Date(clock.now().getTime() - KEPT_MS).toISOString()
        if (!row || row.createdAt < limit) notFound('Import')
        if (row.appliedAt) fail('conflict', 'Cet import est déjà fait.')
        const planned = plan(parsed, actor)
        const wanted = chosen(planned, withoutRejected)
        refuseRejected(wanted)
        if (digestOf(planned) !== row.previewDigest)
          fail(
            'preview-outdated',
            'Des structures ou des flux ont changé depuis cet aperçu : renvoyez le fichier pour le revoir.',
          )
        const totals = write(wanted, id, row.fileName, actor.userId, { confirmed })
        store.markApplied(id, clock.now().toISOString())
        return { id, totals }
      })
    },
  }
}

/** What a browser follows a preview by. */
export interface ImportWatch {
  /** Drawn by the browser, so that it knows its own. */
  token: string
  signal: AbortSignal
}

const UNWATCHED: Watch = { onShare: () => {}, signal: new AbortController().signal }

const countRows = (sheets: readonly { rows: readonly unknown[] }[]) =>
  sheets.reduce((sum, { rows }) => sum + rows.length, 0)

function tellShare(
  { events }: Database,
  { userId }: Actor,
  { token }: ImportWatch,
  step: ImportStep,
  share: number,
): void {
  events.publish({ type: 'import-progress', userId, token, step, share })
}

/** What a plan changes of what is there already. */
function knownTo(plan: Plan): Touched {
  return {
    organisations: plan.structures.flatMap(({ party }) => party.id ?? []),
    flows: flowsOf(plan),
  }
}

const fileNamesOf = (files: readonly SentFile[]) => files.map(({ name }) => name).join(', ')

/** One fault per rejected cell, each a sentence that stands alone. */
function refuseRejected({ rejected }: Plan): void {
  const [first] = rejected
  if (!first) return
  const faults = rejected.slice(0, 100).map((cell) => faultOf(cell, sentenceOf(cell)))
  fail('invalid-input', `Rien n’a été importé. ${sentenceOf(first)}${andOthers(rejected)}`, faults)
}

/** One fault per value that nobody has said is right. */
function askToConfirm({ unusual }: Plan): void {
  const [first] = unusual
  if (!first) return
  const faults = unusual.slice(0, 100).map((cell) => faultOf(cell, unusualSentence(cell)))
  fail(
    'to-confirm',
    `Rien n’a été importé : une quantité inhabituelle est à corriger ou à confirmer. ${unusualSentence(first)}${andOthers(unusual)}`,
    faults,
  )
}

const faultOf = ({ row, column }: Place, detail: string) => ({
  pointer: `/${row ?? ''}/${column ?? ''}`,
  detail,
})

function andOthers({ length }: readonly unknown[]): string {
  return length > 1 ? ` (et ${length - 1} autre${length > 2 ? 's' : ''})` : ''
}

/** A rejected cell in one French sentence: file, sheet, row, column, what was read, what was expected. */
export function sentenceOf({ expected, ...cell }: RejectedCell): string {
  const lu = cell.read === '' ? 'rien n’est écrit' : `« ${cell.read} » est écrit`
  const isSentence = expected.endsWith('.')
  return `${placeOf(cell)} : ${lu}${isSentence ? `. ${expected}` : `, il faut ${expected}.`}`
}

/** A value to confirm in French: where it is, what was read, what is usual. */
export function unusualSentence({ detail, ...cell }: UnusualCell): string {
  return `${placeOf(cell)} : « ${cell.read} » est écrit. ${detail}`
}

type Place = Pick<RejectedCell, 'file' | 'sheet' | 'row' | 'column'>

function placeOf({ file, sheet, row, column }: Place): string {
  const place = [
    `« ${file} »`,
    sheet === file ? null : `feuille « ${sheet} »`,
    row === null ? null : `ligne ${row}`,
    column === null ? null : `colonne « ${column} »`,
  ]
  return place.filter(Boolean).join(', ')
}
