import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectPath } from '../../src/project-path.ts'
import { PASSWORD } from '../support/app.ts'
import { expectProblem } from './expect-problem.ts'
import { type Agent, countRows, type House, openHouse } from './house.ts'

/**
 * The first day of a facilitator, told once and in order: an empty installation, its administrator, the notes of
 * the audited companies, what they could do together, and a flow that comes and goes.
 */
let house: House
let facilitator: Agent

const demoFile = (name: string) => readFileSync(projectPath(`src/features/spreadsheets/demo/${name}`))
const sheets = ['structures.csv', 'gisements.csv', 'besoins.csv'] as const
const rowsIn = (name: (typeof sheets)[number]) =>
  demoFile(name).toString('utf8').trimEnd().split('\n').length - 1
const rows = () => sheets.reduce((sum, name) => sum + rowsIn(name), 0)

async function preview() {
  const request = facilitator.post('/api/v1/imports')
  for (const name of sheets) request.attach('fichiers', demoFile(name), name)
  return (await request.expect(200)).body
}

interface Shown {
  id: string
  score: number
  reasons: string[]
  toCheck: string[]
  stock: { id: string; label: string }
  need: { id: string; label: string }
}

async function matches(query: object = {}): Promise<Shown[]> {
  const found: Shown[] = []
  for (let total = 1; found.length < total; ) {
    const page = { limit: 200, offset: found.length, ...query }
    const { body } = await facilitator.get('/api/v1/matches').query(page).expect(200)
    total = body.total
    found.push(...body.items)
    if (body.items.length === 0) break
  }
  return found
}

