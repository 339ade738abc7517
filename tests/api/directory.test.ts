import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { mill: '', dairy: '', silent: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.mill = organisation({
    ...{ name: 'Moulin de Pavie', nafCode: '10.61A', headcountBand: '10-19' },
    sites: [{ communeName: 'Pavie', lat: 43.61, lng: 0.59 }],
    contacts: [{ name: 'Ana Cachée', email: 'ana@moulin.example' }],
  })
  ids.dairy = organisation({ name: 'Fromagerie', nafCode: '10.51C', sites: [{ communeName: 'Auch' }] })
  ids.silent = organisation({ name: 'Atelier discret', nafCode: '16.10A' })
  return {
    mill: ['member', { organisationId: ids.mill, role: 'manager' }],
    employee: ['member', { organisationId: ids.mill, role: 'member' }],
    dairy: ['member', { organisationId: ids.dairy, role: 'manager' }],
    silent: ['member', { organisationId: ids.silent, role: 'manager' }],
    facilitator: ['facilitator'],
    authority: ['authority'],
    waiting: ['member'],
  }
})
const entryOf = (id: string) => `/api/v1/organisations/${id}/directory-entry`
const choose = (agent: Agent, id: string, input: object) =>
  agent.put(entryOf(id)).send({ isListed: true, ...input })
const whole = {
  ...{ website: 'https://moulin.example', presentation: 'Farines du Gers', contactName: 'Standard' },
  ...{ contactEmail: 'standard@moulin.example', contactPhone: '05 62 00 00 00' },
}
const found = async (query = '', agent: Agent = as.dairy) =>
  (await agent.get(`/api/v1/directory${query}`).expect(200)).body.items as {
    id: string
    name: string
    [field: string]: unknown
  }[]
const names = async (query = '', agent?: Agent) => (await found(query, agent)).map(({ name }) => name)
const pavie = () => house.rooms.organisations.recordsOf([ids.mill]).get(ids.mill)?.sites[0]?.communeCode

beforeAll(async () => {
  await choose(as.mill, ids.mill, { ...whole, shown: [] }).expect(200)
})

describe('GET /directory', () => {
  it('is refused to an anonymous, and empty for who belongs to no structure yet', async () => {
    expectStranger(await as.anonymous.get('/api/v1/directory'))
    expect(await found('', as.waiting)).toEqual([])
  })

  it('names nobody who did not agree, whatever their flows', async () => {
    house.flow({ organisationId: ids.silent, kind: 'stock', label: 'Copeaux', visibility: 'network' })
    for (const agent of [as.dairy, as.facilitator, as.authority])
      expect(await names('', agent)).toEqual(['Moulin de Pavie'])
  })

  it('shows what was chosen and nothing else, and no filter tells the rest', async () => {
    await choose(as.mill, ids.mill, { ...whole, shown: [] }).expect(200)
    const hidden = JSON.stringify(await found())
    for (const word of [
      '"communeName":"P',
      'Farines',
      'Standard',
      'moulin.example',
      '43.6',
      '10-19',
      'Ana',
      '10.61',
    ])
      expect(hidden).not.toContain(word)
    for (const query of ['?q=farines', '?sector=agrifood', `?commune=${pavie()}`, '?q=ana'])
      expect(await names(query), query).toEqual([])
    await choose(as.mill, ids.mill, { ...whole, shown: ['activity', 'commune'] }).expect(200)
    const [entry] = await found(`?sector=agrifood&commune=${pavie()}`)
    expect(entry).toMatchObject({ communeName: 'Pavie', sector: 'agrifood', isExact: false, contact: null })
    expect(entry?.point).not.toEqual({ lat: 43.61, lng: 0.59 })
    await choose(as.mill, ids.mill, { ...whole, shown: ['place', 'contact', 'presentation'] }).expect(200)
    expect((await found('?q=farines'))[0]).toMatchObject({
      ...{ isExact: true, point: { lat: 43.61, lng: 0.59 }, website: null, activityLabel: null },
      contact: { name: 'Standard', email: 'standard@moulin.example', phone: '05 62 00 00 00' },
    })
  })

  it('finds by what is offered by name; an anonymised or hidden stock is nobody’s there', async () => {
    const stock = (visibility: 'facilitators' | 'anonymised' | 'network') =>
      house.flow({ organisationId: ids.mill, kind: 'stock', label: 'Son', family: 'material', visibility })
    stock('facilitators')
    stock('anonymised')
    for (const agent of [as.dairy, as.facilitator, as.mill]) {
      expect(await names('?family=material', agent)).toEqual([])
      expect((await found('', agent))[0]?.families).toEqual([])
    }
    stock('network')
    expect(await names('?family=material')).toEqual(['Moulin de Pavie'])
  })
})

