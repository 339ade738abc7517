import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import type { Response } from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { aMail } from '../support/mail.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, sharedHouse } from './house.ts'

let [moulin, voisin] = ['', '']
const { house, as } = sharedHouse(({ organisation }) => {
  moulin = organisation({
    name: 'Moulin de Roquebrane',
    siren: '000379990',
    sites: [{ communeName: 'Auch', siret: '00037999000013', lat: 43.65, lng: 0.58 }],
    contacts: [{ name: 'Zoé', phone: '05 62 11 22 33', email: 'zoe@moulin.example' }],
    notes: 'À rappeler en mars',
  })
  voisin = organisation({ name: 'Élevage voisin', sites: [{ communeName: 'Pavie' }] })
  return {
    facilitator: ['facilitator'],
    administrator: ['administrator'],
    authority: ['authority'],
    manager: ['member', { organisationId: moulin, role: 'manager' }],
    neighbour: ['member', { organisationId: voisin, role: 'manager' }],
  }
})

beforeAll(() => {
  const stock = { organisationId: moulin, kind: 'stock' as const, quantity: 12.5, unit: 't' as const }
  house.flow({ ...stock, label: '=HYPERLINK("https://pirate.example")', period: 'year', notes: 'rien' })
  house.flow({ ...stock, label: 'Son de blé du moulin', visibility: 'anonymised', resourceId: null })
  house.flow({ ...stock, label: 'Palettes cassées', visibility: 'network', reference: 'P1', months: 3 })
  house.flow({ organisationId: voisin, kind: 'need', label: 'Palettes', visibility: 'network' })
  house.flow({ organisationId: voisin, kind: 'need', label: 'Son de blé', visibility: 'network' })
})

type Row = Record<string, string>
const binary = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = []
  const stream = response as unknown as NodeJS.ReadableStream
  stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
}

const address = (list: string) => `/api/v1/exports/${list}`
async function csvOf(agent: Agent, list: string, query: Row = {}): Promise<Row[]> {
  const { text } = await agent
    .get(address(list))
    .query({ ...query, format: 'csv' })
    .expect(200)
  expect(text.startsWith('\ufeff'), 'a mark that says UTF-8').toBe(true)
  return parse(text, { bom: true, delimiter: ';', columns: true })
}
async function xlsxOf(agent: Agent, list: string, query: Row = {}): Promise<unknown[][]> {
  const { body } = await agent
    .get(address(list))
    .query({ ...query, format: 'xlsx' })
    .buffer()
    .parse(binary as never)
    .expect(200)
  return readSheet(body as Buffer)
}
async function refusedToStrangers(list: string, query: Row = {}): Promise<void> {
  expectStranger(await as.anonymous.get(address(list)).query(query))
}
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)
/** The last entry of a kind in the journal, with its details. */
function lastEntry(action: string) {
  const row = house.db.sqlite
    .prepare(
      'select journal.*, content from journal left join journal_details using (seq) where action = ? order by seq desc',
    )
    .get(action) as { entity_id: string; content: string }
  return { entityId: row.entity_id, after: JSON.parse(row.content).after }
}

