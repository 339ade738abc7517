import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PublicationView } from '../../src/features/flows/open-data/contract.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const CSV = '/api/v1/open-data/resources.csv'
const SCHEMA = '/api/v1/open-data/resources.schema.json'

let own = ''
let other = ''
const { house, as } = sharedHouse((opened) => {
  // Three alike in Auch: the commune hides them.
  own = opened.organisation({ name: 'Scierie Zibelinque' })
  other = opened.organisation({ name: 'Menuiserie Ornicarle' })
  opened.organisation({ name: 'Charpente Mirliflore' })
  return {
    member: ['member', { organisationId: own, role: 'member' as const }],
    manager: ['member', { organisationId: own, role: 'manager' as const }],
    neighbour: ['member', { organisationId: other, role: 'manager' as const }],
    facilitator: ['facilitator'],
    authority: ['authority'],
    administrator: ['administrator'],
  }
})

const setRegister = (openDataRegister: boolean) => house.rooms.settings.change({ openDataRegister }, 'test')
beforeEach(() => setRegister(true))

type Change = Parameters<typeof house.flow>[0]
const aFlow = (input: Partial<Change> = {}) =>
  house.flow({
    ...{ organisationId: own, kind: 'stock', label: 'Sciure de chêne zibelinque', visibility: 'anonymised' },
    ...{ quantity: 71.375, unit: 't', period: 'year', notes: 'note zibelinque' },
    ...input,
  })
const change = (id: string, changes: object) =>
  house.rooms.flows.update(id, changes, { by: 'test', origin: 'form' })
const addressOf = (id: string) => `/api/v1/flows/${id}/publication`
const viewOf = async (id: string): Promise<PublicationView> =>
  (await as.member.get(addressOf(id)).expect(200)).body
const publish = async (id: string): Promise<PublicationView> => {
  const { row } = await viewOf(id)
  return (await as.member.put(addressOf(id)).send({ row }).expect(200)).body
}
const publicIdOf = (id: string) =>
  house.db.sqlite.prepare('select public_id from publications where flow_id = ?').pluck().get(id) as
    | string
    | undefined
const register = async (): Promise<Record<string, string>[]> =>
  parse((await house.stranger().get(CSV).expect(200)).text, { columns: true })
/** The row of a flow in the register; undefined: it is not there. `publicId`: the one it had, once it is taken off. */
const rowOf = async (id: string, publicId = publicIdOf(id)) =>
  (await register()).find((row) => row.id === publicId)

describe('GET /flows/:id/publication', () => {
  it('is refused to a stranger, and not found by those who do not work on the flow', async () => {
    const id = aFlow({ visibility: 'network' })
    expectStranger(await as.anonymous.get(addressOf(id)))
    for (const person of [as.neighbour, as.authority])
      expectProblem(await person.get(addressOf(id)), 'not-found')
  })

  it('shows the very row that would be published, to agree to for its people alone', async () => {
    const id = aFlow({ wasteCode: '030105' })
    const view = await viewOf(id)
    expect(view).toMatchObject({ isOpen: true, isStale: false, agreed: null, isPublished: false })
    expect(view.row).toEqual({
      ...{ kind: 'stock', family: 'material', wasteCode: '030105', hazardous: null },
      ...{ resource: expect.stringMatching(/^Sciure/), place: 'Auch', placeCode: '32013' },
      ...{ quantity: null, unit: null, period: null },
    })
    expect(view.can.agree).toBe(true)
    expect((await as.facilitator.get(addressOf(id))).body.can.agree).toBe(false)
  })

  it('has no row of a flow that is kept to its facilitators or withdrawn', async () => {
    const [kept, gone] = [aFlow({ visibility: 'facilitators' }), aFlow()]
    change(gone, { withdrawnAt: '2026-05-01T10:00:00.000Z' })
    for (const id of [kept, gone]) expect((await viewOf(id)).row).toBeNull()
  })
})

