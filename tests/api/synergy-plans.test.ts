import { describe, expect, it } from 'vitest'
import { dayAfter, dayOf, monthsAfter } from '../../src/kernel/day.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
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

/** Two structures that whey brings together. */
async function takeUp(): Promise<string> {
  const declare = (organisationId: string, flowKind: 'stock' | 'need') =>
    house.flow({ organisationId, kind: flowKind, label: 'Lactosérum doux' })
  const parties = [{ flowId: declare(ids.dairy, 'stock') }, { flowId: declare(ids.farm, 'need') }]
  const input = { kind: 'substitution', parties }
  return (await as.facilitator.post('/api/v1/synergies').send(input).expect(201)).body.id
}

async function introduced(): Promise<string> {
  const id = await takeUp()
  const { body } = await as.facilitator.post(at(id, 'introduction')).send({}).expect(201)
  const yes = (agent: Agent, organisationId: string) =>
    agent.post(`/api/v1/introductions/${body.id}/answers`).send({ organisationId, answer: 'yes' }).expect(200)
  await yes(as.dairy, ids.dairy)
  await yes(as.farm, ids.farm)
  return id
}

/** Due three times already, whatever the day of the test. */
const TODAY = dayOf(new Date())
const DUE = [0, 1, 2].map((months) => monthsAfter(dayAfter(monthsAfter(TODAY, -2), -3), months))
const [FIRST, SECOND, THIRD] = DUE

const monthly = (more: object = {}) => ({
  every: 'month',
  from: FIRST,
  quantity: 2,
  unit: 't',
  ...more,
})
const plan = (id: string, body: object = monthly(), agent: Agent = as.facilitator) =>
  agent.post(at(id, 'plans')).send(body)
const plans = async (id: string, agent: Agent) => (await agent.get(at(id, 'plans')).expect(200)).body
const results = async (id: string) => (await as.facilitator.get(at(id, 'results')).expect(200)).body
const took = { on: FIRST, quantity: 2, unit: 't', basis: 'measured', evidence: 'Bon de pesée n° 3' }

async function planned(): Promise<{ id: string; planId: string }> {
  const id = await introduced()
  const { body } = await plan(id).expect(201)
  return { id, planId: body.items[0].id }
}
const say = (
  { id, planId }: { id: string; planId: string },
  rest: string,
  body: object = {},
  agent: Agent = as.facilitator,
) => agent.post(at(id, `plans/${planId}/${rest}`)).send(body)

/** Refused to an anonymous, and not there for who takes no part. */
async function expectHidden(ask: (agent: Agent) => ReturnType<typeof plan>): Promise<void> {
  expectStranger(await ask(as.anonymous))
  for (const agent of [as.third, as.authority]) expectProblem(await ask(agent), 'not-found')
}

describe('GET /synergies/:id/plans', () => {
  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const id = await introduced()
    await expectHidden((agent) => agent.get(at(id, 'plans')))
  })

  it('lists what is due, which counts nothing until somebody says that it took place', async () => {
    const { id } = await planned()
    const [{ toConfirm, confirmed, partyNames }] = (await plans(id, as.farm)).items
    expect(toConfirm).toEqual(DUE)
    expect(confirmed).toBe(0)
    expect(partyNames).toEqual(['Fromagerie du Gers', 'Élevage de la Baïse'])
    expect(await results(id)).toMatchObject({ exchanges: [], totals: { tonnes: { declared: null } } })
  })
})

describe('POST /synergies/:id/plans', () => {
  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const id = await introduced()
    await expectHidden((agent) => plan(id, monthly(), agent))
  })

  it('is for structures that know each other, with days that make sense', async () => {
    expectProblem(await plan(await takeUp()), 'conflict', { detail: /pas en relation/ })
    const id = await introduced()
    const refused = async (body: object, pointer: string) =>
      expectProblem(await plan(id, monthly(body)), 'invalid-input', { pointers: [pointer] })
    await refused({ from: monthsAfter(TODAY, -13) }, '/from')
    await refused({ until: monthsAfter(TODAY, -6) }, '/until')
    await refused({ unit: null }, '/unit')
    await refused({ every: 'day' }, '/every')
  })

  it('is made by one of its structures, in the journal too', async () => {
    const id = await introduced()
    await plan(id, monthly(), as.dairy).expect(201)
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.plan-made')
  })
})

describe('POST /synergies/:id/plans/:planId/stop', () => {
  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const one = await planned()
    await expectHidden((agent) => say(one, 'stop', {}, agent))
  })

  it('makes nothing due from that day on; what was due still waits', async () => {
    const one = await planned()
    const [stopped] = (await say(one, 'stop', {}, as.farm).expect(200)).body.items
    expect(stopped).toMatchObject({ stoppedOn: TODAY })
    expect(stopped.toConfirm).toHaveLength(3)
    expectProblem(await say(one, 'stop'), 'conflict', { detail: /déjà arrêté/ })
    expectProblem(await say({ ...one, id: await introduced() }, 'stop'), 'not-found')
  })
})

