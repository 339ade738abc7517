import { describe, expect, it } from 'vitest'
import { type Filed, informationIndex } from '../../../src/features/information/search.ts'

const filed = (id: string, change: Partial<Filed> = {}): Filed => ({
  ...{ id, title: [], tags: [], summary: [], body: [], resourceIds: [] },
  ...change,
})
const index = informationIndex([
  filed('title', { title: ['palet', 'palettes'], body: ['bois'] }),
  filed('body', { body: ['palet', 'palettes', 'eau'] }),
  filed('about', { resourceIds: ['pallet'], body: ['consigne'] }),
])
const found = (words: string[][], resources: string[] = []) => [
  ...index({ words, resourceIds: new Set(resources) }),
]

describe('the search of information', () => {
  it('values a word of the title above one of the text', () => {
    const scores = new Map(found([['palet']]))
    expect([...scores.keys()].sort()).toEqual(['body', 'title'])
    expect(scores.get('title')).toBeGreaterThan(scores.get('body') ?? 0)
  })

  it('wants every word, by its beginning or in spite of a slip', () => {
    expect(found([['palet'], ['eau']]).map(([id]) => id)).toEqual(['body'])
    expect(found([['pal']])).toHaveLength(2)
    expect(found([['palett'], ['consigne']])).toEqual([])
    expect(found([['palettse']]).map(([id]) => id)).toEqual(['title', 'body'])
    expect(found([['tuyau']])).toEqual([])
  })

  it('finds what is about the resource without holding the word', () => {
    expect(found([['palet']], ['pallet']).map(([id]) => id)).toContain('about')
  })
})
