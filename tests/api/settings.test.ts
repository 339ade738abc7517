import { describe, expect, it } from 'vitest'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({
  member: ['member'],
  facilitator: ['facilitator'],
  authority: ['authority'],
  administrator: ['administrator'],
}))

describe('GET /settings', () => {
  it('is refused to all but the administrator', async () => {
    expectStranger(await as.anonymous.get('/api/v1/settings'))
    for (const person of [as.member, as.facilitator, as.authority])
      expectProblem(await person.get('/api/v1/settings'), 'forbidden')
  })

  it('tells what each setting is without a choice', async () => {
    const { body } = await as.administrator.get('/api/v1/settings').expect(200)
    expect(body).toMatchObject({ anonymityThreshold: 3 })
  })
})

describe('PATCH /settings', () => {
  it('is refused to all but the administrator', async () => {
    expectStranger(await house.stranger().patch('/api/v1/settings').send({ anonymityThreshold: 5 }))
    for (const person of [as.member, as.facilitator, as.authority])
      expectProblem(await person.patch('/api/v1/settings').send({ anonymityThreshold: 5 }), 'forbidden')
  })

  it('refuses what is out of bounds or unknown, and changes nothing', async () => {
    for (const body of [{ anonymityThreshold: 1 }, { anonymityThreshold: 2.5 }, { unknown: 1 }])
      expectProblem(await as.administrator.patch('/api/v1/settings').send(body), 'invalid-input')
    const { body } = await as.administrator.get('/api/v1/settings').expect(200)
    expect(body.anonymityThreshold).toBe(3)
  })

  it('keeps both values in the journal, and nothing when nothing changes', async () => {
    const { body } = await as.administrator
      .patch('/api/v1/settings')
      .send({ anonymityThreshold: 4 })
      .expect(200)
    expect(body.anonymityThreshold).toBe(4)
    await as.administrator.patch('/api/v1/settings').send({ anonymityThreshold: 4 }).expect(200)
    expect(journalOf(house, 'anonymityThreshold')).toHaveLength(1)
    await as.administrator.patch('/api/v1/settings').send({ anonymityThreshold: 3 }).expect(200)
  })
})
