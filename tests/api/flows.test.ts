import { beforeAll, describe, expect, it } from 'vitest'
import { dayOf, monthsAfter } from '../../src/kernel/day.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { countRows, journalOf, sharedHouse } from './house.ts'

let own = ''
let other = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({ name: 'Scierie de Bordecaube' })
  other = organisation({ name: 'Menuiserie Castagnouret' })
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    member: ['member', { organisationId: own, role: 'member' }],
    neighbour: ['member', { organisationId: other, role: 'manager' }],
  }
})

const flow = (id: string) => `/api/v1/flows/${id}`
const whole = {
  kind: 'stock' as const,
  family: 'material' as const,
  label: 'Sciure de chêne non traité',
  quantity: 420,
  unit: 't' as const,
  period: 'year' as const,
  months: 4095,
  form: 'bulk' as const,
  packaging: 'silo, chargement par vis',
  quality: 'sèche',
  constraints: 'camion de moins de 19 t',
  currentPartner: 'Négoce Lartigue',
  currentCostEurosPerUnit: -12.5,
  notes: 'demander Pascal',
  confirmedOn: '2026-10-02',
}

// Enough structures in Auch for an anonymised flow to name it, whatever else the tests register.
beforeAll(() => {
  for (let i = 0; i < 3; i++) house.organisation()
})

