import { describe, expect, it } from 'vitest'
import type { Stage } from '../../src/kernel/synergies.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '', alone: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.dairy = organisation({ name: 'Fromagerie du Gers' })
  ids.farm = organisation({ name: 'Élevage de la Baïse', nafCode: '01.46Z' })
  ids.alone = organisation({ name: 'Atelier Sans Lien' })
  const manager = (organisationId: string) =>
    ['member', { organisationId, role: 'manager' }] as ['member', { organisationId: string; role: 'manager' }]
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    dairy: manager(ids.dairy),
    farm: manager(ids.farm),
    third: manager(ids.alone),
  }
})

const at = (id: string, rest: string) => `/api/v1/synergies/${id}/${rest}`
const step = (id: string, from: Stage, to: Stage) => as.facilitator.post(at(id, 'steps')).send({ from, to })

/** Two structures that whey brings together, or a night watch that they share. */
async function takeUp(kind: 'substitution' | 'pooling' = 'substitution'): Promise<string> {
  const label = kind === 'pooling' ? 'Gardiennage de nuit' : 'Lactosérum doux'
  const first = kind === 'pooling' ? ('need' as const) : ('stock' as const)
  const declare = (organisationId: string, flowKind: 'stock' | 'need') =>
    house.flow({ organisationId, kind: flowKind, label, family: kind === 'pooling' ? 'service' : 'material' })
  return takeUpPair(declare(ids.dairy, first), declare(ids.farm, 'need'), kind)
}

async function takeUpPair(one: string, other: string, kind = 'substitution'): Promise<string> {
  const parties = [{ flowId: one }, { flowId: other }]
  return (await as.facilitator.post('/api/v1/synergies').send({ kind, parties }).expect(201)).body.id
}

async function introduced(kind?: 'substitution' | 'pooling'): Promise<string> {
  const id = await takeUp(kind)
  await agree(id)
  return id
}

async function agree(id: string): Promise<void> {
  const { body } = await as.facilitator.post(at(id, 'introduction')).send({}).expect(201)
  for (const [agent, organisationId] of [
    [as.dairy, ids.dairy],
    [as.farm, ids.farm],
  ] as const)
    await agent
      .post(`/api/v1/introductions/${body.id}/answers`)
      .send({ organisationId, answer: 'yes' })
      .expect(200)
}

const exchange = (more: object = {}) => ({ on: '2026-03-02', basis: 'declared', ...more })
const proved = (more: object = {}) => exchange({ evidence: 'Bon de pesée n° 12', ...more })
const note = (id: string, body: object = exchange(), agent: Agent = as.facilitator) =>
  agent.post(at(id, 'exchanges')).send(body)
const results = async (id: string, agent: Agent = as.facilitator) =>
  (await agent.get(at(id, 'results')).expect(200)).body
const annul = (id: string, exchangeId: string, agent: Agent = as.facilitator, reason = 'Noté deux fois') =>
  agent.post(at(id, `exchanges/${exchangeId}/void`)).send({ reason })

describe('GET /synergies/:id/results', () => {
  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const id = await introduced()
    expectStranger(await as.anonymous.get(at(id, 'results')))
    for (const agent of [as.third, as.authority]) {
      const hidden = await agent.get(at(id, 'results'))
      expectProblem(hidden, 'not-found', { detail: /^Synergie/ })
      expectSameRefusal(hidden, await agent.get(at('none', 'results')))
    }
  })

  it('adds up each basis by itself; what is unknown is not zero', async () => {
    const id = await introduced()
    await note(id, exchange({ quantity: 1500, unit: 'kg', euros: 120 })).expect(201)
    await note(id, exchange({ quantity: 2, unit: 't' })).expect(201)
    await note(id, exchange({ quantity: 4, unit: 't', basis: 'measured' })).expect(201)
    await note(id, exchange({ quantity: 30, unit: 'm3', basis: 'measured' })).expect(201)
    expect((await results(id, as.dairy)).totals).toEqual({
      tonnes: { declared: 3.5, estimated: null, measured: 4 },
      euros: { declared: 120, estimated: null, measured: null },
      kgCO2e: { declared: null, estimated: null, measured: null },
    })
  })
})

