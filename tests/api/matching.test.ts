import { describe, expect, it } from 'vitest'
import type { FlowInput } from '../../src/features/flows/contract.ts'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import { buildRooms } from '../../src/rooms.ts'
import { SECRET } from '../support/app.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { sharedHouse } from './house.ts'

const place = (communeName: string) => [
  {
    siret: null,
    label: null,
    address: null,
    postalCode: null,
    communeCode: null,
    communeName,
    lat: null,
    lng: null,
  },
]

/** A dairy with whey for a pig farm, and two firms that both want a night watch. */
const ids = {
  dairy: '',
  farm: '',
  sawmill: '',
  press: '',
  whey: '',
  feed: '',
  panels: '',
  litter: '',
  shavings: '',
  crusher: '',
  town: '',
  hiddenWool: '',
  insulation: '',
}
const { house, as } = sharedHouse(({ organisation, flow }) => {
  ids.dairy = organisation({ name: "Fromagerie du Pas de l'Arçon", sites: place('Castelnau-Barbarens') })
  ids.farm = organisation({
    name: 'Élevage de la Bourdasque',
    nafCode: '01.46Z',
    sites: place('Montaut-les-Créneaux'),
  })
  ids.sawmill = organisation({ name: 'Scierie de Bordecaube', sites: place('Jegun') })
  ids.press = organisation({ name: 'Imprimerie des Ormeaux', sites: place('Auch') })
  const open = (input: Pick<FlowInput, 'organisationId' | 'kind' | 'label'> & Partial<FlowInput>) =>
    flow({ visibility: 'network', ...input })
  ids.whey = open({
    organisationId: ids.dairy,
    kind: 'stock',
    label: 'Lactosérum doux de fromagerie',
    months: 4095,
  })
  ids.feed = open({
    organisationId: ids.farm,
    kind: 'need',
    label: 'Aliments liquides pour porcs (petit-lait)',
    months: 4095,
  })
  ids.panels = open({
    organisationId: ids.sawmill,
    kind: 'stock',
    family: 'waste',
    label: 'Sciure de panneaux MDF',
    wasteCode: '030105',
  })
  ids.litter = open({ organisationId: ids.farm, kind: 'need', label: 'Litière de bois pour les porcs' })
  const yearly = (quantity: number) => ({ quantity, unit: 't', period: 'year' }) as const
  const sawdust = { kind: 'stock', label: 'Sciure de chêne non traitée' } as const
  open({ organisationId: ids.sawmill, ...sawdust, ...yearly(30) })
  open({ organisationId: ids.press, ...sawdust, ...yearly(20) })
  const forChicks = { kind: 'need', label: 'Litière de sciure pour les poussins' } as const
  ids.shavings = open({ organisationId: ids.farm, ...forChicks, ...yearly(100) })
  // Concrete for a track, once crushed: one structure can, none can make pellets.
  const recycler = { name: 'Recyclage des Coteaux', nafCode: '38.32Z', sites: place('Auch') }
  ids.crusher = organisation(recycler)
  const builder = organisation({ name: 'Travaux Dussol', sites: place('Auch') })
  ids.town = organisation({ name: 'Commune de Pavie', kind: 'public', sites: place('Pavie') })
  open({ organisationId: builder, kind: 'stock', label: 'Blocs de béton de démolition' })
  open({ organisationId: ids.town, kind: 'need', label: 'Graves et graviers pour une piste' })
  open({ organisationId: ids.town, kind: 'need', label: 'Granulés de bois' })
  ids.hiddenWool = flow({
    ...{ organisationId: ids.press, kind: 'stock', family: 'waste', label: 'Déchets de laine de mouton' },
    ...{ visibility: 'anonymised', quantity: 0.3, unit: 't', period: 'year' },
  })
  ids.insulation = open({
    organisationId: ids.town,
    kind: 'need',
    label: 'Laine de mouton pour isoler',
  })
  for (const organisationId of [ids.press, ids.sawmill])
    open({ organisationId, kind: 'need', family: 'service', label: 'Gardiennage de nuit' })
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    dairy: ['member', { organisationId: ids.dairy, role: 'member' }],
    farm: ['member', { organisationId: ids.farm, role: 'manager' }],
    press: ['member', { organisationId: ids.press, role: 'member' }],
    town: ['member', { organisationId: ids.town, role: 'member' }],
  }
})

