import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyResult, json, registerServer } from '../support/register-server.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

let own = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({ name: 'Scierie' })
  return {
    member: ['member', { organisationId: own, role: 'member' }],
    manager: ['member', { organisationId: own, role: 'manager' }],
    neighbour: ['member', { organisationId: organisation(), role: 'manager' }],
    authority: ['authority'],
    facilitator: ['facilitator'],
    administrator: ['administrator'],
  }
})
let register: Awaited<ReturnType<typeof registerServer>>
beforeAll(async () => {
  register = await registerServer(json({}, 503))
})
afterAll(() => register.close())
const turn = (on: boolean) =>
  as.administrator
    .patch('/api/v1/settings')
    .send({ companyRegisterUrl: on ? register.url : '' })
    .expect(200)

/** Numbers that pass their key, each of a test of its own (SIREN 000 37x xxx). */
let serial = 0
function newSiret(): string {
  for (let n = 370000 + 100 * ++serial; ; n++) {
    const siren = String(n).padStart(9, '0')
    if (!luhn(siren)) continue
    for (let nic = 0; nic < 10; nic++) if (luhn(`${siren}0001${nic}`)) return `${siren}0001${nic}`
  }
}
const luhn = (digits: string) =>
  [...digits].reverse().reduce((sum, digit, i) => {
    const doubled = i % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0) %
    10 ===
  0

const sheet = async (agent: Agent, id: string) =>
  (await agent.get(`/api/v1/organisations/${id}`).expect(200)).body
/** The sheet as a form sends it back, with some of it changed. */
async function edited(agent: Agent, id: string, change: object = {}) {
  const { name, kind, siren, nafCode, headcountBand, notes, sites, contacts, updatedAt } = await sheet(
    agent,
    id,
  )
  const open = sites.map(({ placedBy, lat, lng, ...site }: Record<string, unknown>) =>
    placedBy === 'commune' ? site : { ...site, lat, lng },
  )
  return { name, kind, siren, nafCode, headcountBand, notes, sites: open, contacts, updatedAt, ...change }
}
const put = (agent: Agent, id: string, body: object) => agent.put(`/api/v1/organisations/${id}`).send(body)

describe('PUT /organisations/:id', () => {
  it('is refused to a stranger and hidden from all but managers and facilitators', async () => {
    const body = await edited(as.facilitator, own)
    expectStranger(await put(as.anonymous, own, body))
    for (const person of [as.member, as.neighbour, as.authority])
      expectProblem(await put(person, own, body), 'not-found')
    expectProblem(await put(as.facilitator, 'inconnue', body), 'not-found')
  })

  it('changes identity, sites and contacts at once: new ones come, those left out go', async () => {
    const id = house.organisation({
      name: 'Atelier',
      sites: [{ communeName: 'Auch' }, { communeName: 'Pavie', label: 'Dépôt' }],
      contacts: [{ name: 'Ana' }, { name: 'Léo' }],
    })
    const before = await edited(as.facilitator, id)
    const { body } = await put(as.facilitator, id, {
      ...before,
      name: 'Atelier du Gers',
      headcountBand: '10-19',
      sites: [
        { ...before.sites[1], label: 'Grand dépôt' },
        { communeName: 'Duran', lat: 43.67, lng: 0.56 },
      ],
      contacts: [{ ...before.contacts[0], phone: '05 62 00 00 00' }, { name: 'Zoé' }],
    }).expect(200)
    expect(body).toMatchObject({ name: 'Atelier du Gers', headcountBand: '10-19' })
    expect(body.sites).toMatchObject([
      { id: before.sites[1].id, label: 'Grand dépôt', communeName: 'Pavie', placedBy: 'commune' },
      { communeName: 'Duran', communeCode: '32117', placedBy: 'declared', lat: 43.67 },
    ])
    expect(body.contacts).toMatchObject([
      { id: before.contacts[0].id, name: 'Ana', phone: '05 62 00 00 00' },
      { name: 'Zoé' },
    ])
    expect(journalOf(house, id).map(({ action }) => action)).toContain('organisation.updated')
  })

  it('refuses what another wrote over in the meantime', async () => {
    const id = house.organisation()
    const body = await edited(as.facilitator, id)
    await put(as.facilitator, id, { ...body, name: 'Premier' }).expect(200)
    expectProblem(await put(as.administrator, id, { ...body, name: 'Second' }), 'conflict', {
      detail: /rechargez-la/,
    })
    expect((await sheet(as.facilitator, id)).name).toBe('Premier')
  })

  it('keeps the notes of facilitators from a manager, and the numbers that are written', async () => {
    const siret = newSiret()
    house.rooms.organisations.update(own, { siren: siret.slice(0, 9), notes: 'Visite prévue.' }, 'test', {
      site: {
        siret,
        label: null,
        address: null,
        postalCode: null,
        communeCode: '32013',
        communeName: 'Auch',
        lat: null,
        lng: null,
      },
    })
    const body = await edited(as.manager, own)
    expect(body.notes).toBeNull()
    await put(as.manager, own, { ...body, nafCode: '16.10A', notes: 'Tout va bien' }).expect(200)
    expect(await sheet(as.facilitator, own)).toMatchObject({ notes: 'Visite prévue.', nafCode: '16.10A' })
    const again = await edited(as.manager, own)
    expectProblem(await put(as.manager, own, { ...again, siren: null }), 'forbidden', {
      pointers: ['/siren'],
    })
    const [site] = again.sites
    expectProblem(
      await put(as.manager, own, { ...again, sites: [{ ...site, siret: newSiret() }] }),
      'forbidden',
      { pointers: ['/sites/0/siret'] },
    )
  })

  it('points at a number that is taken, or wrong; two sites may exchange theirs', async () => {
    const [first, second, taken] = [newSiret(), newSiret(), newSiret()]
    house.organisation({ siren: taken.slice(0, 9), sites: [{ siret: taken, communeName: 'Auch' }] })
    const id = house.organisation({
      sites: [
        { siret: first, communeName: 'Auch' },
        { siret: second, communeName: 'Pavie' },
      ],
    })
    const body = await edited(as.facilitator, id)
    const [a, b] = body.sites
    const withSites = (...sites: object[]) => put(as.facilitator, id, { ...body, sites })
    expectProblem(await withSites({ ...a, siret: taken }, b), 'conflict', { pointers: ['/sites/0/siret'] })
    expectProblem(await withSites({ ...a, siret: second }, b), 'conflict', { pointers: ['/sites/1/siret'] })
    expectProblem(await withSites({ ...a, siret: '12345678901234' }, b), 'invalid-input', {
      pointers: ['/sites/0/siret'],
    })
    expectProblem(await put(as.facilitator, id, { ...body, siren: taken.slice(0, 9) }), 'conflict', {
      pointers: ['/siren'],
    })
    const { body: exchanged } = await withSites({ ...a, siret: second }, { ...b, siret: first }).expect(200)
    expect(exchanged.sites.map(({ siret }: { siret: string }) => siret)).toEqual([second, first])
  })

  it('says when a place is at sea or swapped, beside the field', async () => {
    const body = await edited(as.facilitator, house.organisation())
    const at = (lat: number, lng: number) =>
      put(as.facilitator, body.sites[0].id, { ...body, sites: [{ ...body.sites[0], lat, lng }] })
    const id = house.organisation()
    const own = await edited(as.facilitator, id)
    const placed = (lat: number, lng: number) =>
      put(as.facilitator, id, { ...own, sites: [{ ...own.sites[0], lat, lng }] })
    expectProblem(await at(43.6, 0.58), 'not-found')
    expectProblem(await placed(45, -4), 'invalid-input', { pointers: ['/sites/0/lat'], detail: /en mer/ })
    expectProblem(await placed(0.58, 43.64), 'invalid-input', {
      pointers: ['/sites/0/lat'],
      detail: /inversées/,
    })
  })

  it('takes no site of another structure, nor a sheet of one that left', async () => {
    const [mine, theirs] = [house.organisation(), house.organisation()]
    const body = await edited(as.facilitator, mine)
    const [stolen] = (await edited(as.facilitator, theirs)).sites
    expectProblem(await put(as.facilitator, mine, { ...body, sites: [stolen] }), 'invalid-input', {
      pointers: ['/sites/0/id'],
    })
    await as.administrator.post(`/api/v1/organisations/${mine}/closing`).send({ how: 'close' }).expect(200)
    expectProblem(await put(as.facilitator, mine, await edited(as.facilitator, mine)), 'conflict')
  })
})

/** A structure whose only site has a SIRET that the register knows. */
function numbered(siret: string, rest: object = {}) {
  return house.organisation({
    name: 'Fromagerie du Pré',
    siren: siret.slice(0, 9),
    sites: [{ siret, communeName: 'Auch' }],
    ...rest,
  })
}
const compare = async (agent: Agent, id: string) =>
  (await agent.get(`/api/v1/organisations/${id}/register`).expect(200)).body
interface Difference {
  siteId: string | null
  field: string
  verdict: string
}
const verdicts = ({ differences }: { differences: Difference[] }) =>
  Object.fromEntries(differences.map(({ field, verdict }) => [field, verdict]))
const take = (agent: Agent, id: string, differences: Difference[]) =>
  agent
    .post(`/api/v1/organisations/${id}/register`)
    .send({ take: differences.map(({ siteId, field }) => ({ siteId, field })) })

describe('GET /organisations/:id/register', () => {
  it('is refused to a stranger and hidden from all but managers and facilitators', async () => {
    expectStranger(await as.anonymous.get(`/api/v1/organisations/${own}/register`))
    for (const person of [as.member, as.neighbour, as.authority])
      expectProblem(await person.get(`/api/v1/organisations/${own}/register`), 'not-found')
  })

  it('says when nobody is asked, when there is nothing to ask about, and when no answer comes', async () => {
    expect(await compare(as.facilitator, numbered(newSiret()))).toEqual({
      state: 'off',
      isStale: false,
      differences: [],
    })
    await turn(true)
    expect(await compare(as.facilitator, house.organisation())).toMatchObject({ state: 'unnumbered' })
    register.answer(json({}, 503, { 'retry-after': '0' }))
    expect(await compare(as.facilitator, numbered(newSiret()))).toMatchObject({ state: 'unavailable' })
    await turn(false)
  })
})

describe('POST /organisations/:id/register', () => {
  it('is refused to a stranger and hidden from all but managers and facilitators', async () => {
    expectStranger(await take(as.anonymous, own, []))
    for (const person of [as.member, as.neighbour, as.authority])
      expectProblem(await take(person, own, []), 'not-found')
  })

  it('takes what is chosen, and shows that it comes from the register', async () => {
    await turn(true)
    const siret = newSiret()
    register.answer(json(companyResult(siret)))
    const id = numbered(siret)
    const compared = await compare(as.facilitator, id)
    expect(verdicts(compared)).toEqual({
      ...{ nafCode: 'missing', headcountBand: 'missing' },
      ...{ address: 'missing', place: 'missing' },
    })
    const wanted = compared.differences.filter(({ field }: Difference) => field !== 'headcountBand')
    const { body } = await take(as.facilitator, id, wanted).expect(200)
    expect(body).toMatchObject({ nafCode: '10.51C', headcountBand: null })
    expect(body.sites).toMatchObject([{ address: '12 RUE DU PRE', lat: 43.646, placedBy: 'declared' }])
    const fromRegister = body.register.values.map(({ field }: Difference) => field)
    expect(fromRegister.sort()).toEqual(
      ['address', 'communeCode', 'kind', 'nafCode', 'name', 'place', 'postalCode'].sort(),
    )
    expect(verdicts(await compare(as.facilitator, id))).toEqual({ headcountBand: 'missing' })
    expect(journalOf(house, id).map(({ action }) => action)).toContain('organisation.register-taken')
    await turn(false)
  })

  it('never takes a correction back by itself, however often the register is read', async () => {
    await turn(true)
    const siret = newSiret()
    register.answer(json(companyResult(siret)))
    const id = numbered(siret)
    await take(as.facilitator, id, (await compare(as.facilitator, id)).differences).expect(200)
    await put(as.facilitator, id, await edited(as.facilitator, id, { nafCode: '10.51A' })).expect(200)
    register.answer(
      json(companyResult(siret, { activite_principale: '46.33Z', tranche_effectif_salarie: '21' })),
    )
    const again = await compare(as.facilitator, id)
    expect(verdicts(again)).toEqual({ nafCode: 'corrected', headcountBand: 'outdated' })
    const proposed = again.differences.filter(({ verdict }: Difference) => verdict !== 'corrected')
    const { body } = await take(as.facilitator, id, proposed).expect(200)
    expect(body).toMatchObject({ nafCode: '10.51A', headcountBand: '50-99' })
    expect(body.register.values.map(({ field }: Difference) => field)).not.toContain('nafCode')
    // By hand, it is given up.
    await take(as.facilitator, id, again.differences).expect(200)
    expect((await sheet(as.facilitator, id)).nafCode).toBe('46.33Z')
    await turn(false)
  })

  it('tells on the sheet a site that the register says is closed', async () => {
    await turn(true)
    const siret = newSiret()
    register.answer(json(companyResult(siret, {}, { etat_administratif: 'F', date_fermeture: '2025-03-31' })))
    const id = numbered(siret)
    await compare(as.facilitator, id)
    expect((await sheet(as.facilitator, id)).register.closed).toMatchObject([{ closedOn: '2025-03-31' }])
    expect((await sheet(as.authority, id)).register).toBeNull()
    await turn(false)
  })

  it('leaves nothing of the register behind when the structure is anonymised', async () => {
    await turn(true)
    const siret = newSiret()
    register.answer(json(companyResult(siret)))
    const id = numbered(siret)
    await take(as.facilitator, id, (await compare(as.facilitator, id)).differences).expect(200)
    await as.administrator.post(`/api/v1/organisations/${id}/closing`).send({ how: 'anonymise' }).expect(200)
    expect(house.rooms.registers.lastSaid(siret)).toBeNull()
    const left = house.db.sqlite
      .prepare('select count(*) from register_values where organisation_id = ?')
      .pluck()
    expect(left.get(id)).toBe(0)
    await turn(false)
  })
})

describe('POST /organisations', () => {
  it('notes what was filled in from the register, and not what was corrected', async () => {
    await turn(true)
    const siret = newSiret()
    register.answer(json(companyResult(siret)))
    const { company } = (await as.facilitator.get(`/api/v1/registers/companies/${siret}`).expect(200)).body
    const { name, kind, nafCode, headcountBand, siren, isClosed: _closed, closedOn: _on, ...site } = company
    const { body } = await as.facilitator
      .post('/api/v1/organisations')
      .send({ name: 'La Fromagerie', kind, nafCode, headcountBand, siren, sites: [site] })
      .expect(201)
    expect(name).not.toBe('La Fromagerie')
    expect(body.register.values.map(({ field }: Difference) => field).sort()).toEqual(
      ['address', 'communeCode', 'headcountBand', 'kind', 'nafCode', 'place', 'postalCode'].sort(),
    )
    await turn(false)
  })
})

describe('reading the register again each day', () => {
  it('asks about the sites asked about longest ago, and stops when it is told to wait', async () => {
    await turn(true)
    const siret = newSiret()
    numbered(siret)
    register.answer(json(companyResult(siret, {}, { etat_administratif: 'F' })))
    expect(await house.rooms.organisations.refreshFromRegister(500)).toBeGreaterThan(0)
    expect(house.rooms.registers.lastSaid(siret)?.company?.isClosed).toBe(true)
    await turn(false)
    expect(await house.rooms.organisations.refreshFromRegister(500)).toBe(0)
  })
})