describe('what an exchange spared', () => {
  const boxes = async () => {
    const label = 'Cartons d’emballage vides à réutiliser'
    const one = { organisationId: ids.dairy, kind: 'stock' as const, label, resourceId: 'boxes' }
    const other = { organisationId: ids.farm, kind: 'need' as const, label, resourceId: 'boxes' }
    const id = await takeUpPair(house.flow(one), house.flow(other))
    await agree(id)
    return id
  }

  it('is not estimated without a factor: in no total, and said so', async () => {
    const id = await introduced()
    await note(id, exchange({ quantity: 2, unit: 't' })).expect(201)
    expect(await results(id)).toMatchObject({
      notEstimated: 1,
      totals: { kgCO2e: { declared: null, estimated: null, measured: null } },
      source: expect.stringContaining('V23.6'),
    })
  })

  it('is shown term by term, each with its factor, and is an estimate however its tonnes are known', async () => {
    const id = await boxes()
    await note(id, exchange({ quantity: 2, unit: 't', outlet: 'landfill' })).expect(201)
    const [{ impact }] = (await results(id)).exchanges
    const term = (wanted: string) => impact.terms.find(({ id: own }: { id: string }) => own === wanted)
    // 2 t × 390 of new cardboard, 2 t × 950 of landfill.
    expect(term('production')).toMatchObject({
      kgCO2e: 780,
      factor: { id: '26737', version: 'Base Carbone V23.6' },
    })
    expect(term('disposal')).toMatchObject({ kgCO2e: 1900, factor: { id: '34484', uncertaintyPercent: 20 } })
    // Both stand in the same town: 780 + 1 900 − 2 t × 0 km × 0,0875.
    expect(impact).toMatchObject({ kgCO2e: 2680, missing: [], isLeast: false })
    expect((await results(id)).totals.kgCO2e).toEqual({ declared: null, estimated: 2680, measured: null })
  })
})

describe('what past exchanges spared', () => {
  it('stays as it was when a flow changes or is withdrawn afterwards', async () => {
    const label = 'Cartons vides'
    const one = { ...{ kind: 'stock' as const, label, resourceId: 'boxes' }, organisationId: ids.dairy }
    const priced = { currentCostEurosPerUnit: 80, quantity: 30, unit: 't' as const, period: 'year' as const }
    const stockId = house.flow({ ...one, ...priced, visibility: 'network', priceVisibility: 'network' })
    const needId = house.flow({ ...one, kind: 'need', organisationId: ids.farm })
    const id = await takeUpPair(stockId, needId)
    await agree(id)
    await note(id, exchange({ quantity: 2, unit: 't', outlet: 'landfill' })).expect(201)
    const before = await results(id)
    expect(before.totals).toMatchObject({ kgCO2e: { estimated: 2680 }, euros: { estimated: 160 } })
    await as.facilitator
      .patch(`/api/v1/flows/${stockId}`)
      .send({ currentCostEurosPerUnit: 500, resourceId: 'cullet', label: 'Calcin' })
      .expect(200)
    expect((await results(id)).totals).toEqual(before.totals)
    await as.facilitator.delete(`/api/v1/flows/${stockId}`).expect(204)
    for (const agent of [as.facilitator, as.farm]) {
      const after = await results(id, agent)
      expect(after.totals).toEqual(before.totals)
      expect(after.exchanges[0].impact).toEqual(before.exchanges[0].impact)
    }
  })
})