const pairId = () => `${ids.whey}~${ids.feed}`
const list = async (agent: typeof as.farm, query: object = {}) =>
  (await agent.get('/api/v1/matches').query(query).expect(200)).body
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)

describe('GET /matches', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/matches'))
  })

  it('shows each side the match of its flow, best first, with what a company director asks', async () => {
    for (const agent of [as.dairy, as.farm]) {
      const match = (await list(agent)).items.find(({ id }: { id: string }) => id === pairId())
      expect(match).toMatchObject({
        kind: 'substitution',
        resourceLabel: expect.stringMatching(/lactosérum/i),
        stock: { label: 'Lactosérum doux de fromagerie', party: { name: "Fromagerie du Pas de l'Arçon" } },
        need: { party: { name: 'Élevage de la Bourdasque' } },
      })
      expect(match.score).toBeGreaterThan(0.3)
      expect(match.score).toBeLessThanOrEqual(1)
      expect(match.distanceKm).toBeGreaterThan(14)
      expect(match.distanceKm).toBeLessThan(22)
      expect(match.reasons.join(' ')).toMatch(/km par la route/)
      expect(match.toCheck.join(' ')).toMatch(/quantités/)
      expect(match.terms.map(({ id }: { id: string }) => id).sort()).toEqual(
        ['distance', 'freshness', 'legal', 'months', 'quality', 'quantity', 'resource'].sort(),
      )
      for (const { value, sentence } of match.terms) {
        expect(sentence).toMatch(/\.$/)
        if (value !== null) expect(value).toBeGreaterThanOrEqual(0)
        if (value !== null) expect(value).toBeLessThanOrEqual(1)
      }
    }
  })

  it('shows nothing of others’ matches to a member who takes no part in them', async () => {
    expect(idsOf(await list(as.press))).not.toContain(pairId())
    expect(await list(as.press, { organisation: ids.dairy })).toEqual({ total: 0, items: [] })
    expect(await list(as.press, { q: 'lactosérum' })).toEqual({ total: 0, items: [] })
  })

  it('shows facilitators and the authority those that are open, sorted by score', async () => {
    for (const agent of [as.facilitator, as.authority]) {
      const body = await list(agent, { limit: 200 })
      expect(idsOf(body)).toContain(pairId())
      const scores = body.items.map(({ score }: { score: number }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(body.total).toBe(body.items.length)
    }
  })

  it('never proposes what a rule forbids, nor a structure to itself', async () => {
    const { items } = await list(as.facilitator, { limit: 200 })
    expect(idsOf({ items })).not.toContain(`${ids.panels}~${ids.litter}`)
    for (const { stock, need } of items)
      expect(stock.party.organisationId).not.toBe(need.party.organisationId)
  })

  it('filters by structure, words, kind, family, resource and distance', async () => {
    const { resourceId, distanceKm } = (await list(as.farm, { q: 'arçon' })).items[0]
    const kept: object[] = [
      { organisation: ids.dairy },
      { organisation: ids.farm },
      { q: 'lactoserum' },
      { q: 'bourdasque' },
      { kind: 'substitution' },
      { family: 'material' },
      { resource: resourceId },
      { maxKm: Math.ceil(distanceKm) },
    ]
    for (const query of kept)
      expect(idsOf(await list(as.facilitator, { ...query, limit: 200 })), JSON.stringify(query)).toContain(
        pairId(),
      )
    const left: object[] = [
      { organisation: ids.press },
      { organisation: 'nexistepas' },
      { q: 'xylobidule' },
      { kind: 'sharing' },
      { family: 'energy' },
      { resource: 'nexistepas' },
      { maxKm: Math.floor(distanceKm) },
    ]
    for (const query of left)
      expect(
        idsOf(await list(as.facilitator, { ...query, limit: 200 })),
        JSON.stringify(query),
      ).not.toContain(pairId())
  })

  it('pages without losing the total', async () => {
    const all = await list(as.facilitator, { limit: 200 })
    const page = await list(as.facilitator, { limit: 1, offset: 1 })
    expect([page.total, idsOf(page)]).toEqual([all.total, idsOf(all).slice(1, 2)])
  })

  it('says which value of the address is wrong', async () => {
    const wrong = await as.farm.get('/api/v1/matches?kind=vente&family=bois&maxKm=-1&limit=201&offset=x')
    expectProblem(wrong, 'invalid-input', { pointers: ['/family', '/kind', '/limit', '/maxKm', '/offset'] })
  })
})

