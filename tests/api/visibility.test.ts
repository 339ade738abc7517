import { beforeAll, describe, expect, it } from 'vitest'
import type { FlowInput } from '../../src/features/flows/contract.ts'
import { greatCircleKm, roadKmFromStraight } from '../../src/kernel/geo.ts'
import { expectProblem } from './expect-problem.ts'
import { type Agent, sharedHouse } from './house.ts'

type Level = FlowInput['visibility']
const levels = ['facilitators', 'anonymised', 'network'] as const

/** What a structure of each level says of itself; no value occurs anywhere else. */
interface Hideaway {
  name: string
  id: string
  word: string
  lat: number
  lng: number
  stockId: string
  needId: string
  poolId: string
  quantity: number
}

const site = (communeName: string, lat: number | null = null, lng: number | null = null) => ({
  ...{ siret: null, label: null, address: null, postalCode: null, communeCode: null },
  ...{ communeName, lat, lng },
})

const owners = {} as Record<Level, Hideaway>
let partner = ''
let outsider = ''
const partnerFlows = { feed: '', sawdust: '', watch: '' }

const { house, as } = sharedHouse(
  ({ organisation, flow }) => {
    partner = organisation({
      name: 'Partenaire Bourdasque',
      nafCode: '01.46Z',
      sites: [site('Montaut-les-Créneaux', 43.7018, 0.666)],
    })
    outsider = organisation({ name: 'Étrangère Lodessan', sites: [site('Auch')] })
    const open = (input: Pick<FlowInput, 'kind' | 'label'> & Partial<FlowInput>) =>
      flow({ organisationId: partner, visibility: 'network', ...input })
    const amount = { quantity: 90, unit: 't', period: 'year', months: 4095 } as const
    partnerFlows.feed = open({ kind: 'need', label: 'Petit-lait pour porcs', ...amount })
    partnerFlows.sawdust = open({ kind: 'stock', label: 'Sciure de chêne brute', ...amount })
    partnerFlows.watch = open({ kind: 'need', family: 'service', label: 'Gardiennage de nuit' })
    levels.forEach((visibility, i) => {
      const word = ['zibelinque', 'ornicarle', 'mirliflore'][i] as string
      const [lat, lng, quantity] = [43.58713 + i / 1000, 0.71809 + i / 1000, 71.375 + i]
      const name = `Maison ${word} et fils`
      const id = organisation({
        name,
        notes: `note ${word}`,
        sites: [{ ...site('Castelnau-Barbarens', lat, lng), address: `3 rue ${word}` }],
        contacts: [{ name: `Ana ${word}`, email: `ana@${word}.example`, phone: null }],
      })
      const declare = (input: Pick<FlowInput, 'kind' | 'label'> & Partial<FlowInput>) =>
        flow({
          organisationId: id,
          visibility,
          quantityVisibility: visibility === 'network' ? 'network' : 'facilitators',
          packaging: `bacs ${word}`,
          quality: `qualité ${word}`,
          constraints: `accès ${word}`,
          currentPartner: `négoce ${word}`,
          currentCostEurosPerUnit: 913.57 + i,
          auditedBy: `auditeur ${word}`,
          notes: `remarque ${word}`,
          quantity,
          unit: 't',
          period: 'year',
          months: 4095,
          ...input,
        })
      owners[visibility] = {
        ...{ name, id, word, lat, lng, quantity },
        stockId: declare({ kind: 'stock', label: `Lactosérum doux ${word}` }),
        needId: declare({ kind: 'need', label: `Litière de bois pour les porcs ${word}` }),
        poolId: declare({ kind: 'need', family: 'service', label: `Gardiennage de nuit ${word}` }),
      }
    })
    return {
      facilitator: ['facilitator'],
      authority: ['authority'],
      partner: ['member', { organisationId: partner, role: 'manager' }],
      outsider: ['member', { organisationId: outsider, role: 'member' }],
      facilitatorsOwner: ['member', { organisationId: owners.facilitators.id, role: 'member' }],
      anonymisedOwner: ['member', { organisationId: owners.anonymised.id, role: 'member' }],
      networkOwner: ['member', { organisationId: owners.network.id, role: 'member' }],
    }
  },
  { TRUST_PROXY: '1' },
)

/** Requests are counted by address; each walk comes from its own. */
let walks = 0
interface Seen {
  path: string
  status: number
  text: string
  body: { total?: number; items?: unknown[]; instead?: unknown }
}

const pairsOf = ({ stockId, needId }: Hideaway) => [
  `${stockId}~${partnerFlows.feed}`,
  `${partnerFlows.sawdust}~${needId}`,
]

