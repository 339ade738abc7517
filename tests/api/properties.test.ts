import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as accounts from '../../src/features/accounts/contract.ts'
import { contradictions } from '../../src/features/flows/checks.ts'
import { type FlowInput, flowChange, flowInput, flowQuery } from '../../src/features/flows/contract.ts'
import { forms, provenances } from '../../src/features/flows/tables.ts'
import { journalQuery } from '../../src/features/journal/contract.ts'
import { matchQuery } from '../../src/features/matching/contract.ts'
import { readingInput, searchQuery } from '../../src/features/materials/contract.ts'
import { organisationInput, organisationQuery } from '../../src/features/organisations/contract.ts'
import * as people from '../../src/features/people/contract.ts'
import { closingInput, exportQuery } from '../../src/features/privacy/contract.ts'
import { answerInput, introductionInput } from '../../src/features/synergies/contract.ts'
import { families } from '../../src/kernel/families.ts'
import { plainText } from '../../src/kernel/plain-text.ts'
import { periods, units } from '../../src/kernel/quantity.ts'
import { visibilities } from '../../src/kernel/visibility.ts'
import { sharedHouse } from './house.ts'

let own = ''
const { house, as } = sharedHouse(
  ({ organisation }) => {
    own = organisation({ name: 'Scierie de Bordecaube' })
    // Two of them: writes are limited by person.
    return {
      facilitator: ['facilitator'],
      editor: ['facilitator'],
      member: ['member', { organisationId: own, role: 'manager' }],
    }
  },
  { TRUST_PROXY: '1' },
)

const schemas = {
  ...{ flowInput, flowChange, flowQuery, organisationInput, organisationQuery },
  ...{ answerInput, introductionInput, closingInput, exportQuery },
  ...{ readingInput, searchQuery, matchQuery, journalQuery },
  ...Object.fromEntries(
    Object.entries<z.ZodType>({ ...accounts, ...people }).filter(([name]) =>
      /(Input|Change|Query|[pP]roof)$/.test(name),
    ),
  ),
}

/** Objects with the right names and anything behind them, besides plain JSON. */
const shaped = (schema: z.ZodType) =>
  schema instanceof z.ZodObject
    ? fc.record(Object.fromEntries(Object.keys(schema.shape).map((key) => [key, fc.jsonValue()])), {
        requiredKeys: [],
      })
    : fc.jsonValue()

describe.each(Object.entries(schemas))('%s', (_name, schema) => {
  it('takes or refuses any value, and never throws anything of its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), shaped(schema)), (value) => {
        const parsed = schema.safeParse(value)
        if (!parsed.success) expect(parsed.error).toBeInstanceOf(z.ZodError)
      }),
      { numRuns: 150 },
    )
  })

  it('gives back unchanged what it gave once', () => {
    fc.assert(
      fc.property(shaped(schema), (value) => {
        const once = schema.safeParse(value)
        if (once.success) expect(schema.parse(once.data)).toEqual(once.data)
      }),
      { numRuns: 100 },
    )
  })
})