describe('GET /matches/:id', () => {
  const detail = (id: string) => `/api/v1/matches/${id}`

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get(detail(pairId())))
  })

  it('answers who takes no part in it as if it did not exist', async () => {
    const hidden = await as.press.get(detail(pairId()))
    expectProblem(hidden, 'not-found', { detail: /^Piste/ })
    expectSameRefusal(hidden, await as.press.get(detail('a~b')))
  })

  it('shows the two sides and the authority what the list shows', async () => {
    for (const agent of [as.dairy, as.farm, as.facilitator, as.authority]) {
      const listed = (await list(agent, { limit: 200 })).items.find(
        ({ id }: { id: string }) => id === pairId(),
      )
      expect((await agent.get(detail(pairId())).expect(200)).body).toEqual(listed)
    }
  })

  it('has no sheet for a forbidden pair, a reversed one or a broken address', async () => {
    for (const id of [`${ids.panels}~${ids.litter}`, `${ids.feed}~${ids.whey}`, ids.whey, '~', 'nexistepas'])
      expectProblem(await as.facilitator.get(detail(id)), 'not-found')
  })
})

const decide = (agent: typeof as.farm, decision: object, id = pairId()) =>
  agent.put(`/api/v1/matches/${id}/decision`).send(decision)
const undecide = (agent: typeof as.farm, id = pairId()) => agent.delete(`/api/v1/matches/${id}/decision`)

describe('GET /matches/:id/legal-help', () => {
  const help = (id: string) => `/api/v1/matches/${id}/legal-help`
  const wool = () => `${ids.hiddenWool}~${ids.insulation}`

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get(help(pairId())))
  })

  it('answers who takes no part in it as if it did not exist', async () => {
    const hidden = await as.press.get(help(pairId()))
    expectProblem(hidden, 'not-found', { detail: /^Piste/ })
    expectSameRefusal(hidden, await as.press.get(help('a~b')))
    expectProblem(await as.facilitator.get(help(`${ids.panels}~${ids.litter}`)), 'not-found')
  })

  it('gives both sides what to examine, each point with its source and its date', async () => {
    for (const agent of [as.dairy, as.farm, as.facilitator]) {
      const { body } = await agent.get(help(pairId())).expect(200)
      expect(body).toMatchObject({
        status: 'by-product',
        notice: expect.stringMatching(/ne vaut pas avis juridique/),
      })
      const pointIds = idsOf({ items: body.points })
      expect(pointIds).toEqual(expect.arrayContaining(['by-product-test', 'abp-category-3', 'use-feed']))
      for (const { source, checkedOn } of body.points) {
        expect(source).toMatch(/règlement|code|arrêté|décision/i)
        if (checkedOn !== null) expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
      }
    }
  })

  it('reads of an unnamed stock only what is shown of it', async () => {
    const shown = (await as.town.get(help(wool())).expect(200)).body
    const whole = (await as.facilitator.get(help(wool())).expect(200)).body
    const transport = ({ points }: typeof whole) =>
      points.find(({ id }: { id: string }) => id === 'transport')
    expect(transport(whole).detail).toMatch(/^0,3 t par an/)
    expect(transport(shown).detail).toMatch(/pas connue/)
    expect(JSON.stringify(shown)).not.toMatch(/0,3/)
  })
})