describe('what its two sides no longer pay', () => {
  const priced = async (visibility: 'facilitators' | 'network') => {
    const label = 'Lactosérum doux'
    const of = (organisationId: string, kind: 'stock' | 'need', cost: number) => ({
      ...{ organisationId, kind, label, quantity: 10, unit: 't' as const, period: 'year' as const },
      ...{ currentCostEurosPerUnit: cost, visibility: 'network' as const, priceVisibility: visibility },
    })
    const id = await takeUpPair(house.flow(of(ids.dairy, 'stock', 40)), house.flow(of(ids.farm, 'need', 25)))
    const { body } = await as.facilitator.post(at(id, 'introduction')).send({}).expect(201)
    const yes = (agent: Agent, organisationId: string) =>
      agent
        .post(`/api/v1/introductions/${body.id}/answers`)
        .send({ organisationId, answer: 'yes', withheld: visibility === 'facilitators' ? ['price'] : [] })
        .expect(200)
    await yes(as.dairy, ids.dairy)
    await yes(as.farm, ids.farm)
    await note(id, exchange({ quantity: 2, unit: 't' })).expect(201)
    return id
  }
  const estimateFor = async (id: string, agent: Agent) =>
    (await results(id, agent)).exchanges[0].eurosEstimate

  it('is estimated from the prices both declared, and is in the total of estimates', async () => {
    const id = await priced('network')
    expect(await estimateFor(id, as.dairy)).toEqual({
      terms: [
        { id: 'disposal', eurosPerTonne: 40, euros: 80 },
        { id: 'purchase', eurosPerTonne: 25, euros: 50 },
      ],
      ...{ missing: [], euros: 130 },
    })
    expect((await results(id)).totals.euros).toEqual({ declared: null, estimated: 130, measured: null })
  })

  it('leaves out a price that a side keeps from the other, whoever reads it', async () => {
    const id = await priced('facilitators')
    for (const agent of [as.dairy, as.farm, as.facilitator])
      expect(await estimateFor(id, agent)).toEqual({
        ...{ terms: [], missing: ['disposal', 'purchase'], euros: null },
      })
    expect((await results(id)).totals.euros.estimated).toBeNull()
  })

  it('is not added to euros that were said', async () => {
    const id = await priced('network')
    await note(id, exchange({ quantity: 1, unit: 't', euros: 60, basis: 'measured' })).expect(201)
    expect((await results(id)).totals.euros).toEqual({ declared: null, estimated: 130, measured: 60 })
  })
})

