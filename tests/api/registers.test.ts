import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyResult, geocoded, json, registerServer } from '../support/register-server.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { sharedHouse } from './house.ts'

const SIRET = '73282932000074'
const { house, as } = sharedHouse(({ organisation }) => ({
  member: ['member', { organisationId: organisation(), role: 'member' }],
  facilitator: ['facilitator'],
  administrator: ['administrator'],
}))

const companies = { server: {} as Awaited<ReturnType<typeof registerServer>> }
const places = { server: {} as Awaited<ReturnType<typeof registerServer>> }
beforeAll(async () => {
  companies.server = await registerServer(json(companyResult(SIRET)))
  places.server = await registerServer(json(geocoded()))
})
afterAll(async () => {
  await companies.server.close()
  await places.server.close()
})
const turn = (on: boolean) =>
  as.administrator
    .patch('/api/v1/settings')
    .send({
      companyRegisterUrl: on ? companies.server.url : '',
      geocoderUrl: on ? places.server.url : '',
    })
    .expect(200)

describe('GET /registers', () => {
  it('tells anyone that no register is asked until an administrator says which', async () => {
    expect((await as.anonymous.get('/api/v1/registers').expect(200)).body).toEqual({
      companies: false,
      places: false,
    })
    await turn(true)
    expect((await as.anonymous.get('/api/v1/registers')).body).toEqual({ companies: true, places: true })
    await turn(false)
  })

  it('takes no address that is neither encrypted nor on this machine', async () => {
    for (const url of ['http://exemple.fr', 'ftp://exemple.fr', 'https://moi:secret@exemple.fr', 'exemple'])
      expectProblem(
        await as.administrator.patch('/api/v1/settings').send({ companyRegisterUrl: url }),
        'invalid-input',
        { pointers: ['/companyRegisterUrl'] },
      )
  })
})

describe('GET /registers/companies/:siret', () => {
  it('says that nobody is asked', async () => {
    const { body } = await as.facilitator.get(`/api/v1/registers/companies/${SIRET}`).expect(200)
    expect(body).toEqual({ state: 'off', readAt: null, isStale: false, company: null })
  })

  it('refuses a number that is no SIRET without asking anybody', async () => {
    await turn(true)
    const before = companies.server.asked.length
    expectProblem(await as.facilitator.get('/api/v1/registers/companies/123'), 'invalid-input', {
      pointers: ['/siret'],
    })
    expect(companies.server.asked).toHaveLength(before)
    await turn(false)
  })

  it('answers who fills in a registration, and a facilitator from what is kept', async () => {
    await turn(true)
    const path = `/api/v1/registers/companies/${SIRET}`
    for (const person of [as.anonymous, as.member, as.facilitator])
      expect((await person.get(path).expect(200)).body).toMatchObject({
        state: 'found',
        company: { name: 'FROMAGERIE DU PRE', isClosed: false },
      })
    const before = companies.server.asked.length
    await as.facilitator.get(path).expect(200)
    expect(companies.server.asked).toHaveLength(before)
    await as.member.get(path).expect(200)
    expect(companies.server.asked).toHaveLength(before + 1)
    await turn(false)
  })
})

describe('GET /registers/places', () => {
  it('is refused to a stranger', async () => {
    expectStranger(await as.anonymous.get('/api/v1/registers/places?q=12+rue'))
  })

  it('proposes places, and asks for enough words', async () => {
    await turn(true)
    const { body } = await as.member.get('/api/v1/registers/places').query({ q: '12 rue du Pré' }).expect(200)
    expect(body.items).toMatchObject([{ communeCode: '32013', lat: 43.646, lng: 0.586 }])
    expectProblem(await as.member.get('/api/v1/registers/places?q=a'), 'invalid-input', { pointers: ['/q'] })
    await turn(false)
  })
})

describe('POST /membership-requests/:id/confirm', () => {
  it('completes a new structure with what the register said while the request was looked at', async () => {
    await turn(true)
    const { accounts, people, organisations } = house.rooms
    const user = { email: 'ana@test.example', name: 'Ana', role: 'member' as const }
    const { id: userId } = accounts.insert(user, null, 'test')
    const asked = {
      siret: SIRET,
      structureName: 'La Fromagerie',
      communeCode: null,
      jobTitle: null,
      purpose: null,
    }
    people.requests.make(userId, asked)
    await as.facilitator.get(`/api/v1/registers/companies/${SIRET}`).expect(200)
    const [request] = people.requests.ofPerson(userId)
    await as.facilitator
      .post(`/api/v1/membership-requests/${request?.id}/confirm`)
      .send({ role: 'manager', create: { name: 'La Fromagerie', kind: 'company' } })
      .expect(204)
    expect(organisations.recordBySiret(SIRET)).toMatchObject({
      ...{ name: 'La Fromagerie', nafCode: '10.51C', headcountBand: '20-49' },
      sites: [{ address: '12 RUE DU PRE', communeName: 'Auch', placedBy: 'declared' }],
    })
    await turn(false)
  })
})

describe('GET /privacy', () => {
  it('names the registers that are asked, as soon as they are', async () => {
    const hosts = async () => {
      const { body } = await as.anonymous.get('/api/v1/privacy')
      return [body.companyRegisterHost, body.geocoderHost]
    }
    expect(await hosts()).toEqual([null, null])
    await turn(true)
    expect(await hosts()).toEqual([new URL(companies.server.url).host, new URL(places.server.url).host])
    await turn(false)
  })
})