describe('PUT /matches/:id/decision', () => {
  it('is refused to an anonymous, and to all who do not facilitate', async () => {
    expectStranger(await decide(as.anonymous, { verdict: 'kept' }))
    for (const agent of [as.farm, as.authority])
      expectProblem(await decide(agent, { verdict: 'kept' }), 'forbidden')
  })

  it('answers as to nothing for a pair that nobody is proposed', async () => {
    for (const id of [`${ids.panels}~${ids.litter}`, `${ids.feed}~${ids.whey}`, '~', 'nexistepas'])
      expectProblem(await decide(as.facilitator, { verdict: 'kept' }, id), 'not-found')
  })

  it('keeps a match, which only facilitators are told', async () => {
    const { body } = await decide(as.facilitator, { verdict: 'kept', note: ' Visite en mai ' }).expect(200)
    expect(body.decision).toEqual({
      verdict: 'kept',
      reason: null,
      until: null,
      note: 'Visite en mai',
      at: expect.stringMatching(/Z$/),
    })
    expect(idsOf(await list(as.facilitator, { decision: 'kept' }))).toEqual([pairId()])
    expect(idsOf(await list(as.facilitator, { decision: 'none' }))).not.toContain(pairId())
    const [seen] = (await list(as.farm)).items.filter(({ id }: { id: string }) => id === pairId())
    expect(seen.decision).toBeNull()
    await undecide(as.facilitator).expect(200)
  })

  it('takes a refused match out of the lists of everybody, and not out of its page', async () => {
    await decide(as.facilitator, { verdict: 'refused', reason: 'outlet' }).expect(200)
    for (const agent of [as.facilitator, as.farm, as.dairy, as.authority])
      expect(idsOf(await list(agent, { limit: 200 }))).not.toContain(pairId())
    // Only facilitators may ask for what was refused.
    expect(idsOf(await list(as.facilitator, { decision: 'refused' }))).toEqual([pairId()])
    expect(idsOf(await list(as.farm, { decision: 'refused' }))).not.toContain(pairId())
    const { body } = await as.facilitator.get(`/api/v1/matches/${pairId()}`).expect(200)
    expect(body.decision).toMatchObject({ verdict: 'refused', reason: 'outlet' })
    await undecide(as.facilitator).expect(200)
  })

  it('brings a refused match back once what it was refused for has changed, not before', async () => {
    await decide(as.facilitator, { verdict: 'refused', reason: 'season' }).expect(200)
    const change = (changes: object) =>
      as.facilitator.patch(`/api/v1/flows/${ids.whey}`).send(changes).expect(200)
    await change({ quantity: 12, unit: 't', period: 'week' })
    expect(idsOf(await list(as.facilitator, { limit: 200 }))).not.toContain(pairId())
    await change({ months: 0b111 })
    expect(idsOf(await list(as.facilitator, { limit: 200 }))).toContain(pairId())
    await change({ months: 4095, quantity: null, unit: null, period: null })
    await undecide(as.facilitator).expect(200)
  })

  it('postpones a match until a day, on which it comes back by itself', async () => {
    const until = dayAfter(dayOf(house.clock.now()), 3)
    const { body } = await decide(as.facilitator, { verdict: 'postponed', until }).expect(200)
    expect(body.decision).toMatchObject({ verdict: 'postponed', until, reason: null })
    const undecided = async (agent = as.facilitator) =>
      idsOf(await list(agent, { decision: 'none', limit: 200 }))
    expect(await undecided()).not.toContain(pairId())
    expect(idsOf(await list(as.facilitator, { decision: 'postponed' }))).toEqual([pairId()])
    // Whose flow it is goes on reading it: only the work of the facilitators is put off.
    expect(idsOf(await list(as.farm, { limit: 200 }))).toContain(pairId())
    await house.clock.later(72, async () => {
      const agent = await house.signedIn('facilitator')
      expect(await undecided(agent)).toContain(pairId())
      expect(idsOf(await list(agent, { decision: 'postponed' }))).toEqual([])
    })
    await undecide(as.facilitator).expect(200)
  })

  it('asks until which day to come a match is postponed', async () => {
    const today = dayOf(house.clock.now())
    for (const until of [null, today, dayAfter(today, -1), dayAfter(today, 800)])
      expectProblem(await decide(as.facilitator, { verdict: 'postponed', until }), 'invalid-input', {
        pointers: ['/until'],
      })
    expectProblem(await decide(as.facilitator, { verdict: 'postponed', until: 'demain' }), 'invalid-input', {
      pointers: ['/until'],
    })
  })

  it('asks why a match is refused, and says what else is wrong', async () => {
    expectProblem(await decide(as.facilitator, { verdict: 'refused' }), 'invalid-input', {
      pointers: ['/reason'],
    })
    const wrong = { verdict: 'peut-être', reason: 'laid', note: 'x'.repeat(501) }
    expectProblem(await decide(as.facilitator, wrong), 'invalid-input', {
      pointers: ['/note', '/reason', '/verdict'],
    })
  })
})

