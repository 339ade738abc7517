import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const NAMES = ['Dairy', 'Farm', 'Mill', 'Sawmill', 'Orchard'] as const
const { house, as } = sharedHouse(() => ({ facilitator: ['facilitator'] }))
const people: { agent: Agent; organisationId: string }[] = []
beforeAll(async () => {
  for (const name of NAMES) {
    const organisationId = house.organisation({ name: `${name} ${people.length}` })
    people.push({
      agent: await house.signedIn('member', { organisationId, role: 'manager' }),
      organisationId,
    })
  }
})

const needOf = (at: number) =>
  house.flow({
    ...{ organisationId: people[at]?.organisationId ?? '', kind: 'need' },
    ...{ label: 'Gardiennage de nuit', family: 'service' },
  })

/** A pooling of the first of them, by their flows. */
async function pooling(count: number) {
  const flowIds = people.slice(0, count).map((_, at) => needOf(at))
  const made = await as.facilitator
    .post('/api/v1/synergies')
    .send({ kind: 'pooling', parties: flowIds.map((flowId) => ({ flowId })) })
    .expect(201)
  return { id: made.body.id as string, flowIds }
}
const ask = (id: string) => as.facilitator.post(`/api/v1/synergies/${id}/introduction`).send({})
const round = async (id: string): Promise<string> => (await ask(id).expect(201)).body.id
const say = (at: number, introductionId: string, answer: string, more: object = {}) => {
  const { agent, organisationId } = people[at] as (typeof people)[number]
  return agent
    .post(`/api/v1/introductions/${introductionId}/answers`)
    .send({ organisationId, answer, ...more })
}
const synergy = async (id: string) => (await as.facilitator.get(`/api/v1/synergies/${id}`).expect(200)).body
const view = async (introductionId: string) =>
  (await as.facilitator.get(`/api/v1/introductions/${introductionId}`).expect(200)).body
const answersIn = async (introductionId: string) =>
  (await view(introductionId)).sides.map(
    (side: { answer: { answer: string } | null }) => side.answer?.answer ?? null,
  )
const shownIn = (introductionId: string) =>
  house.db.sqlite
    .prepare('select organisation_id as organisationId, shown, at from consents where introduction_id = ?')
    .all(introductionId) as { organisationId: string; shown: string; at: string }[]

describe('a round that one structure refused', () => {
  it('leaves the yes of the others standing: the next one introduces those who stay, without asking them again', async () => {
    const { id } = await pooling(5)
    const first = await round(id)
    for (const at of [0, 1, 2, 3]) await say(at, first, 'yes').expect(200)
    await say(4, first, 'no', { reason: 'Contrat en cours' }).expect(200)
    expect(await synergy(id)).toMatchObject({ stage: 'validated', partyCount: 4 })
    const second = await ask(id).expect(201)
    expect(second.body).toMatchObject({ state: 'introduced', sides: { length: 4 } })
    expect(await synergy(id)).toMatchObject({ stage: 'introduced', partyCount: 4 })
    const kept = shownIn(second.body.id)
    expect(kept.map(({ organisationId }) => organisationId).sort()).toEqual(
      people
        .slice(0, 4)
        .map(({ organisationId }) => organisationId)
        .sort(),
    )
    // Each consent is of the day it was given, to showing what this round shows.
    const before = shownIn(first)
    for (const { organisationId, shown, at } of kept)
      expect(before.find((one) => one.organisationId === organisationId)).toMatchObject({ shown, at })
    expect(journalOf(house, second.body.id).map(({ action }) => action)).toEqual([
      ...Array.from({ length: 4 }, () => ['introduction.opened', 'introduction.consent-kept']).flat(),
      'introduction.introduced',
    ])
  })

  it('asks those alone who had not agreed', async () => {
    const { id } = await pooling(4)
    const first = await round(id)
    await say(0, first, 'yes', { withheld: ['price'] }).expect(200)
    await say(1, first, 'later').expect(200)
    await say(3, first, 'no').expect(200)
    const mails = () => house.db.sqlite.prepare('select count(*) as n from mails').get() as { n: number }
    const before = mails().n
    const second = await round(id)
    expect(await answersIn(second)).toEqual(['yes', null, null])
    expect((await view(second)).sides[0].answer.withheld).toEqual(['price'])
    expect(mails().n - before).toBe(2)
    await say(0, second, 'withdrawn').expect(200)
    for (const at of [1, 2]) await say(at, second, 'yes').expect(200)
    expect((await view(second)).state).toBe('asked')
    await say(0, second, 'yes').expect(200)
    expect((await view(second)).state).toBe('introduced')
  })

  it('lets a yes be taken back before the next one, which then asks', async () => {
    const { id } = await pooling(3)
    const first = await round(id)
    await say(0, first, 'yes').expect(200)
    await say(1, first, 'yes').expect(200)
    await say(2, first, 'no').expect(200)
    for (const late of ['yes', 'no', 'later']) expectProblem(await say(0, first, late), 'conflict')
    expectProblem(await say(2, first, 'withdrawn'), 'conflict')
    const own = (await people[0]?.agent.get(`/api/v1/introductions/${first}`))?.body.sides[0]
    expect(own).toMatchObject({ canAnswer: true, preview: null, answer: { answer: 'yes' } })
    await say(0, first, 'withdrawn').expect(200)
    expect(await answersIn(await round(id))).toEqual([null, 'yes'])
  })

  it('asks again whoever would show something else', async () => {
    const { id, flowIds } = await pooling(3)
    const first = await round(id)
    for (const at of [0, 1]) await say(at, first, 'yes').expect(200)
    await say(2, first, 'no').expect(200)
    await as.facilitator
      .patch(`/api/v1/flows/${flowIds[0]}`)
      .send({ label: 'Gardiennage de jour' })
      .expect(200)
    expect(await answersIn(await round(id))).toEqual([null, 'yes'])
  })

  it('asks all again once somebody else, or another flow, came to it', async () => {
    const { id } = await pooling(3)
    const first = await round(id)
    for (const at of [0, 1]) await say(at, first, 'yes').expect(200)
    await say(2, first, 'no').expect(200)
    await as.facilitator
      .post(`/api/v1/synergies/${id}/parties`)
      .send({ flowId: needOf(3) })
      .expect(201)
    expect(await answersIn(await round(id))).toEqual([null, null, null])

    const other = await pooling(3)
    const asked = await round(other.id)
    for (const at of [0, 1]) await say(at, asked, 'yes').expect(200)
    await say(2, asked, 'no').expect(200)
    await as.facilitator
      .post(`/api/v1/synergies/${other.id}/parties`)
      .send({ flowId: needOf(1) })
      .expect(201)
    expect(await answersIn(await round(other.id))).toEqual([null, null])
  })
})

