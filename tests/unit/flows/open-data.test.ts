import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PublishedRow, publicColumns } from '../../../src/features/flows/open-data/columns.ts'
import { publicRow, tableSchema } from '../../../src/features/flows/open-data/contract.ts'
import { registerCsv, registerSchema } from '../../../src/features/flows/open-data/files.ts'
import { isSameRow, publicRowOf } from '../../../src/features/flows/open-data/public-row.ts'
import { canPublish, publicSightOf } from '../../../src/features/flows/policy.ts'
import type { FlowRow } from '../../../src/features/flows/store.ts'
import { flowKinds } from '../../../src/features/flows/tables.ts'
import { roles } from '../../../src/kernel/actor.ts'
import { formulaSafe } from '../../../src/kernel/exported-cells.ts'
import { families } from '../../../src/kernel/families.ts'
import { newUnorderedId } from '../../../src/kernel/ids.ts'
import { periods, units } from '../../../src/kernel/quantity.ts'
import { fieldGroups, personOf, visibilities } from '../../../src/kernel/visibility.ts'

/** Words that could do harm in a file, though nobody may write those of the knowledge base. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(fc.constantFrom('=1+1', '@SUM(A1)', '-2+3', '\t=1', ',', '"', '\r\n'), fc.string({ maxLength: 8 }))
    .map((parts) => parts.join('')),
)
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const aRow = fc.record({
  kind: fc.constantFrom(...flowKinds),
  family: fc.constantFrom(...families),
  resource: anyText,
  wasteCode: maybe(fc.stringMatching(/^\d{6}$/)),
  hazardous: maybe(fc.boolean()),
  place: anyText,
  placeCode: fc.constantFrom('32013', '200066926', 'D32', 'FR'),
  quantity: maybe(fc.double({ min: 1e-3, max: 1e12, noNaN: true })),
  unit: maybe(fc.constantFrom(...units)),
  period: maybe(fc.constantFrom(...periods)),
})
const published = fc.record({ row: aRow, wasteLabel: maybe(anyText) }).map(
  ({ row, wasteLabel }): PublishedRow => ({
    ...row,
    ...{ wasteLabel, publicId: newUnorderedId() },
    territory: { name: 'Grand Auch', siren: '200066926' },
  }),
)

async function fileOf(rows: readonly PublishedRow[]): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of registerCsv(rows)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
const schema = registerSchema({ site: 'https://boucle.example', publisher: 'Grand Auch' })

describe('the file of the register', () => {
  it('gives back each row between commas, none of it a formula, as its schema says', async () => {
    const lists = fc.array(published, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const read: Record<string, string>[] = parse(await fileOf(rows), {
          columns: true,
          recordDelimiter: '\r\n',
        })
        expect(read).toHaveLength(rows.length)
        for (const [i, cells] of read.entries()) {
          expect(Object.keys(cells)).toEqual(schema.fields.map(({ name }) => name))
          for (const { name, type, constraints } of schema.fields) {
            const cell = cells[name] ?? ''
            const isRun = /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) && !/^-?\d/.test(cell)
            expect(isRun, `${name} runs: ${cell}`).toBe(false)
            if (cell === '') continue
            if (type === 'number') expect(Number(cell)).toBe(rows[i]?.quantity)
            if (type === 'boolean') expect(['true', 'false']).toContain(cell)
            if (constraints.pattern) expect(cell).toMatch(new RegExp(constraints.pattern))
            if (constraints.enum) expect(constraints.enum).toContain(cell)
          }
          expect(cells.ressource).toBe(formulaSafe(rows[i]?.resource.replaceAll('\0', '') ?? ''))
        }
      }),
    )
  })

  it('is UTF-8 without a mark, one line of headers when nothing is published', async () => {
    const headers = publicColumns.map(({ name }) => name).join(',')
    expect(await fileOf([])).toBe(`${headers}\r\n`)
  })

  it('is described by a schema whose examples it would take, under the open licence', () => {
    expect(tableSchema.parse(schema)).toEqual(schema)
    expect(schema.licenses.map(({ name }) => name)).toEqual(['etalab-2.0'])
    for (const { name, type, example, constraints } of schema.fields) {
      expect(name).toMatch(/^[a-z_]+$/)
      expect(typeof example, name).toBe(type)
      if (constraints.pattern) expect(String(example)).toMatch(new RegExp(constraints.pattern))
      if (constraints.enum) expect(constraints.enum).toContain(example)
    }
  })
})

describe('what may be published of a flow', () => {
  const choice = fc.constantFrom(...visibilities)
  const flow = fc.record({
    organisationId: fc.constant('a'),
    visibility: choice,
    quantityVisibility: choice,
    priceVisibility: choice,
    partnerVisibility: choice,
    processVisibility: choice,
    withdrawnAt: fc.constantFrom(null, '2026-05-01T10:00:00.000Z'),
  })

  it('is never its name, nothing of what is withdrawn or kept to facilitators, no group shown beside the name', () => {
    fc.assert(
      fc.property(flow, (one) => {
        const sight = publicSightOf(one)
        const isClosed = one.withdrawnAt !== null || one.visibility === 'facilitators'
        expect(sight.as).toBe(isClosed ? 'none' : 'anonymised')
        expect(sight.isInside).toBe(false)
        const opened = fieldGroups.filter((group) => one[`${group}Visibility`] !== 'facilitators')
        expect(sight.groups).toEqual(isClosed || one.visibility === 'network' ? [] : opened)
      }),
    )
  })

  it('is agreed to by its own people alone, whatever else they are', () => {
    for (const role of roles)
      for (const organisationId of ['a', 'b']) {
        const actor = { ...personOf(organisationId), role }
        const facilitates = role === 'facilitator' || role === 'administrator'
        expect(canPublish(actor, { organisationId: 'a' })).toBe(organisationId === 'a' && !facilitates)
      }
  })
})

describe('a row', () => {
  it('is the same as itself, and another as soon as one of its fields is', () => {
    fc.assert(
      fc.property(aRow, aRow, (a, b) => {
        expect(isSameRow(a, { ...a })).toBe(true)
        expect(isSameRow(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b))
        for (const field of publicRow.keyof().options)
          if (a[field] !== b[field]) expect(isSameRow(a, { ...a, [field]: b[field] })).toBe(false)
      }),
    )
  })

  it('holds none of the words, days and ids of its flow', () => {
    const hidden = 'zibelinque'
    const row = {
      ...{
        kind: 'stock',
        family: 'material',
        label: 'Sciure de bois',
        wasteCode: '030105',
        hazardous: false,
      },
      ...{ quantity: 3, unit: 't', period: 'year', visibility: 'anonymised', months: 4095, form: 'bulk' },
      ...{ id: hidden, organisationId: hidden, siteId: hidden, reference: hidden, notes: hidden },
      ...{
        quality: hidden,
        constraints: hidden,
        packaging: hidden,
        currentPartner: hidden,
        auditedBy: hidden,
      },
      ...{
        auditedOn: '2026-01-02',
        confirmedOn: '2026-01-02',
        declaredOn: '2026-01-02',
        createdAt: '2026-01-02',
      },
    } as FlowRow
    const said = publicRowOf({ row }, { id: 'D32', name: 'Gers', centre: null })
    expect(publicRow.parse(said)).toEqual(said)
    expect(JSON.stringify(said)).not.toMatch(/zibelinque|2026|4095|bulk/)
  })
})