describe('DELETE /matches/:id/decision', () => {
  it('is refused to an anonymous, and to all who do not facilitate', async () => {
    expectStranger(await undecide(as.anonymous))
    for (const agent of [as.farm, as.authority]) expectProblem(await undecide(agent), 'forbidden')
  })

  it('gives the match back to the lists, and leaves one that nobody decided as it is', async () => {
    await decide(as.facilitator, { verdict: 'refused', reason: 'distance' }).expect(200)
    for (let times = 0; times < 2; times++)
      expect((await undecide(as.facilitator).expect(200)).body.decision).toBeNull()
    expect(idsOf(await list(as.farm, { limit: 200 }))).toContain(pairId())
  })
})

describe('GET /matches/poolings', () => {
  const poolings = async (agent: typeof as.farm, query: object = {}) =>
    (await agent.get('/api/v1/matches/poolings').query(query).expect(200)).body
  interface Pooling {
    members: { label: string; party: { name: string } }[]
    reasons: string[]
  }
  const watch = (body: { items: Pooling[] }) =>
    body.items.filter(({ members }) => members.some(({ label }) => label === 'Gardiennage de nuit'))

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/matches/poolings'))
  })

  it('shows a member, the facilitators and the authority who shares the need', async () => {
    for (const agent of [as.press, as.facilitator, as.authority]) {
      const [pooling] = watch(await poolings(agent))
      expect(pooling?.members.map(({ party }) => party.name).sort()).toEqual([
        'Imprimerie des Ormeaux',
        'Scierie de Bordecaube',
      ])
      expect(pooling?.reasons[0]).toMatch(/^2 structures ont le même besoin/)
    }
  })

  it('shows nothing to a member outside of it, even asking by structure', async () => {
    expect(watch(await poolings(as.dairy))).toEqual([])
    expect(await poolings(as.dairy, { organisation: ids.press })).toEqual({ total: 0, items: [] })
  })

  it('filters by family and structure', async () => {
    expect(
      watch(await poolings(as.facilitator, { family: 'service', organisation: ids.press })),
    ).toHaveLength(1)
    expect(watch(await poolings(as.facilitator, { family: 'energy' }))).toEqual([])
    expect(watch(await poolings(as.facilitator, { organisation: ids.dairy }))).toEqual([])
  })

  it('says which value of the address is wrong', async () => {
    expectProblem(await as.farm.get('/api/v1/matches/poolings?family=bois'), 'invalid-input', {
      pointers: ['/family'],
    })
  })
})

