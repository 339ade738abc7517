import type { Response } from 'supertest'
import { describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf, sharedHouse } from './house.ts'

let own = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({ name: 'Moulin de Roquebrane' })
  return {
    facilitator: ['facilitator'],
    colleague: ['facilitator'],
    // Uploads are counted by person.
    examiner: ['facilitator'],
    confirmer: ['facilitator'],
    administrator: ['administrator'],
    authority: ['authority'],
    manager: ['member', { organisationId: own, role: 'manager' }],
  }
})

/** Names of their own, so that no test finds the structure of another. */
let serial = 0
const newName = () => `Atelier fictif ${++serial}`

const csv = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`)
const structures = (...names: string[]) => csv('nom;commune', ...names.map((name) => `${name};Auch`))

function send(agent: Agent, files: Record<string, Buffer>) {
  const request = agent.post('/api/v1/imports')
  for (const [name, content] of Object.entries(files)) request.attach('fichier', content, name)
  return request
}
const apply = (agent: Agent, id: string) => agent.post(`/api/v1/imports/${id}/apply`)
const named = (name: string) => house.rooms.organisations.records().filter((row) => row.name === name)
const binary = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = []
  const stream = response as unknown as NodeJS.ReadableStream
  stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
}

describe('POST /imports', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await send(as.anonymous, { 'structures.csv': structures('A') }))
  })

  it.each(['manager', 'authority'] as const)(
    'is refused to %s, and keeps nothing of the file',
    async (who) => {
      const before = countRows(house, 'imports')
      expectProblem(await send(as[who], { 'structures.csv': structures('A') }), 'forbidden')
      expect(countRows(house, 'imports')).toBe(before)
    },
  )

  it('shows what would happen, and writes none of it', async () => {
    const name = newName()
    const before = countRows(house, 'organisations')
    const response = await send(as.facilitator, {
      'structures.csv': structures(name),
      'besoins.csv': csv(
        'structure;libellé;quantité;unité;période;couleur',
        `${name};Palettes;12,5;pièces;an;bleu`,
      ),
    })
    expect(response.status).toBe(200)
    expect(response.body).toMatchObject({
      fileName: 'structures.csv, besoins.csv',
      totals: { created: 2, updated: 0, unchanged: 0, rejected: 0 },
      rejected: [],
      applicable: true,
    })
    expect(response.body.rows.map(({ sheet, outcome }: Record<string, string>) => [sheet, outcome])).toEqual([
      ['structures', 'created'],
      ['needs', 'created'],
    ])
    const needs = response.body.sheets.find((sheet: { name: string }) => sheet.name === 'needs')
    expect(needs.ignored).toEqual(['couleur'])
    expect(needs.recognised).toContainEqual({ header: 'libellé', field: 'libelle' })
    expect(countRows(house, 'organisations')).toBe(before)
  })

  it('says of each rejected cell its row, its column, what was read and what was expected', async () => {
    const name = newName()
    const { body } = await send(as.administrator, {
      'structures.csv': csv('siret;nom;commune', `12345678900011;${name};Auch`, ';;Auch'),
    }).expect(200)
    expect(body.applicable).toBe(false)
    expect(body.totals.rejected).toBe(2)
    expect(body.rejected[0]).toMatchObject({
      file: 'structures.csv',
      row: 2,
      column: 'siret',
      read: '12345678900011',
    })
    expect(body.rejected[0].expected).toMatch(/\p{L}{4}/u)
    expect(body.rejected[1].row).toBe(3)
  })

  it('says of what does not fit, or is unusual, what the form says of the same flow', async () => {
    const name = newName()
    const flow = { organisationId: house.organisation({ name }), kind: 'stock', period: 'year' }
    const cases = [
      ['unite', 'déchet;150103;non;12;heure', { family: 'waste', quantity: 12, unit: 'hour' }],
      ['quantite', 'déchet;150103;non;12;', { family: 'waste', quantity: 12 }],
      [
        'code_dechet',
        'déchet;999999;;12;t',
        { family: 'waste', wasteCode: '999999', quantity: 12, unit: 't' },
      ],
      ['code_dechet', 'déchet;170903;non;12;t', { family: 'waste', wasteCode: '170903', hazardous: false }],
      ['quantite', 'eau;;;0,02;L', { family: 'water', quantity: 0.02, unit: 'L' }],
      ['quantite', 'déchet;;;900000000;t', { family: 'waste', quantity: 900_000_000, unit: 't' }],
    ] as const
    const rows = cases.map(([_, cells], n) => `${name};Reste fictif ${n};an;${cells}`)
    const header = 'structure;libelle;periode;famille;code_dechet;dangereux;quantite;unite'
    const { body } = await send(as.examiner, { 'gisements.csv': csv(header, ...rows) }).expect(200)
    for (const [n, [column, _, facts]] of cases.entries()) {
      const label = `Reste fictif ${n}`
      const form = await as.examiner.post('/api/v1/flows').send({ ...flow, label, ...facts })
      const isToConfirm = form.body.code === 'to-confirm'
      const cells = isToConfirm ? body.unusual : body.rejected
      const said = cells.filter(({ row }: { row: number }) => row === n + 2)
      const { detail } = form.body.errors[0]
      expect(said).toMatchObject([{ column, ...(isToConfirm ? { detail } : { expected: detail }) }])
    }
  })

  it('says of a structure placed at sea, or the wrong way round, what its sheet says', async () => {
    const places = [
      ['0,5855', '43,6465', { lat: 0.5855, lng: 43.6465 }],
      ['46,5', '-5', { lat: 46.5, lng: -5 }],
    ] as const
    const rows = places.map(([lat, lng]) => `${newName()};${lat};${lng}`)
    const { body } = await send(as.examiner, { 'structures.csv': csv('nom;lat;lon', ...rows) }).expect(200)
    for (const [n, [read, _, site]] of places.entries()) {
      const sheet = { name: newName(), kind: 'company', sites: [site] }
      const form = await as.examiner.post('/api/v1/organisations').send(sheet)
      const expected = form.body.errors[0].detail
      expect(body.rejected[n]).toMatchObject({ row: n + 2, column: 'lat', read, expected })
    }
  })

  it('refuses what is not a file, an empty one, and an old workbook, each in a sentence that names it', async () => {
    expectProblem(await as.facilitator.post('/api/v1/imports').send({ fichier: 'x' }), 'invalid-input', {
      detail: /fichier est attendu/,
    })
    expectProblem(await as.facilitator.post('/api/v1/imports').field('fichier', 'x'), 'invalid-input', {
      detail: /Joignez/,
    })
    expectProblem(await send(as.facilitator, { 'rien.csv': Buffer.alloc(0) }), 'unreadable-file', {
      detail: '« rien.csv » est vide.',
    })
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
    expectProblem(await send(as.facilitator, { 'ancien.xls': old }), 'unreadable-file', {
      detail: /ancien\.xls.*\.xlsx/,
    })
    expectProblem(
      await send(as.facilitator, { 'faux.xlsx': Buffer.from('PK\u0003\u0004 rien') }),
      'unreadable-file',
      {
        detail: /faux\.xlsx/,
      },
    )
  })

  it('refuses a file of more than 10 MB, and more than four files', async () => {
    const big = Buffer.alloc(10 * 1024 * 1024 + 1, 'a;b\n')
    expectProblem(await send(as.facilitator, { 'gros.csv': big }), 'too-large')
    const one = structures('A')
    const five = { 'a.csv': one, 'b.csv': one, 'c.csv': one, 'd.csv': one, 'e.csv': one }
    expectProblem(await send(as.facilitator, five), 'too-large')
  })

  it('takes a hostile file name for a name', async () => {
    const response = await send(as.facilitator, { '../../etc/structures.csv': structures(newName()) })
    expect(response.body.fileName).toBe('structures.csv')
  })
})

describe('POST /imports/:id/apply', () => {
  it('leaves rejected rows out only when told to', async () => {
    const [good, bad] = [newName(), newName()]
    const { body } = await send(as.facilitator, {
      'structures.csv': csv('siret;nom;commune', `;${good};Auch`, `12345678900011;${bad};Auch`),
    }).expect(200)
    expect(body).toMatchObject({
      applicable: false,
      withoutRejected: { created: 1, updated: 0, leftOut: 1 },
    })
    const address = `/api/v1/imports/${body.id}/apply`
    expectProblem(await as.facilitator.post(address), 'invalid-input', { detail: /12345678900011/ })
    expectProblem(await as.facilitator.post(address).send({ withoutRejected: 'oui' }), 'invalid-input')
    const applied = await as.facilitator.post(address).send({ withoutRejected: true }).expect(200)
    expect(applied.body.totals).toMatchObject({ created: 1, rejected: 0 })
    const names = house.rooms.organisations.records().map(({ name }) => name)
    expect([names.includes(good), names.includes(bad)]).toEqual([true, false])
  })

  const preview = async (agent: Agent, files: Record<string, Buffer>) =>
    (await send(agent, files).expect(200)).body

  it('is refused to an anonymous', async () => {
    expectStranger(await apply(as.anonymous, 'x'))
  })

  it.each(['manager', 'authority'] as const)('is refused to %s', async (who) => {
    expectProblem(await apply(as[who], 'x'), 'forbidden')
  })

  it('does not find the import of a colleague, nor one that never was', async () => {
    const name = newName()
    const { id } = await preview(as.facilitator, { 'structures.csv': structures(name) })
    const refused = await apply(as.colleague, id)
    expectProblem(refused, 'not-found', { detail: /^Import/ })
    expectSameRefusal(refused, await apply(as.colleague, 'nexistepas'))
    expect(named(name)).toEqual([])
  })

  it('writes what the preview said, once; the same file again is unchanged', async () => {
    const name = newName()
    const files = { 'structures.csv': structures(name) }
    const { id, totals } = await preview(as.facilitator, files)
    const { body } = await apply(as.facilitator, id).expect(200)
    expect(body).toEqual({ id, totals })
    expect(named(name)).toHaveLength(1)
    expectProblem(await apply(as.facilitator, id), 'conflict', { detail: 'Cet import est déjà fait.' })
    const again = await preview(as.facilitator, files)
    expect(again).toMatchObject({
      totals: { created: 0, updated: 0, unchanged: 1, rejected: 0 },
      applicable: false,
    })
    expect(named(name)).toHaveLength(1)
  })

  it('takes unusual quantities once they are confirmed, all at once', async () => {
    const name = newName()
    const files = {
      'structures.csv': structures(name),
      'gisements.csv': csv(
        'structure;libelle;famille;quantite;unite;periode',
        `${name};Sciure de chêne;matière;900000;t;an`,
        `${name};Sciure de hêtre;matière;9;t;an`,
        `${name};Sciure de pin;matière;800 000 t/an;;`,
      ),
    }
    const { id, applicable, totals, unusual } = await preview(as.confirmer, files)
    expect([applicable, totals.created]).toEqual([true, 4])
    expect(unusual).toMatchObject([
      { file: 'gisements.csv', row: 2, column: 'quantite', read: '900000' },
      { row: 4, column: 'quantite', read: '800 000 t/an' },
    ])
    for (const body of [undefined, { confirmed: false }]) {
      const asked = await apply(as.confirmer, id).send(body)
      expectProblem(asked, 'to-confirm', { detail: /^Rien n’a été importé.*ligne 2.*et 1 autre/ })
      expect(asked.body.errors).toMatchObject([{ pointer: '/2/quantite' }, { pointer: '/4/quantite' }])
    }
    expect(named(name)).toEqual([])
    await apply(as.confirmer, id).send({ confirmed: true }).expect(200)
    const again = await preview(as.confirmer, files)
    expect(again, 'what is there is not asked about again').toMatchObject({ unusual: [], applicable: false })
    const priced = { 'gisements.csv': csv('structure;libelle;cout_actuel', `${name};Sciure de chêne;12`) }
    expect(await preview(as.confirmer, priced)).toMatchObject({ unusual: [], totals: { updated: 1 } })
  })

  it('is applied once even when the button is pressed twice', async () => {
    const name = newName()
    const { id } = await preview(as.facilitator, { 'structures.csv': structures(name) })
    const answers = await Promise.all([apply(as.facilitator, id), apply(as.facilitator, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(named(name)).toHaveLength(1)
  })

  it('is refused with a rejected cell: nothing of the rest is written', async () => {
    const name = newName()
    const { id } = await preview(as.facilitator, {
      'structures.csv': csv('nom;commune;siret', `${name};Auch;`, 'Faux;Auch;12'),
    })
    const refused = await apply(as.facilitator, id)
    expectProblem(refused, 'invalid-input', {
      detail: /^Rien n’a été importé\. « structures\.csv », ligne 3, colonne « siret »/,
    })
    expect(named(name)).toEqual([])
  })

  it('is refused when something changed since the preview', async () => {
    const name = newName()
    const { id } = await preview(as.facilitator, { 'structures.csv': structures(name) })
    await as.colleague
      .post('/api/v1/organisations')
      .send({ name, kind: 'company', sites: [{ communeName: 'Auch' }] })
    expectProblem(await apply(as.facilitator, id), 'preview-outdated', { detail: /renvoyez le fichier/ })
    expect(named(name)).toHaveLength(1)
  })

  it('is forgotten after a day', async () => {
    const name = newName()
    const { id } = await preview(as.facilitator, { 'structures.csv': structures(name) })
    house.db.sqlite
      .prepare('update imports set created_at = ? where id = ?')
      .run(new Date(Date.now() - 25 * 3_600_000).toISOString(), id)
    expectProblem(await apply(as.facilitator, id), 'not-found')
    expect(named(name)).toEqual([])
  })
})

async function imported(agent: Agent, files: Record<string, Buffer>): Promise<string> {
  const { body } = await send(agent, files).expect(200)
  await apply(agent, body.id).expect(200)
  return body.id
}
const undo = (agent: Agent, id: string) => agent.post(`/api/v1/imports/${id}/undo`)

describe('a preview given up', () => {
  it('stops being read, and keeps nothing of the file', async () => {
    const before = countRows(house, 'imports')
    const actor = { userId: 'x', name: 'X', role: 'administrator' as const, memberships: [], portfolio: null }
    const content = structures(...Array.from({ length: 2000 }, newName))
    const gone = AbortSignal.abort(new Error('gone'))
    const reading = house.rooms.spreadsheets.preview(actor, [{ name: 'structures.csv', content }], {
      token: '',
      signal: gone,
    })
    await expect(reading).rejects.toThrow('gone')
    expect(countRows(house, 'imports')).toBe(before)
  })
})

describe('GET /imports', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    expectStranger(await as.anonymous.get('/api/v1/imports'))
    for (const who of ['manager', 'authority'] as const)
      expectProblem(await as[who].get('/api/v1/imports'), 'forbidden')
  })

  it('tells who imported what and when, the last first, and which may be undone by whom', async () => {
    const [first, second] = [
      await imported(as.facilitator, { 'premier.csv': structures(newName()) }),
      await imported(as.facilitator, { 'second.csv': structures(newName()) }),
    ]
    const list = async (agent: Agent) =>
      (await agent.get('/api/v1/imports').expect(200)).body.items.slice(0, 2)
    expect(await list(as.facilitator)).toMatchObject([
      { id: second, fileName: 'second.csv', by: 'facilitator 1', created: 1, undo: 'possible' },
      { id: first, fileName: 'premier.csv', undoneAt: null },
    ])
    expect(await list(as.colleague)).toMatchObject([{ undo: 'others' }, { undo: 'others' }])
    expect(await list(as.administrator)).toMatchObject([{ undo: 'possible' }, { undo: 'possible' }])
  })
})

describe('POST /imports/:id/undo', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    const name = newName()
    const id = await imported(as.facilitator, { 'structures.csv': structures(name) })
    expectStranger(await undo(as.anonymous, id))
    for (const who of ['manager', 'authority', 'colleague'] as const)
      expectProblem(await undo(as[who], id), 'forbidden')
    expect(named(name)).toHaveLength(1)
  })

  it('takes away what the import made and puts back what it changed, once; the journal tells it', async () => {
    const [name, old] = [newName(), newName()]
    const organisationId = house.organisation({ name: old })
    const flowId = house.flow({ organisationId, kind: 'stock', label: 'Copeaux', quantity: 3, unit: 't' })
    const id = await imported(as.facilitator, {
      'structures.csv': csv('nom;commune;contact', `${name};Auch;Zoé`, `${old};Auch;Ali`),
      'gisements.csv': csv('structure;libelle;quantite;unite', `${name};Drêches;5;t`, `${old};Copeaux;8;t`),
    })
    expect(house.rooms.flows.rowsOf([flowId])).toMatchObject([{ quantity: 8 }])
    const { body } = await undo(as.facilitator, id).expect(200)
    expect(body).toMatchObject({ id, undo: 'done', undoneBy: 'facilitator 1' })
    expect(named(name)).toEqual([])
    expect(house.rooms.flows.rowsOf([flowId])).toMatchObject([{ quantity: 3 }])
    expect(house.rooms.organisations.contactsOf(organisationId)).toEqual([])
    expectProblem(await undo(as.facilitator, id), 'conflict', { detail: 'Cet import est déjà annulé.' })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['import.applied', 'import.undone'])
    const found = await as.facilitator.get('/api/v1/matches').query({ q: 'drêches' }).expect(200)
    expect(found.body.total, 'the engine forgets it too').toBe(0)
  })

  it('undoes nothing when something was changed since, and lists what', async () => {
    const [name, other] = [newName(), newName()]
    const files = {
      'structures.csv': structures(name, other),
      'besoins.csv': csv('structure;libelle', `${name};Palettes`, `${other};Palettes`),
    }
    const id = await imported(as.facilitator, files)
    const flow = house.rooms.flows
      .allRows()
      .find(({ organisationId }) => organisationId === named(name)[0]?.id)
    await as.colleague.patch(`/api/v1/flows/${flow?.id}`).send({ notes: 'Vu au téléphone' }).expect(200)
    const refused = await undo(as.facilitator, id)
    expectProblem(refused, 'conflict', { detail: /^Rien n’a été annulé\. « Palettes » a changé depuis/ })
    expect(refused.body.errors).toMatchObject([{ pointer: `/flow/${flow?.id}` }])
    expect([named(name).length, named(other).length]).toEqual([1, 1])
    expect((await as.facilitator.get('/api/v1/imports')).body.items[0]).toMatchObject({ id, undoneAt: null })
  })

  it('keeps a structure that somebody joined since', async () => {
    const name = newName()
    const id = await imported(as.facilitator, { 'structures.csv': structures(name) })
    await house.signedIn('member', { organisationId: named(name)[0]?.id ?? '', role: 'member' })
    expectProblem(await undo(as.facilitator, id), 'conflict', { detail: /sert depuis/ })
    expect(named(name)).toHaveLength(1)
  })

  it('is possible for thirty days', async () => {
    const id = await imported(as.facilitator, { 'structures.csv': structures(newName()) })
    await house.clock.later(31 * 24, async () => {
      // The session is of another month: the room itself is asked.
      const actor = {
        userId: 'x',
        name: 'X',
        role: 'administrator' as const,
        memberships: [],
        portfolio: null,
      }
      expect(() => house.rooms.spreadsheets.undo(actor, id)).toThrow(/30 jours/)
      expect(house.rooms.spreadsheets.history(actor).items[0]).toMatchObject({ id, undo: 'expired' })
    })
  })
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('GET /imports/template.xlsx', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/imports/template.xlsx'))
  })

  it.each(['manager', 'authority'] as const)('is refused to %s', async (who) => {
    expectProblem(await as[who].get('/api/v1/imports/template.xlsx'), 'forbidden')
  })

  it('downloads a workbook that imports as it is', async () => {
    const response = await as.facilitator
      .get('/api/v1/imports/template.xlsx')
      .buffer()
      .parse(binary as never)
      .expect(200)
    expect(response.headers['content-type']).toBe(XLSX)
    expect(response.headers['content-disposition']).toBe('attachment; filename="boucle-modele.xlsx"')
    const { body } = await send(as.facilitator, { 'boucle-modele.xlsx': response.body }).expect(200)
    expect(body.rejected).toEqual([])
    expect(body.sheets.map(({ name }: { name: string }) => name).sort()).toEqual([
      'audits',
      'needs',
      'stocks',
      'structures',
    ])
    expect(body.totals.created).toBe(3)
  })
})

describe('GET /imports/template/:name', () => {
  const path = (name: string) => `/api/v1/imports/template/${name}`

  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get(path('structures.csv')))
  })

  it.each(['manager', 'authority'] as const)('is refused to %s', async (who) => {
    expectProblem(await as[who].get(path('structures.csv')), 'forbidden')
  })

  it('downloads the three sheets as CSV, which import together as they are', async () => {
    const files: Record<string, Buffer> = {}
    for (const name of ['structures.csv', 'gisements.csv', 'besoins.csv']) {
      const response = await as.facilitator
        .get(path(name))
        .buffer()
        .parse(binary as never)
        .expect(200)
      expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(response.headers['content-disposition']).toBe(`attachment; filename="${name}"`)
      files[name] = response.body
    }
    const { body } = await send(as.facilitator, files).expect(200)
    expect([body.rejected, body.totals.created]).toEqual([[], 3])
  })

  it('knows three names', async () => {
    expectProblem(await as.facilitator.get(path('clients.csv')), 'invalid-input', { pointers: ['/name'] })
  })
})
