import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  budgetOf,
  byCode,
  latenessOf,
  nextValueDue,
  statusOfSteps,
  summed,
} from '../../../src/features/reporting/plan/rules.ts'
import { differing, emptyState, stateOn } from '../../../src/features/reporting/plan/state.ts'
import { sectionsIn, withSections } from '../../../src/features/reporting/plan/workbook-columns.ts'
import { named, readRow } from '../../../src/features/reporting/plan/workbook-read.ts'
import { dayAfter } from '../../../src/kernel/day.ts'
import { planStatuses } from '../../../src/kernel/plan.ts'
import { chartScale, roundStep } from '../../../web/plan/chartScale.ts'

const timed = { status: 'upcoming' as const, startsOn: null, endsOn: null, isOpenEnded: false }

describe('latenessOf', () => {
  it('holds a step planned in years to their last day, and one that goes on to its beginning', () => {
    const year = { ...timed, startsOn: '2020-01-01', endsOn: '2020-12-31' }
    expect(latenessOf(year, '2020-12-31')).toBeNull()
    expect(latenessOf(year, '2021-01-01')).toEqual({ reason: 'end', since: '2020-12-31' })
    expect(latenessOf({ ...year, status: 'in-progress' }, '2021-01-01')?.reason).toBe('end')
    const open = { ...timed, startsOn: '2020-01-01', isOpenEnded: true }
    expect(latenessOf(open, '2020-12-31')).toBeNull()
    expect(latenessOf(open, '2021-01-01')).toEqual({ reason: 'start', since: '2020-12-31' })
    expect(latenessOf({ ...open, status: 'in-progress' }, '2030-01-01')).toBeNull()
    expect(latenessOf({ ...timed, startsOn: '2020-03-10' }, '2020-03-11')?.reason).toBe('start')
  })

  it('says nothing late of what is done, on hold, blocked or abandoned, and whatever is said to be', () => {
    const past = { ...timed, startsOn: '2019-01-01', endsOn: '2019-12-31' }
    for (const status of ['done', 'on-hold', 'blocked', 'abandoned'] as const)
      expect(latenessOf({ ...past, status }, '2026-01-01'), status).toBeNull()
    expect(latenessOf({ ...timed, status: 'late' }, '2000-01-01')).toEqual({ reason: 'said', since: null })
  })
})

describe('statusOfSteps', () => {
  it('is done when all that was not abandoned is, and in progress as soon as one began', () => {
    expect(statusOfSteps([])).toBe('upcoming')
    expect(statusOfSteps(['done', 'abandoned'])).toBe('done')
    expect(statusOfSteps(['abandoned'])).toBe('abandoned')
    expect(statusOfSteps(['done', 'upcoming'])).toBe('in-progress')
    expect(statusOfSteps(['upcoming', 'blocked'])).toBe('blocked')
    expect(statusOfSteps(['upcoming', 'to-discuss'])).toBe('to-discuss')
  })
})