describe('GET /matches/allotments', () => {
  const allotments = async (query: object = {}) =>
    (await as.facilitator.get('/api/v1/matches/allotments').query(query).expect(200)).body

  it('is refused to an anonymous, and to all who do not facilitate', async () => {
    expectStranger(await as.anonymous.get('/api/v1/matches/allotments'))
    for (const agent of [as.farm, as.authority])
      expectProblem(await agent.get('/api/v1/matches/allotments'), 'forbidden')
  })

  it('shows which small stocks would serve a need together, with what is missing', async () => {
    const { total, items } = await allotments({ organisation: ids.farm })
    expect(total).toBe(1)
    const [{ type, centre, parts, allotted, balance }] = items
    expect([type, centre.id, allotted, balance]).toEqual(['aggregation', ids.shavings, 0.5, 50])
    // The nearer first.
    expect(parts.map((part: { share: number }) => part.share)).toEqual([0.2, 0.3])
    for (const { matchId } of parts) {
      const { body } = await as.facilitator.get(`/api/v1/matches/${matchId}`).expect(200)
      expect(body.need.id).toBe(ids.shavings)
    }
  })

  it('filters by sort, family and structure, and pages without losing the total', async () => {
    expect((await allotments({ type: 'split' })).total).toBe(0)
    expect((await allotments({ family: 'energy' })).total).toBe(0)
    expect((await allotments({ organisation: ids.dairy })).total).toBe(0)
    expect((await allotments({ organisation: ids.press })).total).toBe(1)
    expect(await allotments({ offset: 1 })).toEqual({ total: 1, items: [] })
  })

  it('says which value of the address is wrong', async () => {
    const wrong = await as.facilitator.get('/api/v1/matches/allotments?type=vente&family=bois&limit=0')
    expectProblem(wrong, 'invalid-input', { pointers: ['/family', '/limit', '/type'] })
  })
})

describe('GET /matches/chains', () => {
  const chains = async (query: object = {}) =>
    (await as.facilitator.get('/api/v1/matches/chains').query(query).expect(200)).body
  const byConcrete = (body: { items: { transformation: { id: string } }[] }) =>
    body.items.filter(({ transformation }) => transformation.id === 'concrete-to-gravel')

  it('is refused to an anonymous, and to all who do not facilitate', async () => {
    expectStranger(await as.anonymous.get('/api/v1/matches/chains'))
    for (const agent of [as.farm, as.authority])
      expectProblem(await agent.get('/api/v1/matches/chains'), 'forbidden')
  })

  it('shows what becomes what, by whom, with the legs and the source', async () => {
    const [chain, ...others] = byConcrete(await chains())
    expect(others).toEqual([])
    expect(chain).toMatchObject({
      transformation: { process: 'concassage et criblage', source: expect.stringContaining('Cerema') },
      stock: { label: 'Blocs de béton de démolition' },
      need: { label: 'Graves et graviers pour une piste' },
      transformer: { organisationId: ids.crusher, name: 'Recyclage des Coteaux', communeName: 'Auch' },
      legsKm: [expect.any(Number), expect.any(Number)],
    })
  })

  it('counts the links that are missing, with who could be one', async () => {
    const { items, missing } = await chains({ transformer: 'missing' })
    expect(items.length).toBeGreaterThan(0)
    for (const { transformer } of items) expect(transformer).toBeNull()
    const pellets = missing.find(({ id }: { id: string }) => id === 'sawdust-raw-to-pellets')
    expect(pellets).toMatchObject({ transformerFr: 'granulateur de bois', stockCount: 2, needCount: 1 })
  })

  it('filters by transformer, family and structure, and pages without losing the total', async () => {
    expect(byConcrete(await chains({ transformer: 'missing' }))).toEqual([])
    expect(byConcrete(await chains({ transformer: 'known' }))).toHaveLength(1)
    expect(byConcrete(await chains({ organisation: ids.town }))).toHaveLength(1)
    expect(byConcrete(await chains({ organisation: ids.farm }))).toEqual([])
    expect((await chains({ family: 'energy' })).total).toBe(0)
    const all = await chains()
    expect(await chains({ limit: 1, offset: 1 })).toMatchObject({ total: all.total, items: [all.items[1]] })
  })

  it('says which value of the address is wrong', async () => {
    const wrong = await as.facilitator.get('/api/v1/matches/chains?transformer=oui&family=bois&limit=0')
    expectProblem(wrong, 'invalid-input', { pointers: ['/family', '/limit', '/transformer'] })
  })
})