describe('PUT /flows/:id/publication', () => {
  it('is refused to a stranger, and not found by facilitators, administrators and those of another structure', async () => {
    const id = aFlow({ visibility: 'network' })
    const { row } = await viewOf(id)
    expectStranger(await house.stranger().put(addressOf(id)).send({ row }))
    for (const person of [as.facilitator, as.administrator, as.neighbour, as.authority])
      expectProblem(await person.put(addressOf(id)).send({ row }), 'not-found')
    expect(publicIdOf(id)).toBeUndefined()
  })

  it('publishes the row that was read, at once, and writes it in the journal', async () => {
    const id = aFlow({ quantityVisibility: 'anonymised' })
    const view = await publish(id)
    expect(view).toMatchObject({ isPublished: true, agreed: { row: view.row, by: 'member 1' } })
    expect(await rowOf(id)).toEqual({
      ...{ id: publicIdOf(id), sens: 'gisement', famille: 'Matière ou sous-produit' },
      ...{ ressource: view.row?.resource, code_dechet: '', libelle_dechet: '', dangereux: '' },
      ...{ lieu: 'Auch', lieu_code: '32013', quantite: '71.375', unite: 't', periode: 'an' },
      ...{ territoire: 'Grand Auch Cœur de Gascogne', territoire_siren: '200066926' },
    })
    expect(journalOf(house, id).map(({ action }) => action)).toContain('flow.publication-agreed')
  })

  it('refuses another row than the present one, and what is not published', async () => {
    const id = aFlow()
    const { row } = await viewOf(id)
    change(id, { label: 'Palettes perdues' })
    expectProblem(await as.manager.put(addressOf(id)).send({ row }), 'preview-outdated')
    change(id, { visibility: 'facilitators' })
    expectProblem(await as.manager.put(addressOf(id)).send({ row }), 'conflict')
    expectProblem(await as.manager.put(addressOf(id)).send({ row: { kind: 'stock' } }), 'invalid-input')
    setRegister(false)
    expectProblem(await as.manager.put(addressOf(aFlow())).send({ row }), 'conflict')
  })

  it('given twice is one, under the same id', async () => {
    const id = aFlow()
    await publish(id)
    const first = publicIdOf(id)
    await publish(id)
    expect(publicIdOf(id)).toBe(first)
    const agreed = journalOf(house, id).filter(({ action }) => action === 'flow.publication-agreed')
    expect(agreed).toHaveLength(1)
  })
})

describe('DELETE /flows/:id/publication', () => {
  it('is refused to a stranger and to those of another structure', async () => {
    const id = aFlow({ visibility: 'network' })
    await publish(id)
    expectStranger(await house.stranger().delete(addressOf(id)))
    for (const person of [as.neighbour, as.authority])
      expectProblem(await person.delete(addressOf(id)), 'forbidden')
    expect(await rowOf(id)).toBeDefined()
  })

  it('takes the row off at once, by its people or at their word; agreed to again it has another id', async () => {
    const id = aFlow()
    for (const person of [as.manager, as.facilitator]) {
      await publish(id)
      const publicId = publicIdOf(id)
      const { body } = await person.delete(addressOf(id)).expect(200)
      expect(body).toMatchObject({ agreed: null, isPublished: false })
      expect(await rowOf(id, publicId)).toBeUndefined()
      await publish(id)
      expect(publicIdOf(id)).not.toBe(publicId)
    }
    const actions = journalOf(house, id).map(({ action }) => action)
    expect(actions.filter((action) => action === 'flow.publication-withdrawn')).toHaveLength(2)
  })
})