describe('GET /flows', () => {
  const list = async (agent: typeof as.member, query: object = {}) =>
    (await agent.get('/api/v1/flows').query(query).expect(200)).body

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/flows'))
  })

  it('shows my flows whole, whatever their visibility, and not those withdrawn', async () => {
    const mine = house.organisation({ name: 'Tonnellerie Lasbarrigues' })
    const cooper = await house.signedIn('member', { organisationId: mine, role: 'member' })
    const kept = house.flow({ ...whole, organisationId: mine })
    const gone = house.flow({ ...whole, organisationId: mine, kind: 'need' })
    await cooper.delete(flow(gone)).expect(204)
    const body = await list(cooper, { organisation: mine })
    expect(body.total).toBe(1)
    expect(body.items[0]).toMatchObject({ id: kept, ...whole, seenAs: 'full', can: { edit: true } })
    expect(body.items[0].party).toMatchObject({ organisationId: mine, name: 'Tonnellerie Lasbarrigues' })
  })

  it('shows others’ flows as each chose: nothing, the resource and the commune, or the flow', async () => {
    const shown = (visibility: 'facilitators' | 'anonymised' | 'network') =>
      house.flow({ ...whole, organisationId: other, label: `Copeaux ${visibility}`, visibility })
    const [hidden, anonymised, open] = [shown('facilitators'), shown('anonymised'), shown('network')]
    const { items } = await list(as.member, { limit: 500 })
    const seen = (id: string) => items.find((item: { id: string }) => item.id === id)
    expect(seen(hidden)).toBeUndefined()
    expect(seen(anonymised)).toMatchObject({
      seenAs: 'anonymised',
      party: {
        organisationId: null,
        name: 'Structure non nommée',
        communeName: expect.stringMatching(/Auch/),
        lat: null,
        lng: null,
      },
      quantity: null,
      can: { edit: false },
    })
    expect(seen(open)).toMatchObject({
      seenAs: 'full',
      label: 'Copeaux network',
      quantity: null,
      hiddenFields: ['quantity', 'price', 'partner', 'process'],
      fieldVisibilities: null,
      party: { name: 'Menuiserie Castagnouret' },
      currentPartner: null,
      currentCostEurosPerUnit: null,
      notes: null,
      can: { edit: false },
    })
  })

  it('widens the place of an anonymised flow until it names no one', async () => {
    const inBiran = () => house.organisation({ name: 'Moulin de Biran', sites: [{ communeName: 'Biran' }] })
    const organisationId = inBiran()
    const id = house.flow({ ...whole, organisationId, visibility: 'anonymised' })
    const place = async () => (await as.member.get(flow(id)).expect(200)).body.party.communeName
    expect(await place()).toBe('Grand Auch Cœur de Gascogne')
    inBiran()
    inBiran()
    expect(await place()).toBe('Biran')
  })

  it('filters by kind, family, structure and words, whatever accents and plurals, and pages newest first', async () => {
    const organisationId = house.organisation({ name: 'Papeterie Ygrec' })
    const label = (i: number) => `Pâte à papier vélin ${i}`
    const ids = [1, 2, 3].map((i) =>
      house.flow({ organisationId, kind: 'stock', label: label(i), visibility: 'network' }),
    )
    house.flow({ organisationId, kind: 'need', label: label(4), family: 'service', visibility: 'network' })
    const found = await list(as.facilitator, { organisation: organisationId, kind: 'stock', limit: 2 })
    expect([found.total, found.items.map(({ id }: { id: string }) => id)]).toEqual([3, [ids[2], ids[1]]])
    expect((await list(as.facilitator, { organisation: organisationId, offset: 3 })).items).toHaveLength(1)
    expect((await list(as.facilitator, { organisation: organisationId, family: 'service' })).total).toBe(1)
    expect((await list(as.member, { q: 'PATES velins' })).total).toBe(4)
    expect((await list(as.member, { q: 'papeterie ygrec' })).total).toBe(4)
    expect((await list(as.member, { q: 'xylobidule' })).total).toBe(0)
  })

  it('says which value of the address is wrong', async () => {
    const wrong = await as.member.get('/api/v1/flows?kind=offre&family=bois&limit=501&offset=1.5')
    expectProblem(wrong, 'invalid-input', { pointers: ['/family', '/kind', '/limit', '/offset'] })
  })

  describe('a search', () => {
    let oak = ''
    let pallets = ''
    let hidden = ''
    let sawdust = ''
    let auch = ''
    beforeAll(() => {
      auch = house.organisation({ name: 'Scierie Pouylebon', sites: [{ communeName: 'Auch' }] })
      const far = house.organisation({ name: 'Caisserie Peyrusse', sites: [{ communeName: 'Lavardens' }] })
      oak = house.flow({
        ...{ kind: 'stock', organisationId: auch, label: 'Chutes de merrain', visibility: 'network' },
        ...{ months: 0b111, confirmedOn: '2026-10-02' },
      })
      pallets = house.flow({
        ...{
          kind: 'stock',
          organisationId: far,
          label: 'Palettes perdues dépareillées',
          visibility: 'network',
        },
        ...{ months: 0b111000, confirmedOn: '2025-01-15' },
      })
      sawdust = house.flow({ kind: 'stock', organisationId: far, label: 'Sciures', visibility: 'network' })
      hidden = house.flow({ kind: 'stock', organisationId: auch, label: 'Merrains clandestins zygomatiques' })
    })
    const found = async (agent: typeof as.member, query: object) =>
      ((await list(agent, query)).items as { id: string }[]).map(({ id }) => id)

    it('finds a word by its beginning, without accents, and what is about a resource whatever it is called', async () => {
      expect(await found(as.member, { q: 'depareillees' })).toEqual([pallets])
      expect(await found(as.member, { q: 'bran de scie' })).toContain(sawdust)
      expect(await found(as.member, { q: 'scierie pouyle' })).toEqual([oak])
    })

    it('proposes a close spelling when nothing else answers, and never by what is hidden', async () => {
      const { total, instead } = await list(as.member, { q: 'lavradens' })
      expect(total).toBe(0)
      expect(instead.without).toBe('spelling')
      expect(instead.items.map(({ id }: { id: string }) => id)).toContain(pallets)
      expect(await list(as.member, { q: 'zygomatiques' })).toEqual({ total: 0, items: [], instead: null })
      expect(await list(as.member, { q: 'zygomatique' })).toEqual({ total: 0, items: [], instead: null })
      expect(await found(as.facilitator, { q: 'zygomatiques' })).toEqual([hidden])
    })

    it('keeps to a place and its surroundings, tells how far, the nearest first; offers what is further when nothing is near', async () => {
      const around = { lat: 43.6465, lng: 0.5855 }
      const { items } = await list(as.member, { ...around, withinKm: 12 })
      const kms = items.map(({ distanceKm }: { distanceKm: number }) => distanceKm)
      expect(items.map(({ id }: { id: string }) => id)).toContain(oak)
      expect(items.map(({ id }: { id: string }) => id)).not.toContain(pallets)
      expect(kms.every((km: number) => km <= 12)).toBe(true)
      expect(kms).toEqual([...kms].sort((a: number, b: number) => a - b))
      const near = await list(as.member, { ...around, withinKm: 5, q: 'dépareillées' })
      expect(near).toMatchObject({ total: 0, instead: { without: 'withinKm', items: [{ id: pallets }] } })
      expect(near.instead.items[0].distanceKm).toBeGreaterThan(12)
    })

    it('keeps to months and to what was confirmed since', async () => {
      expect(await found(as.member, { months: 0b1, q: 'merrain' })).toEqual([oak])
      expect(await found(as.member, { months: 0b1, q: 'dépareillées' })).toEqual([])
      expect(await found(as.member, { confirmedSince: '2026-01-01', q: 'dépareillées' })).toEqual([])
      expect(await found(as.member, { confirmedSince: '2026-01-01', q: 'merrain' })).toEqual([oak])
    })

    it('knows a flow as soon as it changes, opens or goes', async () => {
      const opened = house.flow({ kind: 'need', organisationId: auch, label: 'Merrains iroquois' })
      await as.facilitator.patch(flow(opened)).send({ visibility: 'network' }).expect(200)
      expect(await found(as.member, { q: 'iroquois' })).toEqual([opened])
      await as.facilitator.patch(flow(opened)).send({ label: 'Merrains déclassés' }).expect(200)
      expect(await found(as.member, { q: 'iroquois' })).toEqual([])
      expect(await found(as.member, { q: 'declasses' })).toEqual([opened])
      await as.facilitator.delete(flow(opened)).expect(204)
      expect(await found(as.member, { q: 'declasses' })).toEqual([])
    })

    it('says which part of a question makes no sense', async () => {
      for (const [query, pointer] of [
        [{ months: 4096 }, '/months'],
        [{ confirmedSince: 'hier' }, '/confirmedSince'],
        [{ lat: 95, lng: 0 }, '/lat'],
        [{ lat: 43, lng: 0, withinKm: 0 }, '/withinKm'],
      ] as const) {
        const response = await as.member.get('/api/v1/flows').query(query)
        expectProblem(response, 'invalid-input')
        expect(response.body.errors[0].pointer).toBe(pointer)
      }
    })
  })
})

