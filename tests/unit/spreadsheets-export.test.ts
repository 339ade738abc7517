import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type FlowInput, flowInput } from '../../src/features/flows/contract.ts'
import { forms, provenances } from '../../src/features/flows/tables.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { families } from '../../src/kernel/families.ts'
import { ALL_MONTHS } from '../../src/kernel/months.ts'
import { periods, units } from '../../src/kernel/quantity.ts'
import { visibilities } from '../../src/kernel/visibility.ts'
import { buildRooms } from '../../src/rooms.ts'
import { freshDatabase, NOW, SECRET } from '../support/app.ts'

const words = (max: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: max }),
    fc.constantFrom('=1+1', "'=1+1", '-12,5', 'n/a', 'a;b "c"', 'deux\r\nlignes', '"', "''@x", '0123', '1e5'),
  )
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const amount = (min: number) =>
  fc.oneof(fc.double({ min, max: 1e9, noNaN: true }), fc.constantFrom(0.1, 12.5, 1_000_000, 1e-9))
const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Whatever the API takes for a flow. */
const anyFlow = fc
  .record({
    kind: fc.constantFrom('stock' as const, 'need' as const),
    reference: maybe(words(20)),
    family: fc.constantFrom(...families),
    label: words(60),
    wasteCode: maybe(fc.constantFrom('150103', '030105', '130205')),
    hazardous: maybe(fc.boolean()),
    quantity: maybe(amount(1e-9)),
    unit: maybe(fc.constantFrom(...units)),
    period: maybe(fc.constantFrom(...periods)),
    months: maybe(fc.integer({ min: 1, max: ALL_MONTHS })),
    form: maybe(fc.constantFrom(...forms)),
    packaging: maybe(words(40)),
    quality: maybe(words(80)),
    constraints: maybe(words(80)),
    currentPartner: maybe(words(40)),
    currentCostEurosPerUnit: maybe(amount(-1e9)),
    visibility: fc.constantFrom(...visibilities),
    quantityVisibility: fc.constantFrom(...visibilities),
    provenance: fc.constantFrom(...provenances),
    auditedBy: maybe(words(40)),
    auditedOn: maybe(day),
    confirmedOn: maybe(day),
    notes: maybe(words(80)),
  })
  .map((flow) => flowInput.safeParse({ ...flow, organisationId: '-' }).data)
  .filter((flow): flow is FlowInput => flow !== undefined)

const ADMINISTRATOR = {
  userId: 'ana',
  name: 'Ana',
  role: 'administrator' as const,
  memberships: [],
  portfolio: null,
}

it('whatever flows there are, their export imported again changes nothing, as CSV and as a workbook', async () => {
  const db = freshDatabase()
  const { organisations, flows: room, listExports, spreadsheets } = buildRooms(db, fixedClock(NOW), SECRET)
  const list = listExports.lists.find(({ name }) => name === 'flows')
  if (!list) throw new Error('the list of flows')
  let structures = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyFlow, { minLength: 1, maxLength: 6 }), async (flows) => {
      const input = { name: `Atelier ${++structures}`, kind: 'company', siren: null, nafCode: null } as const
      const nothing = { headcountBand: null, notes: null, sites: [], contacts: [] }
      const organisationId = organisations.create({ ...input, ...nothing }, 'test')
      const taken = new Set<string>()
      for (const flow of flows) {
        const key = `${flow.kind} ${flow.reference}`
        const reference = flow.reference && !taken.has(key) ? flow.reference : null
        taken.add(key)
        room.create(
          { ...flow, organisationId, reference: reference || null },
          { by: 'test', origin: 'import' },
        )
      }
      for (const format of ['csv', 'xlsx'] as const) {
        const parts: Uint8Array[] = []
        for await (const part of listExports.open(ADMINISTRATOR, list, format, {
          organisation: organisationId,
        }))
          parts.push(part)
        const files = [{ name: `export.${format}`, content: Buffer.concat(parts) }]
        const { rejected, rows, totals } = await spreadsheets.planFiles(files)
        expect({ format, rejected, rows }).toEqual({ format, rejected: [], rows: [] })
        expect(totals.unchanged).toBe(flows.length)
      }
    }),
    { numRuns: 60 },
  )
  db.sqlite.close()
}, 60_000)