describe('POST /synergies/:id/exchanges', () => {
  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const id = await introduced()
    expectStranger(await note(id, exchange(), as.anonymous))
    for (const agent of [as.third, as.authority])
      expectProblem(await note(id, exchange(), agent), 'not-found')
  })

  it('is for structures that know each other', async () => {
    const id = await takeUp()
    expectProblem(await note(id), 'conflict', { detail: /mises en relation/ })
    expectProblem(await note(id, exchange(), as.dairy), 'not-found')
  })

  it('notes what a structure says took place, in the journal too', async () => {
    const id = await introduced()
    const { body } = await note(id, proved({ quantity: 3, unit: 't' }), as.farm).expect(201)
    expect(body).toMatchObject({
      exchanges: [
        {
          ...{ on: '2026-03-02', quantity: 3, unit: 't', tonnes: 3, basis: 'declared' },
          ...{ evidence: 'Bon de pesée n° 12', voidedAt: null },
          partyNames: ['Fromagerie du Gers', 'Élevage de la Baïse'],
        },
      ],
      can: { record: true, void: false },
    })
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.exchange-recorded')
  })

  it('refuses a day to come, a quantity without its unit, and a party of another synergy', async () => {
    const id = await introduced()
    expectProblem(await note(id, exchange({ on: '2999-01-01' })), 'invalid-input', { pointers: ['/on'] })
    expectProblem(await note(id, exchange({ quantity: 3 })), 'invalid-input', { pointers: ['/unit'] })
    expectProblem(await note(id, exchange({ quantity: -3, unit: 't' })), 'invalid-input')
    expectProblem(await note(id, exchange({ partyIds: ['none'] })), 'not-found')
    expectProblem(await note(id, exchange({ quantity: 3, unit: 'kg', tonnes: 3 })), 'invalid-input', {
      pointers: ['/tonnes'],
    })
    expect((await results(id)).exchanges).toEqual([])
  })

  it('takes the tonnes that are said of what does not weigh by itself', async () => {
    const id = await introduced()
    await note(id, exchange({ quantity: 30, unit: 'm3', tonnes: 31 })).expect(201)
    expect((await results(id)).totals.tonnes.declared).toBe(31)
  })

  it('names nobody who is not introduced to the others yet', async () => {
    const id = await introduced('pooling')
    const newcomer = { organisationId: ids.alone, kind: 'need' as const, label: 'Gardiennage de nuit' }
    const flowId = house.flow({ ...newcomer, family: 'service' })
    const { body } = await as.facilitator.post(at(id, 'parties')).send({ flowId }).expect(201)
    const { id: partyId } = body.parties.find(
      ({ organisation }: { organisation: { id: string } }) => organisation.id === ids.alone,
    )
    expectProblem(await note(id, exchange({ partyIds: [partyId] })), 'not-found')
    await note(id).expect(201)
    const [{ partyNames }] = (await results(id, as.farm)).exchanges
    expect(partyNames).toEqual(['Fromagerie du Gers', 'Élevage de la Baïse'])
  })

  it('makes a synergy operational once there is evidence, and recurring the second time', async () => {
    const id = await introduced()
    expect((await note(id).expect(201)).body.proves).toBeNull()
    expectProblem(await step(id, 'introduced', 'operational'), 'conflict', { detail: /premier échange/ })
    expect((await note(id, proved()).expect(201)).body.proves).toBe('operational')
    await step(id, 'introduced', 'operational').expect(200)
    expect((await results(id, as.dairy)).proves).toBeNull()
    expectProblem(await step(id, 'operational', 'recurring'), 'conflict', { detail: /deux échanges/ })
    expect((await note(id, proved({ on: '2026-04-02' })).expect(201)).body.proves).toBe('recurring')
    await step(id, 'operational', 'recurring').expect(200)
  })

  it('makes a pooled service operational once two structures used it', async () => {
    const id = await introduced('pooling')
    const { body } = await as.facilitator.get(`/api/v1/synergies/${id}`).expect(200)
    const [one, other] = body.parties.map((party: { id: string }) => party.id)
    await note(id, proved({ partyIds: [one] })).expect(201)
    await note(id, proved({ partyIds: [one] })).expect(201)
    expectProblem(await step(id, 'introduced', 'operational'), 'conflict', { detail: /deux structures/ })
    await note(id, proved({ partyIds: [other] })).expect(201)
    await step(id, 'introduced', 'operational').expect(200)
  })

  it('loses none of those noted at once', async () => {
    const id = await introduced()
    const noted = await Promise.all(
      [as.dairy, as.farm, as.facilitator].map((agent) =>
        note(id, exchange({ quantity: 1, unit: 't' }), agent),
      ),
    )
    expect(noted.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await results(id)).totals.tonnes.declared).toBe(3)
  })
})

describe('POST /synergies/:id/exchanges/:exchangeId/void', () => {
  it('is refused to an anonymous and to all but facilitators', async () => {
    const id = await introduced()
    const { body } = await note(id).expect(201)
    const [{ id: exchangeId }] = body.exchanges
    expectStranger(await annul(id, exchangeId, as.anonymous))
    for (const agent of [as.dairy, as.third, as.authority])
      expectProblem(await annul(id, exchangeId, agent), 'forbidden')
  })

  it('takes it out of what counts, once, with its reason; it stays in the list', async () => {
    const id = await introduced()
    const { body } = await note(id, proved({ quantity: 3, unit: 't' })).expect(201)
    const [{ id: exchangeId }] = body.exchanges
    expectProblem(await annul(id, exchangeId, as.facilitator, ''), 'invalid-input', { pointers: ['/reason'] })
    const voided = (await annul(id, exchangeId).expect(200)).body
    expect(voided).toMatchObject({
      exchanges: [{ id: exchangeId, voidReason: 'Noté deux fois' }],
      totals: { tonnes: { declared: null } },
    })
    expectProblem(await step(id, 'introduced', 'operational'), 'conflict', { detail: /premier échange/ })
    expectProblem(await annul(id, exchangeId), 'conflict', { detail: /déjà annulé/ })
    expectProblem(await annul(id, 'none'), 'not-found')
  })
})