/** Every address that shows flows or structures, with every filter that could be used to probe one level. */
async function walk(agent: Agent, level: Level): Promise<Seen[]> {
  const owner = owners[level]
  const probes = [
    owner.word,
    owner.name,
    'Maison',
    'lactosérum doux',
    'négoce',
    'remarque',
    String(owner.quantity),
  ]
  const q = (path: string) => probes.map((probe) => `${path}?q=${encodeURIComponent(probe)}`)
  const paths = [
    '/flows?limit=500',
    '/flows?kind=stock',
    `/flows?organisation=${owner.id}`,
    ...q('/flows'),
    ...[owner.stockId, owner.needId, owner.poolId].map((id) => `/flows/${id}`),
    '/organisations?limit=500',
    ...q('/organisations'),
    `/organisations/${owner.id}`,
    '/matches?limit=200',
    `/matches?organisation=${owner.id}`,
    `/matches?organisation=${partner}`,
    '/matches?maxKm=100',
    '/matches?family=material',
    ...q('/matches'),
    ...pairsOf(owner).map((id) => `/matches/${id}`),
    '/matches/poolings',
    '/matches/poolings?family=service',
    `/matches/poolings?organisation=${owner.id}`,
    `/matches/poolings?organisation=${partner}`,
    '/matches/stopped',
    `/matches/stopped?organisation=${owner.id}`,
  ]
  const address = `203.0.113.${++walks}`
  const seen: Seen[] = []
  for (const path of paths) {
    const { status, text, body } = await agent.get(`/api/v1${path}`).set('X-Forwarded-For', address)
    expect(status, path).toBeLessThan(500)
    seen.push({ path, status, text, body })
  }
  return seen
}

const strangers = ['anonymous', 'outsider', 'partner', 'authority'] as const
type Stranger = (typeof strangers)[number]
const seenBy = {} as Record<Stranger, Record<Level, Seen[]>>

beforeAll(async () => {
  for (const who of strangers) {
    seenBy[who] = {} as Record<Level, Seen[]>
    for (const level of levels) seenBy[who][level] = await walk(as[who], level)
  }
})

/** The authority reads the list of structures: their names and places are no secret there. */
const isRegister = (who: Stranger, { path }: Seen) => who === 'authority' && path.startsWith('/organisations')

function leaks(who: Stranger, level: Level, secrets: readonly (string | number)[]): string[] {
  return seenBy[who][level]
    .filter((seen) => !isRegister(who, seen))
    .flatMap(({ path, text }) =>
      secrets
        .filter((secret) => text.includes(String(secret)))
        .map((secret) => `${who} reads « ${secret} » at ${path}`),
    )
}

/** A match as the facilitators know it: the truth that others may only see blurred. */
async function exactly(id: string) {
  return (await as.facilitator.get(`/api/v1/matches/${id}`).expect(200)).body
}

describe('the owner of a flow, and the facilitators', () => {
  it.each(levels)('see all of it at level %s', async (level) => {
    const { stockId, word, name, quantity } = owners[level]
    for (const agent of [as[`${level}Owner`], as.facilitator]) {
      const { body, text } = await agent.get(`/api/v1/flows/${stockId}`).expect(200)
      expect(body).toMatchObject({ seenAs: 'full', quantity, party: { name }, notes: `remarque ${word}` })
      expect(text).toContain(`négoce ${word}`)
    }
  })
})

describe.each(strangers)('%s', (who) => {
  it('finds nothing of a flow kept to the facilitators, not even that it exists', () => {
    const { word, id, lat, lng, stockId, needId, poolId, quantity } = owners.facilitators
    expect(
      leaks(who, 'facilitators', [word, id, lat, lng, stockId, needId, poolId, quantity, 913.57]),
    ).toEqual([])
  })

  it('finds in an anonymised flow its resource and its commune, and nothing that names or measures it', () => {
    const { word, id, lat, lng, quantity } = owners.anonymised
    expect(leaks(who, 'anonymised', [word, id, lat, lng, quantity, 914.57])).toEqual([])
  })

  it('never reads the partner, the price, the auditor or the notes of a flow open to the network', () => {
    const { word } = owners.network
    const secrets = [`négoce ${word}`, `remarque ${word}`, `auditeur ${word}`, 915.57]
    const more = [`note ${word}`, `Ana ${word}`, `ana@${word}`, `3 rue ${word}`]
    expect(leaks(who, 'network', [...secrets, ...more])).toEqual([])
  })

  it('counts nothing hidden: totals are what is listed, and naming a hidden structure finds nothing', () => {
    for (const level of levels)
      for (const { path, status, body } of seenBy[who][level]) {
        if (status !== 200 || !body.items) continue
        if (/limit=|poolings/.test(path) && body.total !== undefined)
          expect(body.total, path).toBe(body.items.length)
        const probes = new RegExp(`organisation=${owners[level].id}|q=${owners[level].word}`)
        if (level === 'network' || (who === 'authority' && path.startsWith('/organisations'))) continue
        if (probes.test(path)) {
          expect(body, path).toMatchObject({ total: 0, items: [] })
          expect(body.instead ?? null, path).toBeNull()
        }
      }
  })
})