describe('GET /matches/stopped', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/matches/stopped'))
  })

  it.each(['farm', 'press', 'authority'] as const)('is refused to %s', async (who) => {
    expectProblem(await as[who].get('/api/v1/matches/stopped'), 'forbidden')
  })

  it('tells facilitators which rule forbids a tempting pair, and where it is written', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches/stopped').expect(200)
    const pair = body.items.find(
      ({ stock, need }: { stock: { id: string }; need: { id: string } }) =>
        stock.id === ids.panels && need.id === ids.litter,
    )
    expect(pair.reason).toMatch(/panneaux/i)
    expect(pair.source).toMatch(/\p{L}/u)
    expect(pair.ruleLabel).toMatch(/panneaux.* → /i)
    expect(pair.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(body.total).toBe(body.items.length)
  })

  it('filters by structure', async () => {
    const total = async (organisation: string) =>
      (await as.facilitator.get('/api/v1/matches/stopped').query({ organisation }).expect(200)).body.total
    expect(await total(ids.sawmill)).toBeGreaterThan(0)
    expect(await total(ids.dairy)).toBe(0)
  })
})

describe('a change of a flow', () => {
  it('leaves the same matches and the same stops as reading everything afresh', () => {
    const facilitator = {
      userId: 'test',
      name: 'Test',
      role: 'facilitator' as const,
      memberships: [],
      portfolio: null,
    }
    const [supplier, user] = [
      house.organisation({ name: 'Offreuse' }),
      house.organisation({ name: 'Demandeuse' }),
    ]
    const stocks = [
      'Sciure de bois créosoté',
      'Plumes de canard brutes',
      'Chutes de chêne massif',
      'Drêches de brasserie',
    ]
    const needs = [
      'Litière de bois pour les porcs',
      'Bois pour fumer les magrets',
      'Aliments pour porcs',
      'Paillage',
    ]
    for (const label of stocks) house.flow({ organisationId: supplier, kind: 'stock', label })
    for (const label of needs) house.flow({ organisationId: user, kind: 'need', label })
    const afresh = buildRooms(house.db, house.clock, SECRET).matching
    const pairs = ({ items }: { items: { stock: { id: string }; need: { id: string } }[] }) =>
      items.map(({ stock, need }) => `${stock.id}~${need.id}`).sort()
    const everything = { limit: 200, offset: 0 }
    expect(pairs(house.rooms.matching.stopped(facilitator))).toEqual(pairs(afresh.stopped(facilitator)))
    expect(pairs(house.rooms.matching.list(facilitator, everything))).toEqual(
      pairs(afresh.list(facilitator, everything)),
    )
  })

  it('reaches the matches at once: withdrawn, it leaves them; declared, it enters them', async () => {
    const organisationId = house.organisation({
      name: 'Porcherie voisine',
      nafCode: '01.46Z',
      sites: place('Pessan'),
    })
    const need = {
      organisationId,
      kind: 'need' as const,
      label: 'Petit-lait pour porcs',
      visibility: 'network' as const,
    }
    const id = house.flow(need)
    expect(idsOf(await list(as.dairy))).toContain(`${ids.whey}~${id}`)
    await as.facilitator.patch(`/api/v1/flows/${id}`).send({ visibility: 'facilitators' }).expect(200)
    expect(idsOf(await list(as.dairy))).not.toContain(`${ids.whey}~${id}`)
    await as.facilitator.patch(`/api/v1/flows/${id}`).send({ visibility: 'network' }).expect(200)
    expect(idsOf(await list(as.dairy))).toContain(`${ids.whey}~${id}`)
    await as.facilitator.delete(`/api/v1/flows/${id}`).expect(204)
    expect(idsOf(await list(as.dairy))).not.toContain(`${ids.whey}~${id}`)
    expectProblem(await as.dairy.get(`/api/v1/matches/${ids.whey}~${id}`), 'not-found')
  })
})