describe('POST /flows', () => {
  const declare = (agent: typeof as.member, body: object) => agent.post('/api/v1/flows').send(body)

  it('is refused to an anonymous', async () => {
    expectStranger(await declare(as.anonymous, { ...whole, organisationId: own }))
  })

  it('is refused in the name of another structure, as if it did not exist', async () => {
    const before = countRows(house, 'flows')
    const refused = await declare(as.member, { ...whole, organisationId: other })
    expectProblem(refused, 'not-found', { detail: /^Structure/ })
    expectSameRefusal(refused, await declare(as.member, { ...whole, organisationId: 'nexistepas' }))
    expectProblem(await declare(as.authority, { ...whole, organisationId: own }), 'not-found')
    expect(countRows(house, 'flows')).toBe(before)
  })

  it('declares for my structure, hidden from the network unless I choose, and tells the journal', async () => {
    const { body } = await declare(as.member, { ...whole, organisationId: own }).expect(201)
    expect(body).toMatchObject({
      ...whole,
      visibility: 'facilitators',
      provenance: 'declared',
      withdrawnAt: null,
    })
    expect((await as.member.get(flow(body.id)).expect(200)).body).toEqual(body)
    expectProblem(await as.neighbour.get(flow(body.id)), 'not-found')
    const me = (await as.member.get('/api/v1/session')).body.user.id
    expect(journalOf(house, body.id)).toEqual([{ action: 'flow.created', actorId: me }])
  })

  it('asks only for the structure, the kind, the family and the words', async () => {
    const least = { organisationId: own, kind: 'need', family: 'waste', label: '  Bois de chauffe ' }
    const { body } = await declare(as.member, least).expect(201)
    expect(body).toMatchObject({
      label: 'Bois de chauffe',
      quantity: null,
      unit: null,
      months: null,
      wasteCode: null,
    })
  })

  it('declares for any structure by a facilitator', async () => {
    await declare(as.facilitator, { ...whole, organisationId: other }).expect(201)
  })

  it('says every field to correct', async () => {
    expectProblem(await declare(as.member, {}), 'invalid-input', {
      pointers: ['/family', '/kind', '/label', '/organisationId'],
    })
    const poor = await declare(as.member, {
      organisationId: own,
      kind: 'stock',
      family: 'bois',
      label: ' a ',
      wasteCode: '0301',
      quantity: -3,
      unit: 'brouette',
      months: 4096,
      confirmedOn: '02/10/2026',
      auditedOn: '2026-02-30',
      notes: 'x'.repeat(2001),
    })
    expectProblem(poor, 'invalid-input', {
      pointers: [
        '/auditedOn',
        '/confirmedOn',
        '/family',
        '/label',
        '/months',
        '/notes',
        '/quantity',
        '/unit',
        '/wasteCode',
      ],
    })
    expect(JSON.stringify(poor.body)).toContain('La quantité doit être positive.')
  })

  it('knows the waste codes, the resources, and the sites of the structure', async () => {
    const flowOf = (change: object) => declare(as.member, { ...whole, organisationId: own, ...change })
    expectProblem(await flowOf({ wasteCode: '999999' }), 'invalid-input', { pointers: ['/wasteCode'] })
    expectProblem(await flowOf({ resourceId: 'xylobidule' }), 'invalid-input', { pointers: ['/resourceId'] })
    const elsewhere = house.rooms.organisations.recordsOf([other]).get(other)?.sites[0]?.id
    expectProblem(await flowOf({ siteId: elsewhere }), 'invalid-input', { pointers: ['/siteId'] })
    expectProblem(await flowOf({ siteId: 'nexistepas' }), 'invalid-input', { pointers: ['/siteId'] })
    const here = house.rooms.organisations.recordsOf([own]).get(own)?.sites[0]?.id
    expect((await flowOf({ siteId: here, wasteCode: '030105' }).expect(201)).body.wasteLabel).toMatch(
      /\p{L}/u,
    )
  })

  it('refuses a reference the structure already gave to a flow of the same kind', async () => {
    const twice = { ...whole, organisationId: own, reference: 'G-77' }
    await declare(as.member, twice).expect(201)
    const before = countRows(house, 'flows')
    expectProblem(await declare(as.member, twice), 'conflict', { detail: /G-77/ })
    expect(countRows(house, 'flows')).toBe(before)
    await declare(as.member, { ...twice, kind: 'need' }).expect(201)
  })
})