describe('a member of the matching partner', () => {
  it('sees the anonymised match: resource, commune, distance of its centre', async () => {
    const [id = ''] = pairsOf(owners.anonymised)
    const { body } = await as.partner.get(`/api/v1/matches/${id}`).expect(200)
    expect(body.stock).toMatchObject({
      seenAs: 'anonymised',
      label: expect.stringMatching(/lactosérum/i),
      party: { organisationId: null, name: 'Structure non nommée', communeName: 'Castelnau-Barbarens' },
    })
    const centre = { lat: 43.5815, lng: 0.7237 }
    const km = roadKmFromStraight(greatCircleKm(centre, { lat: 43.7018, lng: 0.666 }))
    expect(body.distanceKm).toBeCloseTo(km)
    expect(body.need.party.name).toBe('Partenaire Bourdasque')
  })

  it('sees the whole of a match open to the network', async () => {
    const [id = ''] = pairsOf(owners.network)
    const { body } = await as.partner.get(`/api/v1/matches/${id}`).expect(200)
    expect(body.stock).toMatchObject({ label: 'Lactosérum doux mirliflore', quantity: 73.375 })
    expect(body.distanceKm).toBe((await exactly(id)).distanceKm)
  })

  it('does not find a match hidden from it', async () => {
    for (const id of pairsOf(owners.facilitators))
      expectProblem(await as.partner.get(`/api/v1/matches/${id}`), 'not-found')
  })

  it.each([0, 1])(
    'cannot work the distance of an anonymised flow back from a figure (pair %i)',
    async (side) => {
      const id = pairsOf(owners.anonymised)[side] as string
      const exact = await exactly(id)
      const { body } = await as.partner.get(`/api/v1/matches/${id}`).expect(200)
      const term = (match: { terms: { id: string; value: number }[] }, name: string) =>
        match.terms.find((one) => one.id === name)?.value
      expect(body.distanceKm).not.toBe(exact.distanceKm)
      expect(term(body, 'distance'), 'the term is a function of the distance').not.toBe(
        term(exact, 'distance'),
      )
      expect(term(body, 'quantity') ?? null).toBeNull()
      expect(body.score, 'the score is the product of the terms').not.toBe(exact.score)
    },
  )

  it.each([0, 1])(
    'cannot find the distance of an anonymised flow by narrowing the filter (pair %i)',
    async (side) => {
      const id = pairsOf(owners.anonymised)[side] as string
      const shown = (await as.partner.get(`/api/v1/matches/${id}`)).body.distanceKm
      const listedWithin = async (maxKm: number) =>
        (await as.partner.get('/api/v1/matches').query({ maxKm, limit: 200 })).body.items.some(
          (match: { id: string }) => match.id === id,
        )
      expect([await listedWithin(shown), await listedWithin(shown - 0.01)]).toEqual([true, false])
    },
  )

  it('cannot tell a change of what an anonymised flow hides', async () => {
    const organisationId = house.organisation({ name: 'Changeante', sites: [site('Pessan')] })
    const id = house.flow({
      organisationId,
      kind: 'stock',
      label: 'Lactosérum doux',
      visibility: 'anonymised',
      quantity: 20,
      unit: 't',
      period: 'year',
    })
    const read = async () => [
      (await as.partner.get(`/api/v1/flows/${id}`).expect(200)).text,
      (await as.partner.get(`/api/v1/matches/${id}~${partnerFlows.feed}`).expect(200)).text,
    ]
    const before = await read()
    const change = {
      quantity: 88,
      currentCostEurosPerUnit: 3,
      currentPartner: 'Autre',
      notes: 'Autre',
      auditedBy: 'Autre',
    }
    await as.facilitator.patch(`/api/v1/flows/${id}`).send(change).expect(200)
    expect(await read()).toEqual(before)
  })
})

describe('a flow kept to the facilitators', () => {
  it.each(['outsider', 'partner', 'authority'] as const)('changes nothing that %s can read', async (who) => {
    const organisationId = house.organisation({
      name: `Discrète ${who}`,
      sites: [site('Montaut-les-Créneaux')],
    })
    const read = async () =>
      (await walk(as[who], 'network')).map(
        ({ path, text }) => `${path} ${text.replace(/"instance":"[^"]+"/, '')}`,
      )
    const before = await read()
    const hide = (input: Pick<FlowInput, 'kind' | 'label'> & Partial<FlowInput>) =>
      house.flow({ organisationId, ...input })
    const ids = [
      hide({ kind: 'stock', label: 'Lactosérum doux de fromagerie, petit-lait pour porcs' }),
      hide({
        kind: 'need',
        label: 'Litière de sciure de chêne',
        confirmedOn: '2026-11-01',
        provenance: 'audited',
      }),
      hide({ kind: 'need', family: 'service', label: 'Gardiennage de nuit' }),
    ]
    const after = await read()
    for (const id of ids) await as.facilitator.delete(`/api/v1/flows/${id}`).expect(204)
    expect(after.filter((answer, i) => answer !== before[i]).map((answer) => answer.split(' ')[0])).toEqual(
      [],
    )
  })
})
