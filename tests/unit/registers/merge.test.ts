import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isAlike,
  isFromRegister,
  isProposed,
  type Value,
  verdictOf,
} from '../../../src/features/registers/merge.ts'

const value = fc.oneof(
  fc.constantFrom<Value>('12 rue du Pré', '12 RUE DU PRE', 'Auch', 'Pavie', '10.51C', 3),
  fc.record({ lat: fc.constantFrom(43.6, 43.60001, 44), lng: fc.constantFrom(0.5, 0.6) }),
)
const maybe = fc.option(value, { nil: null })
const field = fc.record({ present: maybe, taken: maybe, now: maybe })

/** What is written after the register is read again, when a person only says yes to what is proposed. */
const afterProposal = (each: { present: Value | null; taken: Value | null; now: Value | null }) =>
  isProposed(verdictOf(each)) ? { ...each, present: each.now, taken: each.now } : each

describe('reading the register again', () => {
  it('never changes by itself what a person wrote or emptied', () => {
    fc.assert(
      fc.property(field, (each) => {
        const isOwn = each.taken === null ? each.present !== null : !isAlike(each.present, each.taken)
        if (isOwn) expect(afterProposal(each).present).toEqual(each.present)
      }),
    )
  })

  it('never empties a field', () => {
    fc.assert(
      fc.property(field, (each) => {
        if (each.present !== null) expect(afterProposal(each).present).not.toBeNull()
      }),
    )
  })

  it('has nothing more to propose once its proposals are taken', () => {
    fc.assert(
      fc.property(field, (each) => {
        expect(isProposed(verdictOf(afterProposal(each)))).toBe(false)
      }),
    )
  })

  it('keeps a correction through any number of readings', () => {
    fc.assert(
      fc.property(value, fc.array(maybe), value, (correction, readings, first) => {
        fc.pre(!isAlike(correction, first))
        let each = { present: correction as Value | null, taken: first as Value | null }
        for (const now of readings) each = afterProposal({ ...each, now })
        expect(each.present).toEqual(correction)
      }),
    )
  })

  it.each([
    ['a field never written', { present: null, taken: null, now: 'Auch' }, 'missing'],
    ['a field emptied by a person', { present: null, taken: 'Auch', now: 'Auch' }, 'corrected'],
    ['a field as it was taken', { present: 'Auch', taken: 'AUCH', now: 'Pavie' }, 'outdated'],
    ['a field written by hand', { present: 'Auch', taken: null, now: 'Pavie' }, 'corrected'],
    ['accents and capitals', { present: '12 rue du Pré', taken: null, now: '12 RUE DU PRE' }, 'same'],
    ['a silent register', { present: 'Auch', taken: 'Auch', now: null }, 'silent'],
  ] as const)('says of %s what it is', (_what, each, verdict) => {
    expect(verdictOf(each)).toBe(verdict)
  })

  it('says where a field comes from: from the register as long as nobody changed it', () => {
    expect(isFromRegister({ present: 'Auch', taken: 'AUCH' })).toBe(true)
    expect(isFromRegister({ present: 'Pavie', taken: 'AUCH' })).toBe(false)
    expect(isFromRegister({ present: 'Auch', taken: null })).toBe(false)
    expect(isFromRegister({ present: null, taken: null })).toBe(false)
  })

  it('takes two roundings of one place for the same', () => {
    expect(isAlike({ lat: 43.64601, lng: 0.586 }, { lat: 43.646, lng: 0.58603 })).toBe(true)
    expect(isAlike({ lat: 43.65, lng: 0.586 }, { lat: 43.646, lng: 0.586 })).toBe(false)
    expect(isAlike('Auch', { lat: 43.65, lng: 0.586 })).toBe(false)
  })
})
