import { describe, expect, it } from 'vitest'
import { lazyOfLate } from '../../../src/kernel/lazy.ts'

describe('values kept of late', () => {
  const made: string[] = []
  const make = (text: string) => {
    made.push(text)
    return { text }
  }
  const valueOf = lazyOfLate(2, (text: string) => text, make)

  it('are made once as long as they are asked for, and again once forgotten', () => {
    expect(valueOf('a')).toBe(valueOf('a'))
    for (const text of ['b', 'a', 'c', 'a', 'd', 'a']) valueOf(text)
    expect(made).toEqual(['a', 'b', 'c', 'd'])
    valueOf('b')
    expect(made).toEqual(['a', 'b', 'c', 'd', 'b'])
  })
})