describe('GET /open-data/resources.csv', () => {
  it('is not found, by anybody, while the territory keeps the register closed', async () => {
    await publish(aFlow())
    setRegister(false)
    for (const person of [as.anonymous, as.member, as.administrator])
      expectProblem(await person.get(CSV), 'not-found')
  })

  it('is closed until an administrator opens it', async () => {
    expectProblem(
      await as.facilitator.patch('/api/v1/settings').send({ openDataRegister: true }),
      'forbidden',
    )
    const items = (await as.administrator.get('/api/v1/settings/described').expect(200)).body.items
    expect(items.find(({ key }: { key: string }) => key === 'openDataRegister')).toMatchObject({
      ...{ default: false, min: null, max: null, choices: null },
    })
    for (const value of [1, 'true', null])
      expectProblem(
        await as.administrator.patch('/api/v1/settings').send({ openDataRegister: value }),
        'invalid-input',
      )
    await as.administrator.patch('/api/v1/settings').send({ openDataRegister: false }).expect(200)
    expectProblem(await house.stranger().get(CSV), 'not-found')
    await as.administrator.patch('/api/v1/settings').send({ openDataRegister: true }).expect(200)
    await house.stranger().get(CSV).expect(200)
  })

  it('goes to anybody as open data: typed, licensed, described, asked again each time', async () => {
    await publish(aFlow())
    const { headers, text } = await house.stranger().get(CSV).expect(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="ressources-partagees.csv"',
      'cache-control': 'public, no-cache',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(headers.link).toContain('rel="license"')
    expect(headers.link).toContain(`<${SCHEMA}>; rel="describedby"`)
    expect(text).toMatch(/^id,sens,/)
    const again = () =>
      house
        .stranger()
        .get(CSV)
        .set('If-None-Match', headers.etag ?? '')
    expect((await again().expect(304)).text).toBe('')
    await publish(aFlow({ label: 'Palettes perdues' }))
    await again().expect(200)
  })

  it('says neither names nor words, nor quantities beside the name, in an order that tells nothing', async () => {
    for (const visibility of ['anonymised', 'network'] as const)
      await publish(
        aFlow({ visibility, quantityVisibility: visibility === 'network' ? 'network' : 'facilitators' }),
      )
    const { text } = await house.stranger().get(CSV).expect(200)
    expect(text).not.toMatch(/zibelinque|note/i)
    const ids = (await register()).map(({ id }) => id)
    expect(ids).toEqual([...ids].sort())
    const flowIds = house.db.sqlite.prepare('select id from flows').pluck().all() as string[]
    expect(flowIds.filter((id) => text.includes(id))).toEqual([])
  })

  it('drops what is withdrawn, kept to its facilitators or out of date, and takes it back as it was', async () => {
    const id = aFlow({ confirmedOn: '2026-10-01' })
    await publish(id)
    change(id, { visibility: 'facilitators' })
    expect(await rowOf(id)).toBeUndefined()
    change(id, { visibility: 'anonymised' })
    expect(await rowOf(id)).toBeDefined()
    await as.facilitator.delete(`/api/v1/flows/${id}`).expect(204)
    expect(await rowOf(id)).toBeUndefined()
    await as.facilitator.post(`/api/v1/flows/${id}/restoration`).expect(200)
    expect(await rowOf(id)).toBeDefined()
    await house.clock.later(24 * 400, async () => {
      expect(await house.rooms.openData.published()).toMatchObject({ rows: [] })
    })
  })

  it('drops a row that is no longer the one agreed to, whoever changed it, until it is read again', async () => {
    const id = aFlow()
    await publish(id)
    const publicId = publicIdOf(id)
    change(id, { quantityVisibility: 'anonymised' })
    expect(await rowOf(id)).toBeUndefined()
    expect(await viewOf(id)).toMatchObject({ isPublished: false, row: { quantity: 71.375 } })
    await publish(id)
    expect(await rowOf(id, publicId), 'under the same id').toMatchObject({ quantite: '71.375' })
  })

  it('keeps a place agreed to when a smaller one would do, and drops it when it hides no more', async () => {
    const [first = '', ...more] = [1, 2, 3].map((i) =>
      house.organisation({
        name: `Distillerie ${i}`,
        ...{ nafCode: '11.01Z', sites: [{ communeName: i === 1 ? 'Pavie' : 'Biran' }] },
      }),
    )
    const person = await house.signedIn('member', { organisationId: first, role: 'member' })
    const id = aFlow({ organisationId: first, label: 'Marc de raisin' })
    const { row } = (await person.get(addressOf(id)).expect(200)).body
    expect(row).toMatchObject({ place: 'Grand Auch Cœur de Gascogne', placeCode: '200066926' })
    await person.put(addressOf(id)).send({ row }).expect(200)
    for (const i of [4, 5])
      house.organisation({ name: `Distillerie ${i}`, nafCode: '11.01Z', sites: [{ communeName: 'Pavie' }] })
    expect(await rowOf(id), 'Pavie would do').toMatchObject({ lieu_code: '200066926' })
    expect(more).toHaveLength(2)
    house.rooms.settings.change({ anonymityThreshold: 6 }, 'test')
    expect(await rowOf(id)).toBeUndefined()
    house.rooms.settings.change({ anonymityThreshold: 3 }, 'test')
    expect(await rowOf(id)).toBeDefined()
  })
})

describe('GET /open-data/resources.schema.json', () => {
  it('is not found while the territory keeps the register closed', async () => {
    setRegister(false)
    for (const person of [as.anonymous, as.administrator])
      expectProblem(await person.get(SCHEMA), 'not-found')
  })

  it('describes the columns of the file, and names who answers for it', async () => {
    const { body, headers } = await house.stranger().get(SCHEMA).expect(200)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(body.fields.map(({ name }: { name: string }) => name).join(',')).toBe(
      (await house.stranger().get(CSV)).text.split('\r\n')[0],
    )
    expect(body).toMatchObject({
      ...{ primaryKey: 'id', licenses: [{ name: 'etalab-2.0' }] },
      contributors: [{ title: 'Grand Auch Cœur de Gascogne' }],
    })
  })
})

describe('GET /privacy', () => {
  it('tells whether the register is open', async () => {
    for (const openData of [true, false]) {
      setRegister(openData)
      expect((await house.stranger().get('/api/v1/privacy').expect(200)).body.openData).toBe(openData)
    }
  })
})
