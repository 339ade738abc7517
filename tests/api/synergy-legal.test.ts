import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { garage: '', paint: '', still: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.garage = organisation({ name: 'Garage de la Cité' })
  ids.paint = organisation({ name: 'Régénération du Sud' })
  ids.still = organisation({ name: 'Distillerie de la Save' })
  return {
    facilitator: ['facilitator'],
    garage: ['member', { organisationId: ids.garage, role: 'manager' }],
    paint: ['member', { organisationId: ids.paint, role: 'manager' }],
  }
})

const REASON = 'Arrêté préfectoral du receveur (rubrique 2790) vu pendant la visite.'

/** A hazardous waste, which only an authorised receiver may take. */
async function blocked() {
  const solvent = { family: 'waste', wasteCode: '140603', hazardous: true } as const
  const flowId = house.flow({ organisationId: ids.garage, kind: 'stock', label: 'Solvant usé', ...solvent })
  const needId = house.flow({ organisationId: ids.paint, kind: 'need', label: 'Solvant à régénérer' })
  const parties = [{ flowId }, { flowId: needId }]
  const { body } = await as.facilitator
    .post('/api/v1/synergies')
    .send({ kind: 'substitution', parties })
    .expect(201)
  return { id: body.id as string, flowId }
}
const legal = (agent: Agent, id: string) => agent.get(`/api/v1/synergies/${id}/legal`)
const lift = (agent: Agent, id: string, body: object) =>
  agent.post(`/api/v1/synergies/${id}/legal/lifts`).send({ pointId: 'hazardous-receiver', ...body })
const ask = (id: string) => as.facilitator.post(`/api/v1/synergies/${id}/introduction`).send({})

describe('GET /synergies/:id/legal', () => {
  it('is refused to an anonymous, and hidden from its structures until they are introduced', async () => {
    const { id } = await blocked()
    expectStranger(await legal(as.anonymous, id))
    expectProblem(await legal(as.garage, id), 'not-found')
  })

  it('tells what blocks, with its source, and what else is to be examined', async () => {
    const { id, flowId } = await blocked()
    const { body } = await legal(as.facilitator, id).expect(200)
    const block = body.blocks.find((one: { pointId: string }) => one.pointId === 'hazardous-receiver')
    expect(block).toMatchObject({ flowId, lift: null, can: { lift: true } })
    expect(block.point.source).toMatch(/\S/)
    expect(body.pairs[0].help.points.length).toBeGreaterThan(1)
  })
})

describe('POST /synergies/:id/legal/lifts', () => {
  it('is refused to an anonymous and to members', async () => {
    const { id, flowId } = await blocked()
    expectStranger(await lift(as.anonymous, id, { flowId, reason: REASON }))
    expectProblem(await lift(as.garage, id, { flowId, reason: REASON }), 'forbidden')
  })

  it('asks for a reason in writing, about a point that blocks', async () => {
    const { id, flowId } = await blocked()
    expectProblem(await lift(as.facilitator, id, { flowId, reason: 'Vu' }), 'invalid-input')
    expectProblem(await lift(as.facilitator, id, { flowId: 'x', reason: REASON }), 'not-found')
  })

  it('alone lets the structures be introduced', async () => {
    const { id, flowId } = await blocked()
    expectProblem(await ask(id), 'conflict', { detail: /point de droit/ })
    const before = (await as.facilitator.get(`/api/v1/synergies/${id}`).expect(200)).body.steps
    expect(before.find(({ to }: { to: string }) => to === 'introduced').blockedBy).toMatch(/point de droit/)
    for (const { pointId } of (await legal(as.facilitator, id).expect(200)).body.blocks)
      await lift(as.facilitator, id, { flowId, pointId, reason: REASON }).expect(201)
    expectProblem(await lift(as.facilitator, id, { flowId, reason: REASON }), 'conflict')
    await ask(id).expect(201)
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.block-lifted')
  })
})