describe('GET /exports/flows', () => {
  it('is refused to an anonymous', () => refusedToStrangers('flows'))

  it.each(['manager', 'neighbour', 'authority', 'facilitator', 'administrator'] as const)(
    'gives %s the rows of the screen in its order, under each of its filters',
    async (who) => {
      for (const query of [{}, { kind: 'need' }, { q: 'palettes' }, { organisation: voisin }] as Row[]) {
        const shown = (await as[who].get('/api/v1/flows').query(query).expect(200)).body.items
        const taken = await csvOf(as[who], 'flows', query)
        const safe = (text: string) => (text.startsWith('=') ? `'${text}` : text)
        expect(taken.map(({ libelle }) => libelle)).toEqual(
          shown.map(({ label }: { label: string }) => safe(label)),
        )
        expect(taken.map(({ structure }) => structure)).toEqual(
          shown.map(({ party }: { party: { name: string } }) => party.name),
        )
      }
    },
  )

  it('keeps the words, the quantity and the name of an anonymised flow from others, its key and reference too', async () => {
    const rows = await csvOf(as.neighbour, 'flows')
    const anonymised = rows.find(({ montre }) => montre === 'sans le nom')
    expect(anonymised).toMatchObject({
      structure: 'Structure non nommée',
      modifiable: 'non',
      ...{ cle_boucle: '', reference: '', siret: '', quantite: '', latitude: '', longitude: '', mois: '' },
    })
    const named = rows.find(({ libelle }) => libelle === 'Palettes cassées')
    expect(named).toMatchObject({
      structure: 'Moulin de Roquebrane',
      cle_boucle: '',
      reference: '',
      siret: '',
    })
    expect(JSON.stringify(rows)).not.toMatch(/Son de blé du moulin|HYPERLINK|rien|00037999000013/)
  })

  it('gives numbers as numbers in a workbook, as French ones in CSV, and no formula in either', async () => {
    const query = { organisation: moulin }
    const [csv] = await csvOf(as.manager, 'flows', { ...query, q: 'palettes' })
    expect(csv).toMatchObject({ quantite: '12,5', unite: 't', reference: 'P1', siret: '000379990' })
    const [headers = [], ...rows] = await xlsxOf(as.manager, 'flows', query)
    const column = (name: string) => rows.map((row) => row[headers.indexOf(name)])
    expect(column('quantite')).toEqual([12.5, 12.5, 12.5])
    expect(column('libelle')).toContain('\'=HYPERLINK("https://pirate.example")')
  })

  it('places on a map what the screen places, and nothing that is anonymised', async () => {
    const { text, type } = await as.neighbour
      .get(address('flows'))
      .query({ format: 'geojson' })
      .buffer()
      .expect(200)
    expect(type).toBe('application/geo+json')
    const { features } = JSON.parse(text)
    const geometryOf = (montre: string, structure: string) =>
      features.find(
        ({ properties }: { properties: Row }) =>
          properties.montre === montre && properties.structure === structure,
      ).geometry
    expect(geometryOf('avec le nom', 'Moulin de Roquebrane')).toEqual({
      type: 'Point',
      coordinates: [0.58, 43.65],
    })
    expect(geometryOf('sans le nom', 'Structure non nommée')).toBeNull()
  })

  it('is a consultation in the journal each time, and a line that says which list', async () => {
    const told = async () => {
      const { body } = await as.manager.get(`/api/v1/organisations/${moulin}/journal`).query({ limit: 200 })
      return body.items.filter(({ exported }: { exported: boolean }) => exported).length
    }
    const before = await told()
    for (let time = 0; time < 2; time++) {
      await csvOf(as.facilitator, 'flows', { organisation: moulin })
      expect(lastEntry('list.exported')).toMatchObject({
        entityId: 'flows',
        after: { format: 'csv', rows: 3, organisation: moulin },
      })
    }
    const { after } = lastEntry('flow.consulted')
    expect(after.exported).toBe(true)
    expect(after.shown[moulin]).toHaveLength(3)
    expect(await told()).toBe(before + 2)
  })

  it('refuses a format it does not have, and says which it has', async () => {
    expectProblem(await as.facilitator.get(address('flows')).query({ format: 'ods' }), 'invalid-input')
  })

  it('changes nothing when it is imported again as it is', async () => {
    const files: [string, Buffer][] = []
    for (const format of ['csv', 'xlsx'] as const) {
      const { body } = await as.facilitator
        .get(address('flows'))
        .query({ format })
        .buffer()
        .parse(binary as never)
        .expect(200)
      files.push([`export.${format}`, body as Buffer])
    }
    for (const [name, content] of files) {
      const { body } = await as.facilitator
        .post('/api/v1/imports')
        .attach('fichier', content, name)
        .expect(200)
      expect(body.rejected, name).toEqual([])
      expect(body.totals, name).toEqual({ created: 0, updated: 0, unchanged: 5, rejected: 0 })
      expect(body.sheets.flatMap(({ ignored }: { ignored: string[] }) => ignored)).toEqual([])
    }
  })
})

describe('GET /exports/organisations', () => {
  it('is refused to an anonymous', () => refusedToStrangers('organisations'))

  it.each(['manager', 'authority', 'facilitator'] as const)(
    'gives %s the structures of the screen',
    async (who) => {
      const { body } = await as[who].get('/api/v1/organisations').expect(200)
      const rows = await csvOf(as[who], 'organisations')
      expect(rows.map(({ nom }) => nom)).toEqual(body.items.map(({ name }: { name: string }) => name))
    },
  )

  it('keeps contacts, numbers and notes for those who may open the sheet', async () => {
    const of = async (agent: Agent) =>
      (await csvOf(agent, 'organisations')).find(({ nom }) => nom === 'Moulin de Roquebrane')
    expect(await of(as.authority)).toMatchObject({ contact: '', siret: '', telephone: '', notes: '' })
    expect(await of(as.manager)).toMatchObject({ contact: 'Zoé', siret: '00037999000013', notes: '' })
    expect(await of(as.facilitator)).toMatchObject({ contact: 'Zoé', notes: 'À rappeler en mars' })
    expect(lastEntry('organisation.consulted').after.shown).toHaveProperty(moulin)
  })

  it('changes nothing when it is imported again, and is a map of sites', async () => {
    const { body } = await as.facilitator
      .get(address('organisations'))
      .query({ format: 'xlsx' })
      .buffer()
      .parse(binary as never)
    const preview = await as.facilitator
      .post('/api/v1/imports')
      .attach('f', body as Buffer, 'structures.xlsx')
    expect(preview.body.totals).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: 0 })
    const { text } = await as.facilitator.get(address('organisations')).query({ format: 'geojson' }).buffer()
    expect(JSON.parse(text).features).toHaveLength(2)
  })
})

