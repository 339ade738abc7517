import { describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { countRows, journalOf, sharedHouse } from './house.ts'

let own = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({
    name: 'Moulin de Roquebrane',
    nafCode: '10.61A',
    notes: 'Ne pas appeler le lundi.',
    sites: [site({ communeName: 'Pavie', address: '1 impasse de la Roue', lat: 43.6098, lng: 0.5843 })],
    contacts: [{ name: 'Hélène Dastugue', email: 'helene@roquebrane.example', phone: '05 36 49 05 76' }],
  })
  return {
    facilitator: ['facilitator'],
    administrator: ['administrator'],
    authority: ['authority'],
    member: ['member', { organisationId: own, role: 'member' }],
    manager: ['member', { organisationId: own, role: 'manager' }],
  }
})

function site(given: object) {
  const nothing = {
    siret: null,
    label: null,
    address: null,
    postalCode: null,
    communeCode: null,
    communeName: null,
  }
  return { ...nothing, lat: null, lng: null, ...given }
}

/** SIREN that pass Luhn, each used once: fictional ones, as in the demonstration. */
let serial = 100
function newSiren(): string {
  for (;;) {
    const digits = `000${String(++serial).padStart(6, '0')}`
    const sum = [...digits].reduce((total, digit, i) => {
      const weighted = Number(digit) * (i % 2 === 1 ? 2 : 1)
      return total + (weighted > 9 ? weighted - 9 : weighted)
    }, 0)
    if (sum % 10 === 0) return digits
  }
}

describe('GET /territory', () => {
  it('names the 34 communes to anyone, each with its centre', async () => {
    const { body } = await as.anonymous.get('/api/v1/territory').expect(200)
    expect(body.name).toBe('Grand Auch Cœur de Gascogne')
    expect(body.communes).toHaveLength(34)
    expect(body.communes.find(({ name }: { name: string }) => name === 'Auch')).toEqual({
      code: '32013',
      name: 'Auch',
      population: 22428,
      lat: 43.6533,
      lng: 0.5749,
    })
  })
})

describe('GET /communes', () => {
  const names = async (q: string) =>
    (await as.member.get('/api/v1/communes').query({ q }).expect(200)).body.items.map(
      ({ name }: { name: string }) => name,
    )

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/communes?q=auch'))
  })

  it('finds by the beginning of the name, the territory first, whatever the accents and hyphens', async () => {
    expect((await names('auch'))[0]).toBe('Auch')
    expect(await names('CASTERA verd')).toEqual(['Castéra-Verduzan'])
    expect((await names('st jean pout'))[0]).toBe('Saint-Jean-Poutge')
  })

  it('finds by postal code', async () => {
    expect(await names('32000')).toEqual(['Auch'])
  })

  it('proposes nothing for nothing, and twelve at most', async () => {
    expect(await names('')).toEqual([])
    expect(await names('nullepart-sur-rien')).toEqual([])
    expect(await names('sa')).toHaveLength(12)
  })

  it('refuses a text longer than any name', async () => {
    expectProblem(await as.member.get('/api/v1/communes').query({ q: 'x'.repeat(61) }), 'invalid-input', {
      pointers: ['/q'],
    })
  })
})

