import { describe, expect, it } from 'vitest'
import { newId, newUnorderedId } from '../../../src/kernel/ids.ts'

describe('a new id', () => {
  it('is twenty characters of a URL, without the letters people confuse', () => {
    for (let i = 0; i < 100; i++) expect(newId()).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{20}$/)
  })

  it('is never given twice, even within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, () => newId(1_795_000_000_000))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('sorts by time of creation', () => {
    const times = [0, 1, 31, 32, 1_700_000_000_000, 1_795_000_000_000, 1_795_000_000_001, 4_102_444_800_000]
    const ids = times.map((time) => newId(time))
    expect([...ids].sort()).toEqual(ids)
  })

  it('sorts by order of creation within the same millisecond too: first sites and last flows depend on it', () => {
    const ids = Array.from({ length: 200 }, () => newId(1_795_000_000_123))
    expect([...ids].sort()).toEqual(ids)
  })

  it('cannot be told from the one before it made at another time', () => {
    const chances = new Set(Array.from({ length: 1000 }, (_, i) => newId(1_795_000_000_000 + i).slice(10)))
    expect(chances.size).toBe(1000)
  })
})

describe('a new unordered id', () => {
  it('looks like any other and tells nothing of when it was made', () => {
    const ids = Array.from({ length: 400 }, () => newUnorderedId())
    for (const id of ids) expect(id).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{20}$/)
    expect(new Set(ids).size).toBe(ids.length)
    const rises = ids.filter((id, i) => i > 0 && id > (ids[i - 1] as string)).length
    expect(rises, 'about half follow one that is smaller').toBeGreaterThan(120)
    expect(rises).toBeLessThan(280)
  })
})