describe('GET /exports/matches', () => {
  it('is refused to an anonymous', () => refusedToStrangers('matches'))

  it.each(['manager', 'neighbour', 'authority', 'facilitator'] as const)(
    'gives %s its matches',
    async (who) => {
      const { body } = await as[who].get('/api/v1/matches').expect(200)
      expect(body.total).toBeGreaterThan(0)
      expect((await csvOf(as[who], 'matches')).map(({ piste }) => piste)).toEqual(idsOf(body))
    },
  )

  it('takes the filters of the screen', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches').query({ decision: 'kept' }).expect(200)
    expect(await csvOf(as.facilitator, 'matches', { decision: 'kept' })).toHaveLength(body.total)
    expectProblem(await as.facilitator.get(address('matches')).query({ decision: 'maybe' }), 'invalid-input')
  })
})

describe('GET /exports/poolings', () => {
  it('is refused to an anonymous', () => refusedToStrangers('poolings'))

  it('gives a row for each member of each pooling', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches/poolings').expect(200)
    const members = body.items.reduce((sum: number, { members: all }: { members: [] }) => sum + all.length, 0)
    expect(await csvOf(as.facilitator, 'poolings')).toHaveLength(members)
  })
})

describe('GET /exports/allotments', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    await refusedToStrangers('allotments')
    expectProblem(await as.manager.get(address('allotments')), 'forbidden')
  })

  it('gives a row for each part', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches/allotments').expect(200)
    const parts = body.items.reduce((sum: number, item: { parts: [] }) => sum + item.parts.length, 0)
    expect(await csvOf(as.facilitator, 'allotments')).toHaveLength(parts)
  })
})

describe('GET /exports/chains', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    await refusedToStrangers('chains')
    expectProblem(await as.authority.get(address('chains')), 'forbidden')
  })

  it('gives the chains of the screen', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches/chains').expect(200)
    expect(await csvOf(as.facilitator, 'chains')).toHaveLength(body.total)
  })
})

describe('GET /exports/stopped', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    await refusedToStrangers('stopped')
    expectProblem(await as.manager.get(address('stopped')), 'forbidden')
  })

  it('gives the pairs of the screen', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches/stopped').expect(200)
    expect(await csvOf(as.facilitator, 'stopped')).toHaveLength(body.total)
  })
})

describe('GET /exports/synergies', () => {
  it('is refused to an anonymous', () => refusedToStrangers('synergies'))

  it('gives a row for each synergy of the screen, under its filters, to those who may read it', async () => {
    const flowId = (label: string) => house.rooms.flows.allRows().find((flow) => flow.label === label)?.id
    const parties = ['Palettes cassées', 'Son de blé'].map((label) => ({ flowId: flowId(label) }))
    const { body } = await as.facilitator
      .post('/api/v1/synergies')
      .send({ kind: 'pooling', title: 'Tournée commune', parties })
      .expect(201)
    const rows = await csvOf(as.facilitator, 'synergies', { open: 'yes', q: 'tournee' })
    expect(rows).toMatchObject([
      { synergie: body.id, titre: 'Tournée commune', nature: 'mutualisation', etape: 'validée' },
    ])
    expect(rows[0]).toMatchObject({ structures: 'Moulin de Roquebrane\nÉlevage voisin' })
    expect(await csvOf(as.facilitator, 'synergies', { open: 'no', q: 'tournee' })).toEqual([])
    for (const who of ['manager', 'authority'] as const)
      expect(await csvOf(as[who], 'synergies', { q: 'tournee' })).toEqual([])
  })
})

describe('GET /exports/introductions', () => {
  it('is refused to an anonymous', () => refusedToStrangers('introductions'))

  it('gives each side what it reads on the screen, and the state in words', async () => {
    const { body } = await as.facilitator.get('/api/v1/matches').query({ organisation: moulin }).expect(200)
    const [match] = body.items
    await as.facilitator
      .post('/api/v1/introductions')
      .send({ stockId: match.stock.id, needId: match.need.id, message: 'Faites connaissance' })
      .expect(201)
    for (const who of ['facilitator', 'manager', 'neighbour'] as const)
      expect(await csvOf(as[who], 'introductions')).toMatchObject([
        { etat: 'en attente de réponses', message: 'Faites connaissance' },
      ])
    expect(await csvOf(as.authority, 'introductions')).toEqual([])
  })
})