describe('the first day', () => {
  beforeAll(async () => {
    house = await openHouse()
    const code = house.rooms.accounts.setupCode()
    expect((await house.anonymous.get('/api/v1/setup')).body).toEqual({ needed: true })
    const administrator = { code, name: 'Alix', email: 'alix@cci.example', password: PASSWORD }
    await house.anonymous.post('/api/v1/setup').send(administrator).expect(201)
    expect((await house.anonymous.get('/api/v1/session').expect(200)).body).toMatchObject({
      user: { name: 'Alix', role: 'administrator' },
      isDemo: false,
    })
    expect((await house.anonymous.get('/api/v1/matches').expect(200)).body).toEqual({ total: 0, items: [] })
    facilitator = await house.signedIn('facilitator')

    const seen = await preview()
    expect(seen.rejected).toEqual([])
    expect(seen.totals).toEqual({ created: rows(), updated: 0, unchanged: 0, rejected: 0 })
    expect(seen.sheets.map(({ name, counts }: { name: string; counts: object }) => [name, counts])).toEqual(
      expect.arrayContaining([
        ['structures', expect.objectContaining({ created: rowsIn('structures.csv') })],
      ]),
    )
    expect([countRows(house, 'organisations'), countRows(house, 'flows')], 'nothing is written yet').toEqual([
      0, 0,
    ])

    const applied = await facilitator.post(`/api/v1/imports/${seen.id}/apply`).expect(200)
    expect(applied.body).toEqual({ id: seen.id, totals: seen.totals })
    expect(countRows(house, 'flows')).toBe(rowsIn('gisements.csv') + rowsIn('besoins.csv'))
  })
  afterAll(() => house?.close())

  it('finds the same files unchanged: nothing to apply', async () => {
    const again = await preview()
    expect(again.totals).toEqual({ created: 0, updated: 0, unchanged: rows(), rejected: 0 })
    expect([again.applicable, again.rows]).toEqual([false, []])
  })

  it('finds the structures and their flows where the audit left them', async () => {
    const { body } = await facilitator.get('/api/v1/organisations').query({ q: 'Plumasson' }).expect(200)
    expect(body.items).toMatchObject([
      { name: 'Duvets Plumasson', communeName: 'Sainte-Christie', stockCount: 1 },
    ])
    const flows = await facilitator.get('/api/v1/flows').query({ organisation: body.items[0].id }).expect(200)
    const feathers = flows.body.items.find(({ label }: { label: string }) =>
      label.startsWith('Plumes de palmipèdes'),
    )
    expect(feathers).toMatchObject({
      quantity: 90,
      unit: 't',
      period: 'year',
      provenance: 'audited',
      kind: 'need',
    })
  })

  it('proposes the synergies an auditor would, each with reasons and checks', async () => {
    const all = await matches()
    const between = (stock: string, need: string) =>
      all.find((match) => match.stock.label.startsWith(stock) && match.need.label.startsWith(need))
    const expected: [string, string][] = [
      ['Lactosérum doux', 'Aliments liquides pour porcs'],
      ['Plumes et duvet de canard', 'Plumes de palmipèdes'],
      ['Sciure de chêne', 'Litière de bois pour les porcs'],
      ["Fûts d'armagnac", 'Fûts de chêne ayant contenu'],
    ]
    for (const [stock, need] of expected) {
      const match = between(stock, need)
      expect(match, `${stock} → ${need}`).toBeDefined()
      const own = all.filter((other) => other.stock.id === match?.stock.id)
      expect(
        own.findIndex(({ id }) => id === match?.id),
        `${stock} → ${need}: rank`,
      ).toBeLessThan(5)
      expect(match?.reasons.length).toBeGreaterThanOrEqual(3)
      if (!stock.startsWith('Fûts')) expect(match?.toCheck.length).toBeGreaterThanOrEqual(1)
      for (const sentence of [...(match?.reasons ?? []), ...(match?.toCheck ?? [])])
        expect(sentence).toMatch(/^[\p{Lu}\d«].*\.$/su)
    }
    expect(all.slice(0, 10).every(({ score }) => score > 0.4 && score <= 1)).toBe(true)
  })

  it('keeps the dangerous pairs apart, and says which rule forbids them', async () => {
    const { body } = await facilitator.get('/api/v1/matches/stopped').expect(200)
    const pair = body.items.find(
      ({ stock, need }: Shown) =>
        stock.label.startsWith('Huile de friture') && need.label.startsWith('Matières grasses'),
    )
    expect(pair).toMatchObject({
      reason: expect.stringMatching(/friture/i),
      source: expect.stringMatching(/1069\/2009/),
    })
    const proposed = new Set((await matches()).map(({ id }) => id))
    for (const { stock, need } of body.items) expect(proposed).not.toContain(`${stock.id}~${need.id}`)
  })

  it('proposes to do together what several need', async () => {
    const { body } = await facilitator.get('/api/v1/matches/poolings').expect(200)
    const labels = body.items.map(({ members }: { members: { label: string }[] }) =>
      members.map(({ label }) => label),
    )
    expect(
      labels.some((group: string[]) => group.filter((label) => /électricité/i.test(label)).length >= 2),
    ).toBe(true)
  })

  it('follows a flow that comes and goes', async () => {
    const { body: found } = await facilitator
      .get('/api/v1/organisations')
      .query({ q: 'Pas de l' })
      .expect(200)
    const declared = await facilitator
      .post('/api/v1/flows')
      .send({
        organisationId: found.items[0].id,
        kind: 'stock',
        family: 'material',
        label: 'Petit-lait acide, second tank',
        quantity: 4,
        unit: 'm3',
        period: 'week',
      })
      .expect(201)
    const own = async () => (await matches()).filter(({ stock }) => stock.id === declared.body.id)
    const pigs = (await own()).find(({ need }) => need.label.startsWith('Aliments liquides pour porcs'))
    expect(pigs?.reasons[0]).toMatch(/lactosérum|petit-lait/i)
    await facilitator.delete(`/api/v1/flows/${declared.body.id}`).expect(204)
    expect(await own()).toEqual([])
    expectProblem(await facilitator.get(`/api/v1/matches/${pigs?.id}`), 'not-found')
  })
})
