import { describe, expect, it } from 'vitest'
import { lazyOfLate } from '../../../src/kernel/lazy.ts'

describe('values kept of late', () => {
  const made: string[] = []
  const make = (text: string) => {
    made.push(text)
    return { text }
  }
  const keptOf = lazyOfLate(2, (text: string) => text, make)

  it('are made once as long as they are asked for, and again once forgotten', () => {
    expect(keptOf('a')).toBe(keptOf('a'))
    for (const text of ['b', 'a', 'c', 'a', 'd', 'a']) keptOf(text)
    expect(made).toEqual(['a', 'b', 'c', 'd'])
    keptOf('b')
    expect(made).toEqual(['a', 'b', 'c', 'd', 'b'])
  })
})
