import { beforeAll, describe, expect, it } from 'vitest'
import { type Agent, sharedHouse } from './house.ts'

const ids = { dairy: '', farm: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.dairy = organisation({ name: 'Fromagerie du Gers' })
  ids.farm = organisation({ name: 'Élevage de la Baïse' })
  return {
    facilitator: ['facilitator'],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
    farm: ['member', { organisationId: ids.farm, role: 'manager' }],
  }
})
const ownerId = { value: '' }
beforeAll(async () => {
  ownerId.value = (await as.facilitator.get('/api/v1/session').expect(200)).body.user.id
})

async function takenUp(): Promise<string> {
  const flow = (organisationId: string, kind: 'stock' | 'need', label: string) =>
    house.flow({ organisationId, kind, label })
  const parties = [
    { flowId: flow(ids.dairy, 'stock', 'Lactosérum doux') },
    { flowId: flow(ids.farm, 'need', 'Petit-lait pour porcs') },
  ]
  return (await as.facilitator.post('/api/v1/synergies').send({ kind: 'substitution', parties }).expect(201))
    .body.id
}
const noticesAbout = (id: string, kind: string) =>
  house.db.sqlite
    .prepare('select user_id as userId, params from notices where path = ? and kind = ? order by rowid')
    .all(`/synergies/${id}`, kind) as { userId: string; params: string }[]
const days = (n: number, work: () => Promise<unknown>) => house.clock.later(24 * n, work)
const silence = () => house.rooms.synergies.followUp.daily()

describe('a synergy without news', () => {
  it('is told about to who follows it at nine days and at twenty-one, once each, and then marked', async () => {
    const id = await takenUp()
    const told = () => noticesAbout(id, 'synergy-reminder').map(({ params }) => JSON.parse(params).days)
    await days(11, silence)
    expect(told()).toEqual([])
    await days(12, silence)
    await days(13, silence)
    expect(told()).toEqual(['9'])
    await days(24, silence)
    await days(25, silence)
    expect(told()).toEqual(['9', '21'])
    await days(48, async () => {
      await silence()
      expect(told()).toEqual(['9', '21', '45'])
      const [row] = house.rooms.synergies.life
        .list(
          { userId: 'x', name: 'X', role: 'administrator', memberships: [], portfolio: null },
          { followUp: 'unfollowed', limit: 50, offset: 0 },
        )
        .items.filter((one) => one.id === id)
      expect(row?.followUp).toEqual({ state: 'unfollowed', days: 45 })
    })
    expect(noticesAbout(id, 'synergy-reminder').every(({ userId }) => userId === ownerId.value)).toBe(true)
  })

  it('is left alone while an action is to come, and starts again at each news', async () => {
    const id = await takenUp()
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
    await as.facilitator
      .patch(`/api/v1/synergies/${id}`)
      .send({ nextAction: 'Visite', nextActionOn: day(30) })
      .expect(200)
    await days(29, silence)
    expect(noticesAbout(id, 'synergy-reminder')).toEqual([])
    await days(41, silence)
    expect(noticesAbout(id, 'synergy-reminder')).toHaveLength(1)
  })
})

describe('a step of a synergy', () => {
  it('is told to its structures, once introduced, each about its own flow, and not to the author', async () => {
    const id = await takenUp()
    const { body } = await as.facilitator.post(`/api/v1/synergies/${id}/introduction`).send({}).expect(201)
    const yes = (agent: Agent, organisationId: string) =>
      agent
        .post(`/api/v1/introductions/${body.id}/answers`)
        .send({ organisationId, answer: 'yes' })
        .expect(200)
    await yes(as.dairy, ids.dairy)
    await yes(as.farm, ids.farm)
    expect(noticesAbout(id, 'synergy-stage')).toEqual([])
    await as.facilitator
      .post(`/api/v1/synergies/${id}/steps`)
      .send({ from: 'introduced', to: 'study', note: 'Confidentiel' })
      .expect(200)
    const labels = noticesAbout(id, 'synergy-stage').map(({ params }) => JSON.parse(params).label)
    expect(labels.sort()).toEqual(['Lactosérum doux', 'Petit-lait pour porcs'])
  })
})