describe('POST /synergies/:id/plans/:planId/occurrences/:due/confirm', () => {
  const rest = `occurrences/${FIRST}/confirm`

  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const one = await planned()
    await expectHidden((agent) => say(one, rest, took, agent))
  })

  it('makes an exchange of it, with its evidence and how it is known', async () => {
    const one = await planned()
    const [{ toConfirm, confirmed }] = (await say(one, rest, took, as.farm).expect(200)).body.items
    expect(toConfirm).toEqual([SECOND, THIRD])
    expect(confirmed).toBe(1)
    expect(await results(one.id)).toMatchObject({
      exchanges: [{ on: FIRST, evidence: 'Bon de pesée n° 3', basis: 'measured' }],
      ...{ totals: { tonnes: { measured: 2 } }, proves: 'operational' },
    })
  })

  it('is of a day that is due, in the past, once', async () => {
    const one = await planned()
    expectProblem(await say(one, `occurrences/${TODAY}/confirm`, took), 'not-found')
    expectProblem(await say(one, rest, { ...took, on: dayAfter(TODAY, 2) }), 'invalid-input', {
      pointers: ['/on'],
    })
    const both = await Promise.all([as.dairy, as.farm].map((agent) => say(one, rest, took, agent)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await results(one.id)).exchanges).toHaveLength(1)
  })
})

describe('POST /synergies/:id/plans/:planId/occurrences/:due/miss', () => {
  const rest = `occurrences/${SECOND}/miss`

  it('is refused to an anonymous, and hidden from who takes no part in it', async () => {
    const one = await planned()
    await expectHidden((agent) => say(one, rest, { reason: 'Camion en panne' }, agent))
  })

  it('keeps the reason, and counts nothing', async () => {
    const one = await planned()
    expectProblem(await say(one, rest, { reason: '' }), 'invalid-input', { pointers: ['/reason'] })
    const [said] = (await say(one, rest, { reason: 'Camion en panne' }, as.dairy).expect(200)).body.items
    expect(said).toMatchObject({
      toConfirm: [FIRST, THIRD],
      missed: [{ due: SECOND, reason: 'Camion en panne' }],
    })
    expect((await results(one.id)).exchanges).toEqual([])
    const again = await say(one, `occurrences/${SECOND}/confirm`, took)
    expectProblem(again, 'conflict', { detail: /déjà répondu/ })
  })
})

describe('an exchange that is due', () => {
  const noticesOf = (id: string) =>
    house.db.sqlite
      .prepare(
        "select user_id as userId, params, way, read_at as readAt from notices where path = ? and kind = 'exchange-due' order by rowid",
      )
      .all(`/synergies/${id}`) as { userId: string; params: string; way: string; readAt: string | null }[]
  const daily = () => house.rooms.synergies.reminders.daily()
  const inDays = (days: number) => house.clock.later(24 * days, daily)

  it('is told to its structures and to who follows it: once that day, once after the grace, until it is answered', async () => {
    const id = await introduced()
    const { body } = await plan(id, { ...monthly(), from: TODAY }).expect(201)
    const planId = body.items[0].id
    await daily()
    await inDays(1)
    const people = await Promise.all(
      [as.facilitator, as.dairy, as.farm].map(
        async (agent) => (await agent.get('/api/v1/session').expect(200)).body.user.id as string,
      ),
    )
    const told = noticesOf(id)
    expect(told.map(({ userId }) => userId).sort()).toEqual(people.sort())
    expect(told).toMatchObject(told.map(() => ({ way: 'digest', readAt: null })))
    const [first] = told
    expect(JSON.parse(first?.params ?? '')).toEqual({
      label: 'Lactosérum doux',
      day: TODAY,
      number: '1',
    })
    await inDays(7)
    await inDays(8)
    expect(noticesOf(id)).toHaveLength(6)
    await say({ id, planId }, `occurrences/${TODAY}/miss`, { reason: 'Cuve en panne' }).expect(200)
    expect(noticesOf(id).every(({ readAt }) => readAt !== null)).toBe(true)
    await inDays(20)
    expect(noticesOf(id)).toHaveLength(6)
  })

  it('of a plan that began before, is told once for all of them; of a pause, not at all', async () => {
    const { id } = await planned()
    const step = (from: string, to: string) =>
      as.facilitator.post(at(id, 'steps')).send({ from, to }).expect(200)
    await step('introduced', 'suspended')
    await daily()
    expect(noticesOf(id)).toEqual([])
    await step('suspended', 'introduced')
    await daily()
    const told = noticesOf(id)
    expect(told).toHaveLength(3)
    expect(JSON.parse(told[0]?.params ?? '')).toMatchObject({ number: '3', day: THIRD })
  })
})