describe('GET /organisations', () => {
  const list = async (agent: typeof as.member, query: object = {}) =>
    (await agent.get('/api/v1/organisations').query(query).expect(200)).body

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/organisations'))
  })

  it('shows a member its own structures alone, with their flows counted', async () => {
    house.organisation({ name: 'Voisine inconnue' })
    house.flow({ organisationId: own, kind: 'stock', label: 'Son de blé' })
    const body = await list(as.member)
    expect(body.total).toBe(1)
    expect(body.items[0]).toMatchObject({
      id: own,
      name: 'Moulin de Roquebrane',
      nafCode: '10.61A',
      communeName: 'Pavie',
      needCount: 0,
    })
    expect(body.items[0].stockCount).toBeGreaterThanOrEqual(1)
    expect(body.items[0].activityLabel).toMatch(/\p{L}/u)
    expect(await list(as.member, { q: 'Voisine' })).toEqual({ total: 0, items: [] })
  })

  it('shows all to facilitators and to the authority, without notes or contacts', async () => {
    const name = 'Sellerie Montagnac'
    house.organisation({ name, notes: 'Secret', contacts: [{ name: 'Ana', email: null, phone: null }] })
    for (const agent of [as.facilitator, as.administrator, as.authority]) {
      const body = await list(agent, { q: name })
      expect(body.items.map((item: { name: string }) => item.name)).toEqual([name])
      expect(JSON.stringify(body)).not.toMatch(/Secret|Ana/)
    }
  })

  it('searches names, communes and SIREN, sorts by name, and pages without losing the total', async () => {
    const siren = newSiren()
    for (const name of ['Zinguerie Caubet', 'Zinguerie Abadie', 'Zinguerie Bordes'])
      house.organisation({
        name,
        kind: 'association',
        siren: name.endsWith('Caubet') ? siren : null,
        sites: [site({ communeName: 'Lavardens' })],
      })
    const named = await list(as.facilitator, { q: 'zinguerie', limit: 2, offset: 1 })
    expect([named.total, named.items.map((item: { name: string }) => item.name)]).toEqual([
      3,
      ['Zinguerie Bordes', 'Zinguerie Caubet'],
    ])
    expect((await list(as.facilitator, { q: siren })).items[0].name).toBe('Zinguerie Caubet')
    expect((await list(as.facilitator, { q: 'Lavard' })).total).toBe(3)
    expect((await list(as.facilitator, { q: 'zinguerie', kind: 'company' })).total).toBe(0)
  })

  it('searches names whatever the accents and capitals, as people type', async () => {
    house.organisation({ name: 'Élevage de Béarnès' })
    expect((await list(as.facilitator, { q: 'elevage de bearnes' })).total).toBe(1)
    expect((await list(as.facilitator, { q: 'ÉLEVAGE DE' })).total).toBe(1)
    expect((await list(as.facilitator, { q: '%' })).total, 'a percent sign is a character').toBe(0)
  })

  it('says which value of the address is wrong', async () => {
    const wrong = await as.member.get('/api/v1/organisations?limit=0&offset=-1&kind=sarl')
    expectProblem(wrong, 'invalid-input', { pointers: ['/kind', '/limit', '/offset'] })
    expectProblem(await as.member.get('/api/v1/organisations?limit=douze'), 'invalid-input', {
      pointers: ['/limit'],
    })
  })
})

describe('POST /organisations', () => {
  const create = (body: object) => as.facilitator.post('/api/v1/organisations').send(body)

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.post('/api/v1/organisations').send({ name: 'A', kind: 'company' }))
  })

  it.each(['member', 'manager', 'authority'] as const)(
    'is refused to %s, and writes nothing',
    async (who) => {
      const before = countRows(house, 'organisations')
      expectProblem(
        await as[who].post('/api/v1/organisations').send({ name: 'A', kind: 'company' }),
        'forbidden',
      )
      expect(countRows(house, 'organisations')).toBe(before)
    },
  )

  it('registers a structure with its site placed at the centre of its commune, and tells the journal who', async () => {
    const siren = newSiren()
    const { body } = await create({
      name: '  Scierie du Bédat ',
      kind: 'company',
      siren: siren.replace(/(...)(?=.)/g, '$1 '),
      sites: [{ communeName: 'castera verduzan', postalCode: '32410' }],
      contacts: [{ name: 'Ana Lafitte', email: 'ana@bedat.example' }],
    }).expect(201)
    expect(body).toMatchObject({
      name: 'Scierie du Bédat',
      siren,
      communeName: 'Castéra-Verduzan',
      stockCount: 0,
      needCount: 0,
      isDemo: false,
      can: { edit: true, declare: true },
    })
    expect(body.sites).toMatchObject([
      { communeCode: '32083', lat: 43.8015, lng: 0.4338, placedBy: 'commune' },
    ])
    expect(body.contacts).toMatchObject([{ name: 'Ana Lafitte', email: 'ana@bedat.example', phone: null }])
    const me = (await as.facilitator.get('/api/v1/session')).body.user.id
    expect(journalOf(house, body.id)).toEqual([{ action: 'organisation.created', actorId: me }])
    expect((await as.facilitator.get(`/api/v1/organisations/${body.id}`).expect(200)).body).toEqual(body)
  })

  it('keeps the place that was declared', async () => {
    const { body } = await create({
      name: 'Atelier',
      kind: 'company',
      sites: [{ communeName: 'Auch', lat: 43.66, lng: 0.58 }],
    }).expect(201)
    expect(body.sites[0]).toMatchObject({ lat: 43.66, lng: 0.58, placedBy: 'declared' })
  })

  it('keeps the sites in the order given: the first is where the structure is', async () => {
    for (let i = 0; i < 8; i++) {
      const sites = [{ communeName: 'Auch' }, { communeName: 'Pavie' }, { communeName: 'Duran' }]
      const { body } = await create({ name: `Ordre ${i}`, kind: 'public', sites }).expect(201)
      expect(body.communeName).toBe('Auch')
      expect(body.sites.map((row: { communeName: string }) => row.communeName)).toEqual([
        'Auch',
        'Pavie',
        'Duran',
      ])
    }
  })

  it('refuses a SIREN or a SIRET already registered, and keeps nothing of the second structure', async () => {
    const siren = newSiren()
    await create({ name: 'Première', kind: 'company', siren }).expect(201)
    const before = countRows(house, 'organisations')
    expectProblem(await create({ name: 'Seconde', kind: 'company', siren }), 'conflict', {
      detail: new RegExp(siren),
    })
    const sites = [{ siret: '00037999000013', communeName: 'Preignan' }]
    await create({ name: 'Silos', kind: 'company', sites }).expect(201)
    expectProblem(await create({ name: 'Autres silos', kind: 'company', sites }), 'conflict', {
      detail: /00037999000013/,
    })
    expect(countRows(house, 'organisations')).toBe(before + 1)
  })

  it('says every field to correct, deep ones too', async () => {
    expectProblem(await create({}), 'invalid-input', { pointers: ['/kind', '/name'] })
    const poor = await create({
      name: ' ',
      kind: 'company',
      siren: '123456789',
      nafCode: '1051C',
      headcountBand: 'beaucoup',
      sites: [{ siret: '00037999000014', postalCode: '3200', lat: 91 }],
      contacts: [{ name: 'Ana', email: 'ana' }],
    })
    expectProblem(poor, 'invalid-input', {
      pointers: [
        '/contacts/0/email',
        '/headcountBand',
        '/nafCode',
        '/name',
        '/siren',
        '/sites/0/lat',
        '/sites/0/postalCode',
        '/sites/0/siret',
      ],
    })
    expect(JSON.stringify(poor.body)).toContain('Le nom de la structure manque.')
  })

  it('notices swapped coordinates, and places out of France, on the site that has them', async () => {
    const at = (lat: number, lng: number) =>
      create({ name: 'Loin', kind: 'company', sites: [{ communeName: 'Auch' }, { lat, lng }] })
    expectProblem(await at(0.58, 43.66), 'invalid-input', { detail: /inversées/, pointers: ['/sites/1/lat'] })
    expectProblem(await at(64.1, -21.9), 'invalid-input', {
      detail: /en mer, ou hors de France/,
      pointers: ['/sites/1/lat'],
    })
    expect(house.rooms.organisations.records().some(({ name }) => name === 'Loin')).toBe(false)
  })
})

