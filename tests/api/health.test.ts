import { describe, expect, it } from 'vitest'
import { expectProblem } from './expect-problem.ts'
import { openHouse, sharedHouse } from './house.ts'

const { as } = sharedHouse(() => ({}))

describe('GET /health/live', () => {
  it('answers anyone, without a session', async () => {
    const response = await as.anonymous.get('/health/live').expect(200)
    expect(response.body).toEqual({ status: 'ok' })
  })

  it('still answers when the database is closed: the process lives', async () => {
    const house = await openHouse()
    house.db.sqlite.close()
    expect((await house.anonymous.get('/health/live')).body).toEqual({ status: 'ok' })
    await house.close()
  })
})

describe('GET /health/ready', () => {
  it('answers anyone, without a session', async () => {
    const response = await as.anonymous.get('/health/ready').expect(200)
    expect(response.body).toEqual({ status: 'ok' })
  })

  it('turns to 503 when the database is closed', async () => {
    const house = await openHouse()
    house.db.sqlite.close()
    expectProblem(await house.anonymous.get('/health/ready'), 'not-ready')
    await house.close()
  })
})