describe('what blocks when more than two take part', () => {
  const solvent = { family: 'waste', wasteCode: '140603', hazardous: true } as const
  const takeUp = async (kind: string, parties: object[]) =>
    (await as.facilitator.post('/api/v1/synergies').send({ kind, parties }).expect(201)).body.id as string
  const blocksOf = async (id: string): Promise<{ flowId: string; pointId: string }[]> =>
    (await legal(as.facilitator, id).expect(200)).body.blocks

  it('each link of a chain, up to the transformer and from it on, until each point is lifted', async () => {
    const flowId = house.flow({ organisationId: ids.garage, kind: 'stock', label: 'Solvant usé', ...solvent })
    const needId = house.flow({ organisationId: ids.paint, kind: 'need', label: 'Diluant de nettoyage' })
    const id = await takeUp('transformation', [{ flowId }, { flowId: needId }, { organisationId: ids.still }])
    expect(await blocksOf(id)).toMatchObject([{ flowId, pointId: 'hazardous-receiver' }])
    const { pairs } = (await legal(as.facilitator, id)).body
    expect(pairs).toMatchObject([
      { stockId: flowId, needId: null },
      { stockId: flowId, needId },
    ])
    expectProblem(await ask(id), 'conflict', { detail: /point de droit/ })
    await lift(as.facilitator, id, { flowId, reason: REASON }).expect(201)
    await ask(id).expect(201)
  })

  it('a stop that the process is to answer for', async () => {
    const mdf = house.flow({
      ...{ organisationId: ids.garage, kind: 'stock', label: 'Sciure de panneaux MDF' },
      ...{ wasteCode: '030105', family: 'waste' },
    })
    const litter = house.flow({
      ...{ organisationId: ids.paint, kind: 'need', label: 'Litière de bois pour les porcs' },
    })
    const id = await takeUp('transformation', [
      { flowId: mdf },
      { flowId: litter },
      { organisationId: ids.still },
    ])
    const [{ pointId } = { pointId: '' }] = await blocksOf(id)
    expectProblem(await ask(id), 'conflict', { detail: /point de droit/ })
    await lift(as.facilitator, id, { flowId: mdf, pointId, reason: REASON }).expect(201)
    await ask(id).expect(201)
  })

  it('what each of a pooling hands over to the others', async () => {
    const stocks = [ids.garage, ids.paint].map((organisationId) =>
      house.flow({ organisationId, kind: 'stock', label: 'Solvant usé', ...solvent }),
    )
    const id = await takeUp(
      'pooling',
      stocks.map((flowId) => ({ flowId })),
    )
    expect((await blocksOf(id)).map(({ flowId }) => flowId).sort()).toEqual([...stocks].sort())
    for (const flowId of stocks) {
      expectProblem(await ask(id), 'conflict', { detail: /point de droit/ })
      await lift(as.facilitator, id, { flowId, reason: REASON }).expect(201)
    }
    await ask(id).expect(201)
  })
})

describe('DELETE /synergies/:id/legal/lifts', () => {
  const takeBack = (agent: Agent, id: string, flowId: string) =>
    agent.delete(`/api/v1/synergies/${id}/legal/lifts`).query({ flowId, pointId: 'hazardous-receiver' })

  it('is refused to an anonymous and to members', async () => {
    const { id, flowId } = await blocked()
    expectStranger(await takeBack(as.anonymous, id, flowId))
    expectProblem(await takeBack(as.paint, id, flowId), 'forbidden')
  })

  it('makes the point block again, and keeps that it was lifted', async () => {
    const { id, flowId } = await blocked()
    expectProblem(await takeBack(as.facilitator, id, flowId), 'conflict')
    for (const { pointId } of (await legal(as.facilitator, id).expect(200)).body.blocks)
      await lift(as.facilitator, id, { flowId, pointId, reason: REASON }).expect(201)
    await takeBack(as.facilitator, id, flowId).expect(200)
    expectProblem(await ask(id), 'conflict', { detail: /point de droit/ })
    const kept = house.db.sqlite
      .prepare('select count(*) as n from legal_lifts where synergy_id = ? and taken_back_at is not null')
      .get(id)
    expect(kept).toEqual({ n: 1 })
  })
})