describe('GET /organisations/:id', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get(`/api/v1/organisations/${own}`))
  })

  it('answers a member of another structure as if it did not exist', async () => {
    const other = house.organisation({ name: 'Voisine' })
    const hidden = await as.member.get(`/api/v1/organisations/${other}`)
    expectProblem(hidden, 'not-found', { detail: /^Structure : introuvable, ou hors de votre accès/ })
    expectSameRefusal(hidden, await as.member.get('/api/v1/organisations/nexistepas'))
  })

  it('shows its own people the whole sheet but the notes of the facilitators', async () => {
    const { body } = await as.member.get(`/api/v1/organisations/${own}`).expect(200)
    expect(body).toMatchObject({
      name: 'Moulin de Roquebrane',
      notes: null,
      can: { edit: false, declare: true },
    })
    expect(body.sites).toMatchObject([{ address: '1 impasse de la Roue', placedBy: 'declared' }])
    expect(body.contacts).toMatchObject([{ name: 'Hélène Dastugue', phone: '05 36 49 05 76' }])
    expect((await as.manager.get(`/api/v1/organisations/${own}`)).body.can).toEqual({
      edit: true,
      declare: true,
      askClosing: true,
    })
  })

  it('shows facilitators everything', async () => {
    const { body } = await as.facilitator.get(`/api/v1/organisations/${own}`).expect(200)
    expect(body).toMatchObject({ notes: 'Ne pas appeler le lundi.', can: { edit: true, declare: true } })
    expect(body.contacts).toHaveLength(1)
  })

  it('shows the authority who it is, nobody’s telephone, and lets it change nothing', async () => {
    const { body, text } = await as.authority.get(`/api/v1/organisations/${own}`).expect(200)
    expect(body).toMatchObject({ name: 'Moulin de Roquebrane', sites: [], contacts: [], notes: null })
    expect(body.can).toEqual({ edit: false, declare: false, askClosing: false })
    expect(text).not.toMatch(/Dastugue|05 36|impasse|lundi/)
  })
})