describe('a round that a structure left, or that a flow was taken out of', () => {
  it('is over: nobody is shown to one who is gone, and a new round takes over', async () => {
    const { id } = await pooling(3)
    const first = await round(id)
    for (const at of [0, 1]) await say(at, first, 'yes').expect(200)
    const { parties } = await synergy(id)
    const gone = parties.find(
      ({ organisation }: { organisation: { id: string } }) => organisation.id === people[2]?.organisationId,
    )
    const left = { reason: 'timing', note: 'Reprend contact après les vendanges.' }
    await as.facilitator.post(`/api/v1/synergies/${id}/parties/${gone.id}/leave`).send(left).expect(204)
    expect((await view(first)).state).toBe('lapsed')
    expectProblem(await say(2, first, 'yes'), 'conflict', { detail: /retiré/ })
    const second = (await ask(id).expect(201)).body
    expect(second).toMatchObject({ state: 'introduced', sides: { length: 2 } })
    expectProblem(
      await (people[2] as (typeof people)[number]).agent.get(`/api/v1/synergies/${id}`),
      'not-found',
    )
    const after = (await synergy(id)).parties.find((one: { id: string }) => one.id === gone.id)
    expect(after).toMatchObject({ leftReason: 'timing', leftNote: left.note })
    const seen = await people[0]?.agent.get(`/api/v1/synergies/${id}`).expect(200)
    expect(JSON.stringify(seen?.body)).not.toContain('vendanges')
  })
})

describe('the note of what has no step of its own', () => {
  it('is kept with the validation that asking implies, and refused where nothing is validated', async () => {
    const stockId = house.flow({
      ...{ organisationId: people[0]?.organisationId ?? '', kind: 'stock', label: 'Lactosérum doux' },
    })
    const needId = house.flow({
      ...{ organisationId: people[1]?.organisationId ?? '', kind: 'need', label: 'Petit-lait pour porcs' },
    })
    const note = 'Vu ensemble à l’atelier.'
    const opened = await as.facilitator
      .post('/api/v1/introductions')
      .send({ stockId, needId, note })
      .expect(201)
    const { history } = await synergy(opened.body.synergyId)
    expect(history.map((step: { to: string; note: string | null }) => [step.to, step.note])).toEqual([
      ['proposed', null],
      ['validated', note],
    ])
    const { id } = await pooling(2)
    expectProblem(
      await as.facilitator.post(`/api/v1/synergies/${id}/introduction`).send({ note }),
      'invalid-input',
      { detail: /déjà validée/ },
    )
  })
})
