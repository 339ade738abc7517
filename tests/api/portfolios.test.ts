import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal } from './expect-problem.ts'
import { type Agent, sharedHouse } from './house.ts'

const NOWHERE = '01aaaaaaaaaaaaaaaaaa'

/** Structures by the reason why the limited facilitator is in charge of them, or not. */
const ids = { inCommune: '', named: '', outside: '' }
/** A hidden, an anonymised and an open stock of each, and a hidden need that fits them. */
const flowIds = {} as Record<keyof typeof ids, { hidden: string; anonymised: string; network: string }>
let needOutside = ''

const site = (communeName: string, siret: string | null = null) => ({
  ...{ siret, label: null, address: null, postalCode: null, communeCode: null },
  ...{ communeName, lat: null, lng: null },
})

const { house, as } = sharedHouse(
  ({ organisation, flow }) => {
    ids.inCommune = organisation({ name: 'Scierie de Pavie', sites: [site('Pavie')] })
    ids.named = organisation({ name: 'Moulin nommé', sites: [site('Auch')] })
    ids.outside = organisation({
      name: 'Fonderie Étrangère',
      siren: '000379990',
      notes: 'Note étrangère',
      sites: [site('Auch', '00037999000005')],
      contacts: [{ name: 'Ana Étrangère', email: 'ana@etrangere.example', phone: null }],
    })
    for (const key of Object.keys(ids) as (keyof typeof ids)[]) {
      const stock = (visibility: 'facilitators' | 'anonymised' | 'network') =>
        flow({ organisationId: ids[key], kind: 'stock', label: `Sciure de chêne ${key}`, visibility })
      flowIds[key] = {
        hidden: stock('facilitators'),
        anonymised: stock('anonymised'),
        network: stock('network'),
      }
    }
    needOutside = flow({ organisationId: ids.outside, kind: 'need', label: 'Sciure de chêne' })
    const buyer = organisation({ name: 'Acheteur ouvert' })
    flow({ organisationId: buyer, kind: 'need', label: 'Sciure de chêne', visibility: 'network' })
    return {
      limited: ['facilitator'],
      unlimited: ['facilitator'],
      administrator: ['administrator'],
      networked: ['member', { organisationId: organisation({ name: 'Voisine' }), role: 'member' }],
      waiting: ['member'],
    }
  },
  { TRUST_PROXY: '1' },
)

const idOf = async (agent: Agent): Promise<string> => (await agent.get('/api/v1/session')).body.user.id

beforeAll(async () => {
  house.rooms.accounts.administration.setPortfolio(
    await idOf(as.limited),
    { communeCodes: ['32307'], organisationIds: [ids.named] },
    'test',
  )
})