describe('stateOn', () => {
  it('is what an independent replay of the dated changes gives, in whatever order they were written', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => dayAfter('2020-01-01', n))
    const change = fc.record({ on: day, status: fc.constantFrom(...planStatuses) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), day, (changes, asked) => {
        const patches = changes.map(({ on, status }, i) => ({
          ...{ on, patch: { status } },
          at: `2026-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
        }))
        // The last written of those of the latest day that is not after the one asked.
        let best: { on: string; status: (typeof planStatuses)[number] } | undefined
        for (const one of changes) if (one.on <= asked && (!best || one.on >= best.on)) best = one
        expect(stateOn(emptyState, patches, asked).status).toBe(best?.status ?? null)
      }),
    )
  })

  it('knows what of a change is new', () => {
    expect(differing({ ...emptyState, title: 'A' }, { title: 'A', leads: 'B', partners: undefined })).toEqual(
      {
        leads: 'B',
      },
    )
  })
})

describe('numbers of the plan', () => {
  it('adds amounts of a kind up to a day, without those that were voided', () => {
    const fact = { kind: 'spent' as const, voidedAt: null }
    const facts = [
      { ...fact, euros: 10, on: '2024-01-01' },
      { ...fact, euros: 5, on: '2025-01-01' },
      { ...fact, euros: 100, on: '2024-01-01', voidedAt: '2026-01-01T00:00:00Z' },
      { ...fact, kind: 'planned' as const, euros: 7, on: '2023-01-01' },
    ]
    expect(budgetOf(facts, '2024-06-01')).toEqual({ planned: 7, committed: 0, spent: 10 })
    expect(budgetOf(facts, '2026-06-01')).toEqual({ planned: 7, committed: 0, spent: 15 })
    // Nothing planned is not zero, and what one sheet says is known of all.
    const unsaid = budgetOf(facts, '2022-12-31')
    expect(unsaid).toEqual({ planned: null, committed: 0, spent: 0 })
    expect(summed([unsaid, unsaid]).planned).toBeNull()
    expect(summed([unsaid, budgetOf(facts, '2024-06-01'), unsaid])).toEqual({
      planned: 7,
      committed: 0,
      spent: 10,
    })
  })

  it('awaits a value a period after the last one, or after values are first awaited', () => {
    expect(nextValueDue('year', '2025-01-01', null)).toBe('2025-12-31')
    expect(nextValueDue('year', '2025-01-01', '2025-12-31')).toBe('2026-12-31')
    expect(nextValueDue('quarter', '2025-01-01', '2025-03-31')).toBe('2025-06-30')
    expect(nextValueDue('once', '2025-01-01', null)).toBe('2025-12-31')
    expect(nextValueDue('once', '2025-01-01', '2025-02-01')).toBeNull()
  })

  it('orders numbers as plans do', () => {
    expect(['1.10', '1.2', '1', '2.1', '1.2.3'].sort(byCode)).toEqual(['1', '1.2', '1.2.3', '1.10', '2.1'])
  })

  it('draws every value within its box, from zero, at round steps', () => {
    expect(roundStep(70, 4)).toBe(20)
    const box = { width: 600, height: 200, margin: { top: 10, right: 10, bottom: 20, left: 60 } }
    const value = fc.record({
      on: fc.integer({ min: 0, max: 4_000 }).map((n) => dayAfter('2018-03-04', n)),
      value: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const { x, y, ticks } = chartScale(values, box)
        for (const { on, value: height } of values) {
          expect(x(on)).toBeGreaterThanOrEqual(60)
          expect(x(on)).toBeLessThanOrEqual(590.5)
          expect(y(height)).toBeGreaterThanOrEqual(9.9)
          expect(y(height)).toBeLessThanOrEqual(180.1)
        }
        expect(ticks.length).toBeLessThan(12)
      }),
      { examples: [[[{ on: '2024-01-01', value: -2e-9 }]], [[{ on: '2024-01-01', value: 0 }]]] },
    )
  })
})

describe('a row of the national workbook', () => {
  const cells = (given: Record<number, unknown>) =>
    Array.from({ length: 28 }, (_, i) => (given[i] ?? null) as string | number | Date | null)

  it('reads numbers and titles, amounts and days as people write them', () => {
    expect(named('1.1.2 Étendre')).toEqual({ code: '1.1.2', title: 'Étendre' })
    expect(named('2 - Se loger')).toEqual({ code: '2', title: 'Se loger' })
    expect(named('Se loger')).toEqual({ code: null, title: 'Se loger' })
    expect(
      readRow(
        cells({ 3: '1.1 Titre', 17: 'Région', 18: '1 200,50 €', 23: 3000, 24: 'a venir', 26: '02/01/2025' }),
      ),
    ).toMatchObject({
      funders: [{ funder: 'Région', euros: 1200.5 }],
      ...{ total: 3000, status: 'upcoming', startsOn: '2025-01-02', step: null },
    })
    expect(readRow(cells({ 3: 'Titre', 27: new Date('2025-03-04T00:00:00Z') }))).toMatchObject({
      endsOn: '2025-03-04',
    })
  })

  it('says in French what is wrong with one', () => {
    for (const given of [
      {},
      { 3: 'T', 24: 'Presque' },
      { 3: 'T', 23: 'beaucoup' },
      { 3: 'T', 26: '31/02/2025' },
      { 3: 'T', 26: '2025-02-01', 27: '2025-01-01' },
      { 3: 'T', 17: 'A', 18: 10, 23: 5 },
    ])
      expect(readRow(cells(given)), JSON.stringify(given)).toEqual({
        fault: expect.stringMatching(/\p{L}{3}/u),
      })
  })

  it('keeps what has no column after the description, and takes it apart again', () => {
    const words = fc
      .stringMatching(/^[A-Za-zé,.\n ]{1,40}$/)
      .map((text) => text.trim().replace(/\n{2,}/g, '\n'))
    fc.assert(
      fc.property(
        words,
        fc.record({ audiences: words, planning: words, also: words }, { requiredKeys: [] }),
        (description, sections) => {
          const said = Object.fromEntries(Object.entries(sections).filter(([, value]) => value))
          expect(sectionsIn(withSections(description, said))).toEqual({ description, sections: said })
        },
      ),
    )
  })
})
