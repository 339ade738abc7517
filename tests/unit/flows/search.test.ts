import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FreshnessState, FreshSince } from '../../../src/features/flows/freshness.ts'
import { BestOf } from '../../../src/features/flows/search/best-of.ts'
import {
  type Dress,
  FlowIndex,
  type Listed,
  type Question,
} from '../../../src/features/flows/search/flow-index.ts'
import { isOneSlipAway, Vocabulary } from '../../../src/features/flows/search/vocabulary.ts'
import { looserThan } from '../../../src/features/flows/search/wish.ts'
import { families } from '../../../src/kernel/families.ts'
import { roadKm } from '../../../src/kernel/geo.ts'

const AUCH = { lat: 43.6465, lng: 0.5855 }

const listed = (id: string, known: Partial<Listed> = {}): Listed => ({
  id,
  kind: 'stock',
  family: 'material',
  organisationId: 'a',
  visibility: 'network',
  createdAt: '2026-01-01T00:00:00Z',
  months: null,
  confirmedOn: null,
  saidOn: null,
  point: null,
  communeCode: null,
  ...known,
})
const question = (known: Partial<Question> = {}): Question => ({
  worksOn: () => false,
  isReader: true,
  disclosed: [],
  facets: {},
  text: null,
  around: null,
  first: 100,
  ...known,
})
const text = (words: string[], known: Partial<NonNullable<Question['text']>> = {}) => ({
  words: words.map((word) => [word]),
  resources: new Map<string, number>(),
  isForgiving: false,
  ...known,
})
const dress = (terms: string[], resources: string[] = []): Dress => ({ terms, resources })
const ids = (index: FlowIndex, asked: Partial<Question>) =>
  index.search(question(asked)).found.map(({ flow }) => flow.id)

describe('a slip of the keyboard', () => {
  const word = fc.stringMatching(/^[a-e]{1,7}$/)

  it('is a letter too many, too few, other, or changed over', () => {
    for (const slipped of ['palete', 'palettte', 'polette', 'paeltte'])
      expect(isOneSlipAway('palette', slipped), slipped).toBe(true)
    for (const other of ['pale', 'plaettes', 'palmettes', 'toilette'])
      expect(isOneSlipAway('palette', other), other).toBe(false)
  })

  it('is one from either side, and one when a letter is taken out', () => {
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, at) => {
        fc.pre(a !== b)
        expect(isOneSlipAway(a, b)).toBe(isOneSlipAway(b, a))
        const shorter = a.slice(0, at) + a.slice(at + 1)
        if (shorter !== a) expect(isOneSlipAway(a, shorter)).toBe(true)
      }),
    )
  })
})

describe('a vocabulary', () => {
  it('finds by their beginning all the words that have it, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-c]{1,4}$/)),
        fc.stringMatching(/^[a-c]{0,3}$/),
        (all, typed) => {
          const vocabulary = new Vocabulary()
          for (const word of all) vocabulary.add(word)
          const expected = [...new Set(all)].filter((word) => word.startsWith(typed)).sort()
          expect(vocabulary.beginningWith(typed)).toEqual(expected)
        },
      ),
    )
  })
})

describe('the first so many', () => {
  it('are those of the sorted whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.constantFrom(1, 3, 10, Number.POSITIVE_INFINITY),
        (all, count) => {
          const best = new BestOf<number>(count, (a, b) => a - b)
          for (const one of all) best.offer(one)
          expect(best.inOrder()).toEqual([...all].sort((a, b) => a - b).slice(0, count))
        },
      ),
    )
  })
})