describe('a limited facilitator', () => {
  it('lists the structures of its communes and those named, and no other', async () => {
    const names = async (agent: Agent) =>
      (await agent.get('/api/v1/organisations').expect(200)).body.items.map(
        ({ name }: { name: string }) => name,
      )
    const limited = await names(as.limited)
    expect(limited).toEqual(expect.arrayContaining(['Moulin nommé', 'Scierie de Pavie']))
    for (const other of ['Fonderie Étrangère', 'Acheteur ouvert', 'Voisine'])
      expect(limited).not.toContain(other)
    expect(await names(as.unlimited)).toContain('Fonderie Étrangère')
    expect(await names(as.administrator)).toContain('Fonderie Étrangère')
  })

  it('reads the sheets of its own; another’s is as if it did not exist', async () => {
    for (const id of [ids.inCommune, ids.named])
      expect((await as.limited.get(`/api/v1/organisations/${id}`).expect(200)).body.can.edit).toBe(true)
    const foreign = await as.limited.get(`/api/v1/organisations/${ids.outside}`)
    expectProblem(foreign, 'not-found')
    expectSameRefusal(foreign, await as.limited.get(`/api/v1/organisations/${NOWHERE}`))
    expect(foreign.text).not.toMatch(/Étrangère/)
  })

  it('sees of a neighbour’s flows what any member sees, and touches none of them', async () => {
    const { hidden, anonymised, network } = flowIds.outside
    expectProblem(await as.limited.get(`/api/v1/flows/${hidden}`), 'not-found')
    for (const id of [anonymised, network]) {
      const seen = (await as.limited.get(`/api/v1/flows/${id}`).expect(200)).body
      expect(seen).toEqual((await as.networked.get(`/api/v1/flows/${id}`).expect(200)).body)
      expect(seen.can.edit).toBe(false)
      expectProblem(await as.limited.patch(`/api/v1/flows/${id}`).send({ label: 'Pris' }), 'forbidden')
      expectProblem(await as.limited.delete(`/api/v1/flows/${id}`), 'forbidden')
    }
    expectProblem(await as.limited.patch(`/api/v1/flows/${hidden}`).send({ label: 'Pris' }), 'not-found')
    expectProblem(await as.limited.delete(`/api/v1/flows/${hidden}`), 'not-found')
    const declared = { organisationId: ids.outside, kind: 'stock', family: 'material', label: 'Sciure' }
    expectProblem(await as.limited.post('/api/v1/flows').send(declared), 'not-found')
    const filtered = await as.limited.get('/api/v1/flows').query({ organisation: ids.outside }).expect(200)
    expect(filtered.body.total, 'no filter confirms who is behind what').toBe(0)
  })

  it('works on the flows of its own as any facilitator', async () => {
    const { hidden } = flowIds.inCommune
    const audited = { provenance: 'audited', auditedBy: 'Camille', auditedOn: '2026-01-05' }
    const { body } = await as.limited.patch(`/api/v1/flows/${hidden}`).send(audited).expect(200)
    expect(body).toMatchObject(audited)
  })

  it('sees the matches with one side of its own, the other side as open as that one is', async () => {
    const { items } = (await as.limited.get('/api/v1/matches?limit=100').expect(200)).body
    expect(items.length).toBeGreaterThan(0)
    const own = new Set(
      [...Object.values(flowIds.inCommune), ...Object.values(flowIds.named)].map((id) => id),
    )
    for (const { stock, need } of items) {
      expect(own.has(stock.id) || own.has(need.id)).toBe(true)
      expect(need.id, 'a hidden need stays hidden').not.toBe(needOutside)
    }
    for (const stockId of Object.values(flowIds.outside))
      expectProblem(await as.limited.get(`/api/v1/matches/${stockId}~${needOutside}`), 'not-found')
    expectProblem(await as.limited.get(`/api/v1/matches/${flowIds.named.hidden}~${needOutside}`), 'not-found')
    const everywhere = JSON.stringify([
      items,
      (await as.limited.get('/api/v1/matches/poolings').expect(200)).body,
      (await as.limited.get('/api/v1/matches/stopped').expect(200)).body,
      (await as.limited.get('/api/v1/matches/allotments').expect(200)).body,
      (await as.limited.get('/api/v1/matches/chains').expect(200)).body,
    ])
    expect(everywhere).not.toContain(needOutside)
    expect(everywhere).not.toContain(flowIds.outside.hidden)
  })

  it('is in charge of a structure that it registers, wherever that lies', async () => {
    const body = { name: 'Atelier de Lectoure', kind: 'company', sites: [{ communeName: 'Lectoure' }] }
    const { id, can } = (await as.limited.post('/api/v1/organisations').send(body).expect(201)).body
    expect(can).toMatchObject({ edit: true, declare: true })
    await as.limited.get(`/api/v1/organisations/${id}`).expect(200)
  })

  it('imports rows of its own and new structures; a row about another’s is refused with the reason', async () => {
    const send = (csv: string, name = 'structures.csv') =>
      as.limited.post('/api/v1/imports').attach('f', Buffer.from(csv), name)
    for (const row of [
      'Nom changé;00037999000005;Auch',
      'Fonderie Étrangère;;Auch',
      'Site neuf;00037999000013;Auch',
    ]) {
      const { body } = await send(`nom;siret;commune\r\n${row}\r\n`).expect(200)
      expect(body.totals, row).toMatchObject({ created: 0, updated: 0, rejected: 1 })
      expect(body.rejected[0].expected).toMatch(/votre portefeuille/)
      expect(JSON.stringify(body), 'nothing of what is registered').not.toMatch(/Note étrangère|Ana/)
      expectProblem(await as.limited.post(`/api/v1/imports/${body.id}/apply`), 'invalid-input')
    }
    const flows = await send('siret;designation\r\n00037999000005;Sciure\r\n', 'gisements.csv').expect(200)
    expect(flows.body.rejected[0].expected).toMatch(/votre portefeuille/)
    const named = await send('structure;designation\r\nFonderie Étrangère;Sciure\r\n', 'gisements.csv')
    expect(named.body.rejected[0].expected).toMatch(/votre portefeuille/)

    const fresh = (await send('nom;commune\r\nImportée de Condom;Condom\r\n').expect(200)).body
    await as.limited.post(`/api/v1/imports/${fresh.id}/apply`).expect(200)
    const found = await as.limited.get('/api/v1/organisations?q=Importée de Condom').expect(200)
    expect(found.body.total).toBe(1)
  })

  it('keeps its limits when the last structure named is gone, and before any stands in its communes', async () => {
    const agent = await house.signedIn('facilitator')
    const me = await idOf(agent)
    const gone = house.organisation({ name: 'Bientôt disparue' })
    const limits = { communeCodes: [], organisationIds: [gone] }
    house.rooms.accounts.administration.setPortfolio(me, limits, 'test')
    house.db.sqlite.prepare('delete from organisations where id = ?').run(gone)
    expect((await agent.get('/api/v1/organisations')).body.total).toBe(0)
    house.rooms.accounts.administration.setPortfolio(
      me,
      { communeCodes: ['32256'], organisationIds: [] },
      'test',
    )
    expect((await agent.get('/api/v1/organisations')).body.total).toBe(0)
  })
})

describe('an account that belongs to no structure', () => {
  it('reads nothing of the network: no flow, no match, no count, no structure', async () => {
    for (const path of ['/flows', '/matches', '/matches/poolings', '/organisations']) {
      const { body } = await as.waiting.get(`/api/v1${path}`).expect(200)
      expect(body, path).toMatchObject({ total: 0, items: [] })
    }
    for (const id of Object.values(flowIds.outside))
      expectProblem(await as.waiting.get(`/api/v1/flows/${id}`), 'not-found')
    expectProblem(await as.waiting.get(`/api/v1/organisations/${ids.outside}`), 'not-found')
  })
})