/** As it is kept: without blanks around nor control characters. */
const text = (max: number) =>
  fc.string({ maxLength: max, unit: 'binary' }).map((value) => plainText(value).trim().slice(0, max).trim())
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** One field of a flow with a value a person could give it. */
const fields: { [K in keyof z.output<typeof flowChange>]-?: fc.Arbitrary<FlowInput[K]> } = {
  siteId: fc.constant(null),
  reference: orNull(fc.uuid()),
  family: fc.constantFrom(...families),
  resourceId: fc.constant(null),
  label: text(200).filter((label) => [...label].length >= 2),
  wasteCode: orNull(fc.constantFrom('030105', '150103', '200101')),
  hazardous: orNull(fc.boolean()),
  quantity: orNull(fc.double({ min: 1e-6, max: 1e9, noNaN: true })),
  unit: orNull(fc.constantFrom(...units)),
  period: orNull(fc.constantFrom(...periods)),
  months: orNull(fc.integer({ min: 1, max: 4095 })),
  form: orNull(fc.constantFrom(...forms)),
  packaging: orNull(text(200)),
  quality: orNull(text(300)),
  constraints: orNull(text(300)),
  currentPartner: orNull(text(200)),
  currentCostEurosPerUnit: orNull(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
  visibility: fc.constantFrom(...visibilities),
  quantityVisibility: fc.constantFrom(...visibilities),
  priceVisibility: fc.constantFrom(...visibilities),
  partnerVisibility: fc.constantFrom(...visibilities),
  processVisibility: fc.constantFrom(...visibilities),
  provenance: fc.constantFrom(...provenances),
  auditedBy: orNull(text(120)),
  auditedOn: orNull(day),
  confirmedOn: orNull(day),
  notes: orNull(text(500)),
}
const oneField = fc.oneof(
  ...Object.entries(fields).map(([name, value]) => fc.record({ [name]: value as fc.Arbitrary<unknown> })),
)
const wholeFlow = fc
  .record(fields as Record<string, fc.Arbitrary<unknown>>)
  // Never audited: what an audit sealed is declared anew by any change, which is tested apart.
  .map((rest) => ({ ...rest, provenance: 'declared', auditedOn: null }))
  .map((rest) => ({ ...rest, kind: 'stock' as const, organisationId: own }) as FlowInput)

describe('a change', () => {
  it('holds the fields sent and no other: no default creeps in', () => {
    fc.assert(fc.property(oneField, (change) => void expect(flowChange.parse(change)).toEqual(change)))
    expect(flowChange.parse({})).toEqual({})
  })

  it('of one field through the API changes that field and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(wholeFlow, oneField, fc.ipV4(), async (flow, change, address) => {
        fc.pre(contradictions({ ...flow, ...change }, house.rooms.materials).length === 0)
        const id = house.flow(flow)
        const path = `/api/v1/flows/${id}`
        const dated = [change.auditedOn, change.confirmedOn].filter((day) => typeof day === 'string')
        fc.pre(dated.every((day) => day <= '2026-01-01'))
        const before = (await as.editor.get(path).set('X-Forwarded-For', address).expect(200)).body
        const { body } = await as.editor
          .patch(path)
          .set('X-Forwarded-For', address)
          .send({ ...change, confirmed: ['quantity'] })
          .expect(200)
        // -0 and characters cut in half do not survive JSON and UTF-8.
        const sent = JSON.parse(JSON.stringify(change))
        const { resourceLabel: _label, wasteLabel: _waste, freshness: _now, ...after } = body
        const { resourceLabel: _was, wasteLabel: _old, freshness: _then, ...kept } = before
        // The view does not tell the reference nor the site, and gathers who sees each group of fields.
        const { reference: _reference, siteId: _site, ...told } = sent
        const group = Object.keys(told)[0]?.match(/^(\w+)Visibility$/)?.[1]
        const expected = group
          ? { fieldVisibilities: { ...kept.fieldVisibilities, [group]: told[`${group}Visibility`] } }
          : told
        expect(after).toEqual({ ...kept, ...expected })
        house.rooms.flows.withdraw(
          { userId: 't', name: 't', role: 'facilitator', memberships: [], portfolio: null },
          id,
          'form',
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('a flow', () => {
  it('takes a plausible flow with anything in its references for what it is', async () => {
    const references = fc.record({
      siteId: orNull(fc.string()),
      resourceId: orNull(fc.string()),
      reference: orNull(fc.constantFrom('R-1', 'R-2')),
      wasteCode: orNull(fc.stringMatching(/^\d{6}$/)),
    })
    await fc.assert(
      fc.asyncProperty(references, fc.ipV4(), async (some, address) => {
        const body = { organisationId: own, kind: 'need', family: 'waste', label: 'Sciure', ...some }
        const response = await as.member.post('/api/v1/flows').set('X-Forwarded-For', address).send(body)
        expect(response.status, JSON.stringify([some, response.body])).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
  })
})