describe('the index of flows', () => {
  it('finds by all the words of a flow, by their beginning, then by what it is about', () => {
    const index = new FlowIndex()
    index.put(listed('words'), { named: dress(['palet', 'bois', 'auch']), anonymous: null })
    index.put(listed('one-word'), { named: dress(['palet', 'plastiqu']), anonymous: null })
    index.put(listed('about'), { named: dress(['europ', '80x120'], ['pallets']), anonymous: null })
    expect(ids(index, { text: text(['pal', 'auch']) })).toEqual(['words'])
    const resources = new Map([['pallets', 0.9]])
    expect(ids(index, { text: text(['palet', 'bois'], { resources }) })).toEqual(['words', 'about'])
    expect(ids(index, { text: text(['plaet']) })).toEqual([])
    expect(ids(index, { text: text(['plaet'], { isForgiving: true }) }).sort()).toEqual(['one-word', 'words'])
  })

  it('never finds a flow by what its guise does not show', () => {
    const index = new FlowIndex()
    index.put(listed('hidden', { visibility: 'anonymised' }), {
      named: dress(['lactoserum', 'laiterie'], ['whey']),
      anonymous: dress(['coproduit', 'laitier'], ['dairy']),
    })
    const about = (resource: string) => text(['x'], { resources: new Map([[resource, 0.9]]) })
    for (const hidden of [text(['laiterie']), text(['laiteri'], { isForgiving: true }), about('whey')]) {
      expect(ids(index, { worksOn: () => true, text: hidden })).toEqual(['hidden'])
      expect(ids(index, { disclosed: ['hidden'], text: hidden })).toEqual(['hidden'])
      expect(index.search(question({ text: hidden }))).toEqual({ total: 0, found: [] })
    }
    expect(ids(index, { text: about('dairy') })).toEqual(['hidden'])
    expect(ids(index, { isReader: false })).toEqual([])
  })

  it('leaves out what is further than the radius, and puts the nearest first', () => {
    const place = fc.record({
      lat: fc.double({ min: 43, max: 44.5, noNaN: true }),
      lng: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(fc.option(place), { maxLength: 40 }),
        fc.integer({ min: 1, max: 120 }),
        (points, withinKm) => {
          const index = new FlowIndex()
          points.forEach((point, i) => {
            index.put(listed(`f${i}`, { point }), { named: dress([]), anonymous: null })
          })
          const around = { point: AUCH, withinKm, placeOf: (flow: Listed) => flow.point }
          const expected = points
            .map((point, i) => ({ id: `f${i}`, km: point ? roadKm(AUCH, point) : Number.POSITIVE_INFINITY }))
            .filter(({ km }) => km <= withinKm)
            .sort((a, b) => a.km - b.km)
          const { total, found } = index.search(question({ around }))
          expect(total).toBe(expected.length)
          expect(found.map(({ flow }) => flow.id)).toEqual(expected.map(({ id }) => id))
        },
      ),
    )
  })

  it('keeps to a freshness as each is told it: what is due, only to those who work on it', () => {
    const index = new FlowIndex()
    const since = Object.fromEntries(
      families.map((family) => [family, { notStale: '2026-01-01', fresh: '2026-06-01' }]),
    ) as FreshSince
    for (const [id, saidOn] of [
      ['stale', '2025-12-31'],
      ['due', '2026-05-31'],
      ['fresh', '2026-06-01'],
      ['undated', null],
    ] as const)
      for (const visibility of ['network', 'anonymised'] as const)
        index.put(listed(`${id} ${visibility}`, { saidOn, visibility }), {
          named: dress([]),
          anonymous: dress([]),
        })
    const found = (state: FreshnessState, isOwn: boolean) =>
      ids(index, { worksOn: () => isOwn, facets: { freshness: { state, since } } })
        .map((id) => id.split(' ')[0])
        .sort()
    expect(found('stale', true)).toEqual(['stale', 'stale'])
    expect(found('due', true)).toEqual(['due', 'due'])
    expect(found('fresh', true)).toEqual(['fresh', 'fresh', 'undated', 'undated'])
    expect(found('stale', false)).toEqual(['stale', 'stale'])
    expect(found('due', false)).toEqual([])
    expect(found('fresh', false)).toEqual(['due', 'due', 'fresh', 'fresh', 'undated', 'undated'])
  })

  it('puts one’s own first, the newest before, and the others in no order that tells', () => {
    const index = new FlowIndex()
    for (const [id, day] of [
      ['z', '01'],
      ['b', '03'],
      ['c', '02'],
      ['a', '04'],
    ] as const)
      index.put(listed(id, { createdAt: `2026-01-${day}`, organisationId: id < 'c' ? 'mine' : 'other' }), {
        named: dress([]),
        anonymous: null,
      })
    const worksOn = (organisationId: string) => organisationId === 'mine'
    expect(ids(index, { worksOn })).toEqual(['a', 'b', 'c', 'z'])
    expect(index.search(question({ worksOn, first: 2 })).total).toBe(4)
  })

  it('knows a flow as it is now, and no more once it is gone; says when it is worn', () => {
    const index = new FlowIndex()
    for (let i = 0; i < 1200; i++) index.put(listed('f'), { named: dress([`word${i}`]), anonymous: null })
    expect(ids(index, { text: text(['word7']) })).toEqual([])
    expect(ids(index, { text: text(['word1199']) })).toEqual(['f'])
    expect(index.isWorn).toBe(true)
    index.remove('f')
    expect(index.search(question())).toEqual({ total: 0, found: [] })
  })
})

describe('a looser wish', () => {
  it('does without one part at a time, the distance first, never without what is looked for', () => {
    const wish = { q: 'palettes', place: AUCH, withinKm: 5, months: 1, kind: 'need' as const }
    expect(looserThan(wish).map(({ without }) => without)).toEqual(['withinKm', 'months', 'kind'])
    for (const { without, wish: looser } of looserThan(wish)) {
      expect(looser).toEqual({ ...wish, [without]: undefined })
      expect(looser.q).toBe('palettes')
    }
  })
})