describe('POST /flows, what does not hold together', () => {
  const declare = (change: object) =>
    as.member.post('/api/v1/flows').send({ ...whole, organisationId: own, ...change })
  const faultOf = async (change: object) => (await declare(change)).body.errors?.[0]?.detail

  it('refuses a unit that does not fit the family, and names those that do', async () => {
    const refused = await declare({ family: 'skill', label: 'Soudeurs', unit: 't', quantity: 3 })
    expectProblem(refused, 'invalid-input', { pointers: ['/unit'] })
    expect(refused.body.errors[0].detail).toMatch(/ne se compte pas en t : choisissez heures, jours/)
  })

  it('asks for the unit of a quantity, and says what is no quantity, no month', async () => {
    expectProblem(await declare({ unit: null }), 'invalid-input', { pointers: ['/unit'] })
    const wrong = await declare({ quantity: 'beaucoup', months: 5000, period: 'lustre' })
    expectProblem(wrong, 'invalid-input', { pointers: ['/months', '/period', '/quantity'] })
    const sentences = wrong.body.errors.map(({ detail }: { detail: string }) => detail)
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })

  it('points to the twin when the code contradicts the hazard', async () => {
    expect(await faultOf({ wasteCode: '030104', hazardous: false })).toMatch(/dangereux.*030105/)
    expect(await faultOf({ wasteCode: '030105', hazardous: true })).toMatch(/non dangereux.*030104/)
    await declare({ wasteCode: '030105', hazardous: false }).expect(201)
  })

  it('asks to confirm an absurd quantity, with the usual range, and takes it once confirmed', async () => {
    const before = countRows(house, 'flows')
    const asked = await declare({ quantity: 420_000, period: 'month' })
    expectProblem(asked, 'to-confirm', { pointers: ['/quantity'] })
    expect(asked.body.errors[0].detail).toMatch(/5.040.000 t par an.*d’habitude.*100.000 t par an/)
    expect(countRows(house, 'flows')).toBe(before)
    const { body } = await declare({ quantity: 420_000, confirmed: ['quantity'] }).expect(201)
    expect(body.quantity).toBe(420_000)
    expect(body).not.toHaveProperty('confirmed')
  })

  it('knows one declaration sent twice, and gives the id of another to nobody', async () => {
    const id = 'abcdefghjkmnpqrstvwx'
    await declare({ id }).expect(201)
    const before = countRows(house, 'flows')
    expect((await declare({ id }).expect(201)).body).toMatchObject({ id, label: whole.label })
    expectProblem(await declare({ id, label: 'Sciure, tout autre chose' }), 'conflict', { detail: /fiche/ })
    const theirs = await as.neighbour.post('/api/v1/flows').send({ ...whole, id, organisationId: other })
    expectProblem(theirs, 'not-found')
    expectProblem(await declare({ id: '../etc' }), 'invalid-input', { pointers: ['/id'] })
    expect(countRows(house, 'flows')).toBe(before)
  })
})

