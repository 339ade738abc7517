import { describe, expect, it } from 'vitest'
import { activityLabel } from '../../../src/features/materials/activities.ts'
import { checkKnowledge } from '../../../src/features/materials/check-knowledge.ts'
import { knowledgeBase, readKnowledge } from '../../../src/features/materials/load-knowledge.ts'
import { searchResources, searchWasteCodes } from '../../../src/features/materials/search.ts'
import { families } from '../../../src/kernel/families.ts'

describe('the knowledge base', () => {
  const knowledge = readKnowledge()

  it('holds together', () => {
    expect(checkKnowledge(knowledge)).toEqual([])
  })

  it('covers every family, with sources everywhere', () => {
    expect(new Set(knowledge.resources.map(({ family }) => family))).toEqual(new Set(families))
    expect(knowledge.resources.length).toBeGreaterThanOrEqual(450)
    expect(knowledge.paths.length).toBeGreaterThanOrEqual(350)
    for (const { source } of [...knowledge.resources, ...knowledge.paths, ...knowledge.stops])
      expect(source).not.toBe('')
    for (const { checkedOn } of knowledge.stops) expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('has the 842 codes of the List of Waste, 408 of them hazardous, each with a label of its own', () => {
    const { wasteCodes } = knowledge
    expect(wasteCodes).toHaveLength(842)
    expect(wasteCodes.filter(({ hazardous }) => hazardous)).toHaveLength(408)
    expect(new Set(wasteCodes.map(({ code }) => code.slice(0, 2))).size).toBe(20)
    expect(new Set(wasteCodes.map(({ labelFr }) => labelFr)).size).toBe(842)
    for (const { hazardous, entryType } of wasteCodes) expect(entryType.endsWith('H')).toBe(hazardous)
  })

  it('pairs mirror entries both ways, a hazardous one with one that is not', () => {
    const byCode = new Map(knowledge.wasteCodes.map((entry) => [entry.code, entry]))
    for (const { code, mirror, hazardous } of knowledge.wasteCodes)
      for (const twin of mirror) {
        expect(byCode.get(twin)?.mirror).toContain(code)
        expect(byCode.get(twin)?.hazardous).toBe(!hazardous)
      }
  })

  it('tells every fault of a broken base at once', () => {
    const [first] = knowledge.resources
    const broken = {
      ...knowledge,
      resources: [
        ...knowledge.resources,
        { ...first, parent: 'nowhere', source: '' } as NonNullable<typeof first>,
      ],
    }
    const faults = checkKnowledge(broken).join('\n')
    expect(faults).toMatch(/defined twice/)
    expect(faults).toMatch(/unknown parent nowhere/)
    expect(faults).toMatch(/source missing/)
  })
})

describe('searches', () => {
  it.each([
    ['bouteille', /150107|bouteille/i],
    ['1501', /^15 ?01/],
    ['15 01 03', /150103/],
    ['huile moteur', /huile/i],
  ])('find waste codes for « %s »', (query, expected) => {
    const found = searchWasteCodes(knowledgeBase(), query, 5)
    expect(found.length).toBeGreaterThan(0)
    expect(found.map(({ code, labelFr }) => `${code} ${labelFr}`).join('\n')).toMatch(expected)
  })

  it.each(['drêches', 'dreches', 'Drêche', 'PEHD', 'IBC', 'lactoserum', 'barrique'])(
    'find a resource for « %s »',
    (query) => {
      expect(searchResources(knowledgeBase(), query, 5).length).toBeGreaterThan(0)
    },
  )

  it('find nothing for nonsense', () => {
    expect(searchResources(knowledgeBase(), 'xyzzyx', 5)).toEqual([])
  })
})

describe('activityLabel', () => {
  it('names a division, and says when there is none', () => {
    expect(activityLabel('10.51C')).toBe('Agroalimentaire')
    expect(activityLabel('04.00Z')).toBeNull()
  })
})
