import { beforeAll, describe, expect, it } from 'vitest'
import { proposeChains, type Transformer } from '../../../src/features/matching/engine/chains.ts'
import { arrangeKnowledge, type Compatibility } from '../../../src/features/matching/engine/compatibility.ts'
import type { EngineFlow } from '../../../src/features/matching/engine/flow.ts'
import { defaultWeights } from '../../../src/features/matching/engine/terms.ts'
import type { Transformation } from '../../../src/features/materials/knowledge.ts'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader } from '../../../src/features/materials/reading/reader.ts'
import { type FlowMaker, flowMaker } from './flow-maker.ts'

let flow: FlowMaker
let compatibility: Compatibility
let transformations: Transformation[]

beforeAll(() => {
  const knowledge = knowledgeBase()
  flow = flowMaker(createReader(knowledge))
  compatibility = arrangeKnowledge(knowledge)
  transformations = knowledge.transformations
})

const AUCH = { lat: 43.646, lng: 0.586 }
const north = (km: number) => ({ lat: AUCH.lat + km / 111.2, lng: AUCH.lng })
const concrete = (rest: Partial<EngineFlow> = {}) =>
  flow('stock', 'Blocs de béton de démolition', { id: 'concrete', owner: 'builder', point: AUCH, ...rest })
const gravel = (rest: Partial<EngineFlow> = {}) =>
  flow('need', 'Graves et graviers pour une piste', {
    id: 'gravel',
    owner: 'town',
    point: north(10),
    ...rest,
  })
const crusher = (id: string, km: number, nafCode: string | null = '38.32Z'): Transformer => ({
  id,
  nafCode,
  point: north(km),
})
const propose = (flows: readonly EngineFlow[], transformers: readonly Transformer[] = [], direct = 0) =>
  proposeChains(flows, transformers, transformations, compatibility, defaultWeights, () => direct)

describe('a chain', () => {
  it('goes by the structure whose activity does the work, the one least out of the way', () => {
    const [found, ...others] = propose([concrete(), gravel()], [crusher('far', 40), crusher('near', 5)])
    expect(others).toEqual([])
    expect(found).toMatchObject({
      transformationId: 'concrete-to-gravel',
      stockId: 'concrete',
      needId: 'gravel',
      transformerId: 'near',
      knownBy: 'activity',
    })
    expect(found?.reasons[0]).toMatch(/^Béton.* → concassage et criblage → Gra/)
    expect(found?.reasons[2]).toMatch(/^Distance : environ 7 km jusqu’au transformateur, puis environ 7 km/)
    expect(found?.toCheck).toContain('Sans plâtre ni amiante.')
  })

  it('goes by who declares the service, whatever its activity', () => {
    const offered = flow('stock', 'Concasseur mobile à louer', {
      id: 'machine',
      owner: 'hirer',
      point: north(3),
    })
    const [found] = propose([concrete(), gravel(), offered], [crusher('hirer', 3, '77.32Z')])
    expect(found).toMatchObject({ transformerId: 'hirer', knownBy: 'service' })
  })

  it('misses a link when nobody does the work, and is worth less then', () => {
    const flows = [concrete(), gravel()]
    const [missing] = propose(flows, [crusher('baker', 5, '10.71C')])
    const [known] = propose(flows, [crusher('near', 5)])
    expect(missing).toMatchObject({ transformerId: null, knownBy: null })
    expect(missing?.legsKm).toHaveLength(1)
    expect(missing?.reasons[1]).toMatch(/^Maillon manquant : plateforme de recyclage du BTP/)
    expect(missing?.score).toBeLessThan(known?.score ?? 0)
  })

  it('fades with the length of each leg', () => {
    const scoreAt = (km: number) => propose([concrete(), gravel()], [crusher('c', -km)])[0]?.score ?? 0
    const scores = [0, 5, 15, 30].map(scoreAt)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores[0]).toBeGreaterThan(scores[3] as number)
  })

  it('is not needed when the stock answers the need better as it is', () => {
    const [found] = propose([concrete(), gravel()], [crusher('near', 5)])
    const score = found?.score as number
    expect(propose([concrete(), gravel()], [crusher('near', 5)], score + 0.01)).toEqual([])
    expect(propose([concrete(), gravel()], [crusher('near', 5)], score - 0.01)).toHaveLength(1)
  })

  it('says when one of the two transforms by itself', () => {
    const by = (id: string) => propose([concrete(), gravel()], [crusher(id, 5)])[0]?.reasons[1]
    expect(by('builder')).toMatch(/^Transformateur : la structure du gisement, dont l’activité/)
    expect(by('town')).toMatch(/^Transformateur : la structure du besoin/)
    expect(by('third')).toMatch(/^Transformateur : une structure du territoire/)
  })

  it('is not proposed for what the need is the input of', () => {
    const waste = flow('stock', 'Déchets verts', { id: 'green', owner: 'town', point: AUCH })
    const wanted = (label: string) => flow('need', label, { id: 'wanted', owner: 'other', point: AUCH })
    expect(propose([waste, wanted('Biodéchets et matières azotées pour le compost')])).toEqual([])
    expect(propose([waste, wanted('Compost pour maraîchage')])).toHaveLength(1)
  })

  it('never joins two flows of one structure', () => {
    expect(propose([concrete({ owner: 'town' }), gravel()])).toEqual([])
  })

  it('is dropped by a hard stop on the way, known or not', () => {
    const asbestos = flow('stock', 'Béton de démolition amianté', {
      ...{ id: 'concrete', owner: 'builder', wasteCode: '170605', point: AUCH },
    })
    expect(propose([asbestos, gravel()], [crusher('near', 5)])).toEqual([])
    expect(propose([asbestos, gravel()])).toEqual([])
  })

  it('is the same whatever the order of what it is given', () => {
    const flows = [concrete(), gravel(), concrete({ id: 'second', owner: 'other' })]
    const crushers = [crusher('b', 5), crusher('a', 5)]
    expect(propose([...flows].reverse(), [...crushers].reverse())).toEqual(propose(flows, crushers))
    expect(propose(flows, crushers)[0]?.transformerId).toBe('a')
  })

  it('keeps the best three stocks for a need', () => {
    const many = Array.from({ length: 6 }, (_, i) =>
      concrete({ id: `c${i}`, owner: `o${i}`, point: north(-i) }),
    )
    const kept = propose([...many, gravel()]).map(({ stockId }) => stockId)
    expect(kept).toEqual(['c0', 'c1', 'c2'])
  })
})

it('knows at least fifty transformations over all that circulates, each with a source', () => {
  expect(transformations.length).toBeGreaterThanOrEqual(50)
  for (const { source, process } of transformations) expect([source, process]).not.toContain('')
})