describe('GET /flows/:id', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get(flow(house.flow({ ...whole, organisationId: own }))))
  })

  it('answers another structure as if a hidden flow did not exist', async () => {
    const hidden = await as.neighbour.get(flow(house.flow({ ...whole, organisationId: own })))
    expectProblem(hidden, 'not-found', { detail: /^Flux : introuvable/ })
    expectSameRefusal(hidden, await as.neighbour.get(flow('nexistepas')))
  })

  it('shows my withdrawn flow as withdrawn, and to nobody else', async () => {
    const id = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    await as.neighbour.get(flow(id)).expect(200)
    await as.member.delete(flow(id)).expect(204)
    expect((await as.member.get(flow(id)).expect(200)).body.withdrawnAt).toMatch(/^20\d\d-/)
    expectProblem(await as.neighbour.get(flow(id)), 'not-found')
    expectProblem(await as.authority.get(flow(id)), 'not-found')
  })
})

describe('PATCH /flows/:id', () => {
  it('is refused to an anonymous', async () => {
    const id = house.flow({ ...whole, organisationId: own })
    expectStranger(await as.anonymous.patch(flow(id)).send({ quantity: 1 }))
  })

  it('is refused to another structure and to the authority: not found when hidden, forbidden when open', async () => {
    const hidden = house.flow({ ...whole, organisationId: own })
    const open = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    for (const agent of [as.neighbour, as.authority]) {
      expectProblem(await agent.patch(flow(hidden)).send({ quantity: 1 }), 'not-found')
      expectProblem(await agent.patch(flow(open)).send({ quantity: 1 }), 'forbidden', { detail: /animateur/ })
    }
    for (const id of [hidden, open]) expect((await as.member.get(flow(id))).body.quantity).toBe(420)
  })

  it('changes only what is sent, and tells the journal', async () => {
    const id = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    const before = (await as.facilitator.get(flow(id))).body
    const { body } = await as.facilitator.patch(flow(id)).send({ quantity: 300 }).expect(200)
    // Said again today, so that it holds for longer.
    const expiresOn = monthsAfter(dayOf(house.clock.now()), 12)
    expect(body).toEqual({ ...before, quantity: 300, freshness: { state: 'fresh', expiresOn } })
    // That it was read is told too, once the answer is out.
    const changes = journalOf(house, id).filter(({ action }) => action !== 'flow.consulted')
    expect(changes.map(({ action }) => action)).toEqual(['flow.created', 'flow.updated'])
  })

  it('declares an audited flow anew whoever changes a fact of it, and keeps the day of the audit', async () => {
    const audit = { provenance: 'audited', auditedBy: 'CCI du Gers', auditedOn: '2026-03-17' } as const
    for (const agent of [as.member, as.facilitator]) {
      const id = house.flow({ ...whole, ...audit, organisationId: own })
      const renewed = await agent
        .patch(flow(id))
        .send({ confirmedOn: '2026-06-01', notes: 'Vu.' })
        .expect(200)
      expect(renewed.body).toMatchObject({ ...audit, confirmedOn: '2026-06-01' })
      const changed = await agent.patch(flow(id)).send({ quantity: 300 }).expect(200)
      expect(changed.body).toMatchObject({ ...audit, provenance: 'declared', quantity: 300 })
    }
  })

  it('takes the audit of a later day, and never again the one that did not see the change', async () => {
    const audit = { provenance: 'audited', auditedBy: 'CCI du Gers', auditedOn: '2026-03-17' } as const
    const id = house.flow({ ...whole, ...audit, organisationId: own })
    const same = await as.facilitator
      .patch(flow(id))
      .send({ ...audit, quantity: 300 })
      .expect(200)
    expect(same.body).toMatchObject({ provenance: 'declared', quantity: 300, auditedOn: '2026-03-17' })
    const again = await as.facilitator.patch(flow(id)).send(audit).expect(200)
    expect(again.body).toMatchObject({ provenance: 'declared' })
    const later = { provenance: 'audited', auditedOn: '2026-05-04', quantity: 310 } as const
    const renewed = await as.facilitator.patch(flow(id)).send(later).expect(200)
    expect(renewed.body).toMatchObject(later)
  })

  it('lets nobody but a facilitator say that a flow was audited, nor anybody confirm it in advance', async () => {
    const id = house.flow({
      ...whole,
      organisationId: own,
      provenance: 'declared',
      auditedBy: null,
      auditedOn: null,
    })
    const forged = await as.member
      .patch(flow(id))
      .send({ provenance: 'audited', auditedBy: 'CCI du Gers' })
      .expect(200)
    expect(forged.body).toMatchObject({ provenance: 'declared', auditedBy: null })
    expectProblem(await as.member.patch(flow(id)).send({ confirmedOn: '2099-01-01' }), 'invalid-input', {
      pointers: ['/confirmedOn'],
    })
  })

  it('judges the quantity when it changes, not each time something else does', async () => {
    const id = house.flow({ ...whole, organisationId: own, quantity: 3e6 })
    await as.member.patch(flow(id)).send({ notes: 'appeler avant' }).expect(200)
    expectProblem(await as.member.patch(flow(id)).send({ period: 'day' }), 'to-confirm', {
      pointers: ['/quantity'],
    })
    expectProblem(await as.facilitator.patch(flow(id)).send({ family: 'skill' }), 'invalid-input', {
      pointers: ['/unit'],
    })
    const confirmed = { quantity: 4e6, confirmed: ['quantity'] }
    expect((await as.member.patch(flow(id)).send(confirmed).expect(200)).body.quantity).toBe(4e6)
  })

  it('clears what is sent empty, and lets a facilitator do it', async () => {
    const id = house.flow({ ...whole, organisationId: own })
    const { body } = await as.facilitator.patch(flow(id)).send({ quantity: null, notes: null }).expect(200)
    expect(body).toMatchObject({ quantity: null, notes: null, packaging: whole.packaging })
  })

  it('never moves a flow to another structure, nor makes a need of a stock', async () => {
    const id = house.flow({ ...whole, organisationId: own })
    await as.member.patch(flow(id)).send({ organisationId: other, kind: 'need' })
    const { body } = await as.member.get(flow(id)).expect(200)
    expect([body.party.organisationId, body.kind]).toEqual([own, 'stock'])
  })

  it('says what to correct, and then changes nothing', async () => {
    const id = house.flow({ ...whole, organisationId: own })
    const before = (await as.member.get(flow(id))).body
    const patch = (body: object) => as.member.patch(flow(id)).send(body)
    expectProblem(await patch({ quantity: 0, label: '', unit: 'brouette' }), 'invalid-input', {
      pointers: ['/label', '/quantity', '/unit'],
    })
    expectProblem(await patch({ notes: 'neuves', wasteCode: '999999' }), 'invalid-input', {
      pointers: ['/wasteCode'],
    })
    expectProblem(await patch({ notes: 'neuves', siteId: 'nexistepas' }), 'invalid-input', {
      pointers: ['/siteId'],
    })
    expect((await as.member.get(flow(id))).body).toEqual(before)
  })

  it('refuses the reference of another flow', async () => {
    house.flow({ ...whole, organisationId: own, reference: 'P-1' })
    const id = house.flow({ ...whole, organisationId: own, reference: 'P-2' })
    expectProblem(await as.member.patch(flow(id)).send({ reference: 'P-1' }), 'conflict', { detail: /P-1/ })
    await as.member.patch(flow(id)).send({ reference: 'P-2' }).expect(200)
  })
})