describe('GET /exports/accounts', () => {
  it('is refused to an anonymous, and to who does not administer', async () => {
    await refusedToStrangers('accounts')
    expectProblem(await as.facilitator.get(address('accounts')), 'forbidden')
  })

  it('gives the accounts of the screen, told to each person in the journal', async () => {
    const { body } = await as.administrator.get('/api/v1/accounts').query({ role: 'member' }).expect(200)
    const rows = await csvOf(as.administrator, 'accounts', { role: 'member' })
    expect(rows.map(({ adresse }) => adresse)).toEqual(
      body.items.map(({ email }: { email: string }) => email),
    )
    expect(rows[0]?.role).toBe('membre')
    expect(Object.values(lastEntry('account.consulted').after.shown).flat().sort()).toEqual(
      idsOf(body).sort(),
    )
  })
})

describe('GET /exports/people', () => {
  it('is refused to an anonymous', () => refusedToStrangers('people', { organisation: moulin }))

  it('gives the people of one’s own structure, and is not found for another', async () => {
    expect(await csvOf(as.manager, 'people', { organisation: moulin })).toMatchObject([
      { structure: 'Moulin de Roquebrane', role: 'gestionnaire' },
    ])
    expectProblem(await as.neighbour.get(address('people')).query({ organisation: moulin }), 'not-found')
    expectProblem(await as.manager.get(address('people')), 'invalid-input')
  })
})

describe('GET /exports/membership-requests', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    await refusedToStrangers('membership-requests')
    expectProblem(await as.manager.get(address('membership-requests')), 'forbidden')
  })

  it('gives the requests that wait', async () => {
    const input = { siret: '73282932000074', structureName: 'Atelier neuf', purpose: 'Donner' }
    await as.neighbour.post('/api/v1/membership-requests').send(input)
    const { body } = await as.facilitator.get('/api/v1/membership-requests').expect(200)
    expect(await csvOf(as.facilitator, 'membership-requests')).toHaveLength(body.total)
    expect(body.total).toBe(1)
  })
})

describe('GET /exports/journal', () => {
  it('is refused to an anonymous, and to who does not administer', async () => {
    await refusedToStrangers('journal')
    expectProblem(await as.facilitator.get(address('journal')), 'forbidden')
  })

  it('gives the entries of the screen, and is itself one', async () => {
    const query = { action: 'flow.created' }
    const { body } = await as.administrator.get('/api/v1/journal').query(query).expect(200)
    const rows = await csvOf(as.administrator, 'journal', query)
    expect(rows.map(({ numero }) => Number(numero))).toEqual(
      body.items.map(({ seq }: { seq: number }) => seq),
    )
    expect(lastEntry('list.exported').entityId).toBe('journal')
    expect(lastEntry('journal.consulted').after.exported).toBe(true)
  })
})

describe('GET /exports/structure-journal', () => {
  it('is refused to an anonymous', () => refusedToStrangers('structure-journal', { organisation: moulin }))

  it('gives a manager what the screen gives, others nothing', async () => {
    const { body } = await as.manager.get(`/api/v1/organisations/${moulin}/journal`).expect(200)
    expect(await csvOf(as.manager, 'structure-journal', { organisation: moulin })).toHaveLength(body.total)
    const other = await as.neighbour.get(address('structure-journal')).query({ organisation: moulin })
    expectProblem(other, 'not-found')
  })
})

describe('GET /exports/mails', () => {
  it('is refused to an anonymous, and to who does not administer', async () => {
    await refusedToStrangers('mails')
    expectProblem(await as.facilitator.get(address('mails')), 'forbidden')
  })

  it('gives the outbox of the screen, never the words of a mail', async () => {
    house.db.write(() => house.rooms.outbox.add(aMail({ to: 'garde@test.example' })))
    const { body } = await as.administrator.get('/api/v1/mails').query({ state: 'waiting' }).expect(200)
    const rows = await csvOf(as.administrator, 'mails', { state: 'waiting' })
    expect(rows.map(({ destinataire }) => destinataire)).toEqual(
      body.items.map(({ to }: { to: string }) => to),
    )
    expect(Object.keys(rows[0] ?? {})).not.toContain('texte')
  })
})

describe('GET /exports/knowledge-entries', () => {
  it('is refused to an anonymous, and to who does not facilitate', async () => {
    await refusedToStrangers('knowledge-entries')
    expectProblem(await as.manager.get(address('knowledge-entries')), 'forbidden')
  })

  it('gives every entry, beyond one page, each with its source', async () => {
    const { body } = await as.facilitator.get('/api/v1/knowledge-entries').query({ kind: 'path' }).expect(200)
    const rows = await csvOf(as.facilitator, 'knowledge-entries', { kind: 'path' })
    expect(body.total).toBeGreaterThan(200)
    expect(rows).toHaveLength(body.total)
    expect(rows.every(({ source }) => source !== '')).toBe(true)
  })
})
