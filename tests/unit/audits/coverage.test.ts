import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answersTo,
  assignMembers,
  coverageOf,
  type SampleLine,
  type SampleMember,
  stateOn,
  weekOf,
} from '../../../src/features/audits/rules.ts'
import { activities } from '../../../src/features/materials/activities.ts'
import { sectorOf, sectors } from '../../../src/kernel/sectors.ts'
import type { HeadcountBand } from '../../../src/kernel/structures.ts'

const bands = ['1-9', '10-19', '20-49'] as const satisfies readonly HeadcountBand[]
const communes = ['32013', '32307'] as const
const line: fc.Arbitrary<SampleLine> = fc.record({
  sector: fc.constantFrom(null, 'agrifood', 'wood', 'metal'),
  headcountBands: fc.option(fc.subarray([...bands], { minLength: 1 })),
  communeCode: fc.constantFrom(null, ...communes),
  wanted: fc.integer({ min: 0, max: 3 }),
})
const member: fc.Arbitrary<SampleMember> = fc.record({
  nafCode: fc.constantFrom(null, '10.51C', '16.10A', '25.62B', '47.11D'),
  headcountBand: fc.constantFrom(null, ...bands),
  communeCodes: fc.subarray([...communes]),
  visit: fc.constantFrom('none', 'planned', 'done'),
})
const sample = fc.tuple(fc.array(line, { maxLength: 4 }), fc.array(member, { maxLength: 6 }))

/** Every way to seat members, tried one after the other: how many of each kind are counted in the best of them. */
function bestByTrying(lines: readonly SampleLine[], members: readonly SampleMember[]): number[] {
  const places = lines.map(({ wanted }) => wanted)
  let best = [0, 0, 0]
  const isBetter = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((count, i) => count !== b[i])
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
  }
  const count = (at: number, counted: readonly number[]): void => {
    const one = members[at]
    if (!one) {
      if (isBetter(counted, best)) best = [...counted]
      return
    }
    count(at + 1, counted)
    lines.forEach((each, place) => {
      if ((places[place] ?? 0) === 0 || !answersTo(one, each)) return
      places[place] = (places[place] ?? 0) - 1
      const kind = ['done', 'planned', 'none'].indexOf(one.visit)
      count(
        at + 1,
        counted.map((n, i) => (i === kind ? n + 1 : n)),
      )
      places[place] = (places[place] ?? 0) + 1
    })
  }
  count(0, [0, 0, 0])
  return best
}

describe('the coverage of a sample', () => {
  it('counts each structure once at most, where it answers, and no line beyond what it wants', () => {
    fc.assert(
      fc.property(sample, ([lines, members]) => {
        const seats = assignMembers(lines, members)
        expect(seats.length).toBe(members.length)
        seats.forEach((at, who) => {
          const seatedAt = at === null ? null : lines[at]
          if (seatedAt) expect(answersTo(members[who] as SampleMember, seatedAt)).toBe(true)
        })
        lines.forEach(({ wanted }, at) => {
          expect(seats.filter((seat) => seat === at).length).toBeLessThanOrEqual(wanted)
        })
      }),
    )
  })

  it('counts as many visits done as can be, then planned, then chosen: as many as by trying every way', () => {
    fc.assert(
      fc.property(sample, ([lines, members]) => {
        const counted = coverageOf(lines, members).lines
        const sum = (field: 'done' | 'planned' | 'chosen') =>
          counted.reduce((total, one) => total + one[field], 0)
        expect([sum('done'), sum('planned'), sum('chosen')]).toEqual(bestByTrying(lines, members))
      }),
    )
  })

  it('misses what is neither done nor planned, and never less than nothing', () => {
    fc.assert(
      fc.property(sample, ([lines, members]) => {
        for (const { wanted, done, planned, chosen, missing } of coverageOf(lines, members).lines) {
          expect(done + planned + missing).toBe(wanted)
          expect(chosen).toBeLessThanOrEqual(missing)
        }
      }),
    )
  })

  it('moves a structure to the line that only it can fill', () => {
    const [any, agrifood] = [
      { sector: null, headcountBands: null, communeCode: null, wanted: 1 },
      { sector: 'agrifood' as const, headcountBands: null, communeCode: null, wanted: 1 },
    ]
    const dairy = { nafCode: '10.51C', headcountBand: null, communeCodes: [], visit: 'done' as const }
    const garage = { ...dairy, nafCode: '45.20A' }
    expect(assignMembers([any, agrifood], [dairy, garage])).toEqual([1, 0])
  })
})

describe('a sector', () => {
  it('is that of every division of the NAF, and of nothing else', () => {
    const used = new Set(activities().map(({ id }) => sectorOf(`${id}.00Z`)))
    expect(used).not.toContain(null)
    expect([...used].sort()).toEqual([...sectors].sort())
    for (const code of [null, '', '04.11Z', '00.00Z', 'x']) expect(sectorOf(code)).toBeNull()
  })
})

describe('a week', () => {
  it('holds its day, from a Monday to the Sunday after', () => {
    const days = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const { from, to } = weekOf(day)
        expect(from <= day && day <= to).toBe(true)
        expect([from, to].map((one) => new Date(`${one}T00:00:00Z`).getUTCDay())).toEqual([1, 0])
        expect(Date.parse(to) - Date.parse(from)).toBe(6 * 24 * 3_600_000)
      }),
    )
  })
})

describe('where an action stands', () => {
  it('on a day, is what was last said of it by then, whatever is learnt later', () => {
    const at = fc.integer({ min: 1, max: 9 }).map((n) => `2026-0${n}-01`)
    const state = fc.record({ on: at, at })
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), at, at, state, (states, day, knownAt, later) => {
        const asked = { day, knownAt }
        const found = stateOn(states, asked)
        const known = states.filter((one) => one.on <= day && one.at <= knownAt)
        expect(found === null).toBe(known.length === 0)
        for (const one of known) expect(one.on <= (found?.on ?? '')).toBe(true)
        if (later.at > knownAt) expect(stateOn([...states, later], asked)).toEqual(found)
      }),
    )
  })
})