describe('DELETE /flows/:id', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.delete(flow(house.flow({ ...whole, organisationId: own }))))
  })

  it('is refused to another structure and to the authority: not found when hidden, forbidden when open', async () => {
    const hidden = house.flow({ ...whole, organisationId: own })
    const open = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    for (const agent of [as.neighbour, as.authority]) {
      expectProblem(await agent.delete(flow(hidden)), 'not-found')
      expectProblem(await agent.delete(flow(open)), 'forbidden')
    }
    expect((await as.member.get(flow(open))).body.withdrawnAt).toBeNull()
  })

  it('withdraws mine: the row and its history stay, the lists forget it', async () => {
    const id = house.flow({ ...whole, organisationId: own })
    expect((await as.member.delete(flow(id)).expect(204)).text).toBe('')
    const { items } = (await as.member.get('/api/v1/flows').query({ organisation: own, limit: 500 })).body
    expect(items.map((item: { id: string }) => item.id)).not.toContain(id)
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['flow.created', 'flow.withdrawn'])
  })

  it('does not find what does not exist', async () => {
    expectProblem(await as.facilitator.delete(flow('nexistepas')), 'not-found')
  })
})

describe('POST /flows/:id/restoration', () => {
  const restoration = (id: string) => `${flow(id)}/restoration`

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.post(restoration(house.flow({ ...whole, organisationId: own }))))
  })

  it('is refused to others: not found when hidden, forbidden when open', async () => {
    const gone = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    await as.member.delete(flow(gone)).expect(204)
    expectProblem(await as.neighbour.post(restoration(gone)), 'not-found')
    expectProblem(await as.authority.post(restoration(gone)), 'not-found')
    const open = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    expectProblem(await as.neighbour.post(restoration(open)), 'forbidden')
  })

  it('takes a withdrawal back, whole, once, and tells the journal', async () => {
    const id = house.flow({ ...whole, organisationId: own, visibility: 'network' })
    const before = (await as.member.get(flow(id))).body
    await as.member.delete(flow(id)).expect(204)
    await as.member.delete(flow(id)).expect(204)
    for (const agent of [as.member, as.facilitator]) {
      const { body } = await agent.post(restoration(id)).expect(200)
      expect(body).toEqual(before)
    }
    await as.neighbour.get(flow(id)).expect(200)
    const told = journalOf(house, id).filter(({ action }) => action !== 'flow.consulted')
    expect(told.map(({ action }) => action)).toEqual(['flow.created', 'flow.withdrawn', 'flow.restored'])
  })
})