describe('GET /directory/:id', () => {
  it('is refused to an anonymous; a structure that is not listed is a 404, as one that never was', async () => {
    const path = (id: string) => `/api/v1/directory/${id}`
    expectStranger(await as.anonymous.get(path(ids.mill)))
    for (const agent of [as.dairy, as.facilitator, as.authority]) {
      const refused = await agent.get(path(ids.silent))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await agent.get(path('01aaaaaaaaaaaaaaaaaa')))
    }
    expectProblem(await as.waiting.get(path(ids.mill)), 'not-found')
  })

  it('gives its flows that are open by name, and no other', async () => {
    const label = (name: string, visibility: 'anonymised' | 'network') =>
      house.flow({ organisationId: ids.mill, kind: 'need', label: name, visibility })
    label('Palettes cachées', 'anonymised')
    const open = label('Sacs ouverts', 'network')
    for (const agent of [as.dairy, as.facilitator]) {
      const { body } = await agent.get(`/api/v1/directory/${ids.mill}`).expect(200)
      expect(body.flows.map((flow: { id: string }) => flow.id)).toContain(open)
      expect(JSON.stringify(body)).not.toContain('cachées')
    }
  })
})

describe('GET /organisations/:id/directory-entry', () => {
  it('is refused to an anonymous and to strangers; off until somebody chose', async () => {
    expectStranger(await as.anonymous.get(entryOf(ids.silent)))
    for (const agent of [as.dairy, as.authority])
      expectProblem(await agent.get(entryOf(ids.silent)), 'not-found')
    const { body } = await as.silent.get(entryOf(ids.silent)).expect(200)
    expect(body).toMatchObject({ isListed: false, shown: [], agreedAt: null, can: { change: true } })
    expect((await as.facilitator.get(entryOf(ids.silent)).expect(200)).body.can.change).toBe(false)
  })
})

describe('PUT /organisations/:id/directory-entry', () => {
  it('is for who manages the structure alone: neither its members nor its facilitators', async () => {
    expectStranger(await choose(as.anonymous, ids.mill, {}))
    expectProblem(await choose(as.dairy, ids.mill, {}), 'not-found')
    expectProblem(await choose(as.employee, ids.mill, {}), 'forbidden')
    expectProblem(await choose(as.facilitator, ids.mill, {}), 'not-found')
    for (const website of ['javascript:alert(1)', 'https://moi:secret@moulin.example', 'moulin'])
      expectProblem(await choose(as.mill, ids.mill, { website }), 'invalid-input', { pointers: ['/website'] })
  })

  it('goes at once, by choice or when the structure leaves, and the journal tells it', async () => {
    await choose(as.dairy, ids.dairy, { shown: ['commune'] }).expect(200)
    expect(await names()).toContain('Fromagerie')
    await choose(as.dairy, ids.dairy, { isListed: false }).expect(200)
    expect(await names()).not.toContain('Fromagerie')
    await choose(as.dairy, ids.dairy, {}).expect(200)
    expect(journalOf(house, ids.dairy).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['directory.listed', 'directory.unlisted']),
    )
    await as.facilitator.post(`/api/v1/organisations/${ids.dairy}/closing`).send({ how: 'close' }).expect(200)
    expect(await names('', as.mill)).not.toContain('Fromagerie')
    const kept = house.db.sqlite
      .prepare('select count(*) from directory_entries where organisation_id = ?')
      .pluck()
      .get(ids.dairy)
    expect(kept).toBe(0)
  })
})

describe('GET /exports/directory', () => {
  it('is refused to an anonymous; holds what is shown and nothing else', async () => {
    expectStranger(await as.anonymous.get('/api/v1/exports/directory'))
    await choose(as.mill, ids.mill, { ...whole, shown: ['commune'] }).expect(200)
    const csv = (await as.facilitator.get('/api/v1/exports/directory?format=csv').expect(200)).text
    expect(csv).toContain('Moulin de Pavie')
    for (const word of ['standard@', 'Farines', 'Ana', 'discret']) expect(csv).not.toContain(word)
    const places = await as.facilitator.get('/api/v1/exports/directory?format=geojson').expect(200)
    expect(JSON.stringify(places.body ?? places.text)).not.toContain('43.61')
  })
})
