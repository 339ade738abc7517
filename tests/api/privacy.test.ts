import readXlsxFile, { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { verifyJournal } from '../../src/db/journal-verification.ts'
import { PASSWORD } from '../support/app.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, openHouse, sharedHouse } from './house.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
let own = ''
let other = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({
    name: 'Brasserie du Gers',
    siren: '000111229',
    notes: 'Visite mouvementée.',
    sites: [{ siret: '00011122900019', communeName: 'Auch', address: '12 route des Laitiers' }],
    contacts: [{ name: 'Camille', email: 'camille@brasserie.example', phone: '05 62 00 00 00' }],
  })
  other = organisation({ name: 'Ferme d’Embidoure' })
  return {
    member: ['member', { organisationId: own, role: 'member' }],
    manager: ['member', { organisationId: own, role: 'manager' }],
    stranger: ['member', { organisationId: other, role: 'manager' }],
    facilitator: ['facilitator'],
    authority: ['authority'],
    administrator: ['administrator'],
  }
})

const binary = (agent: Agent, path: string) =>
  agent
    .get(`/api/v1${path}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => done(null, Buffer.concat(chunks)))
    })
const sheetNames = async (file: Buffer) => (await readXlsxFile(file)).map(({ sheet }) => sheet)
const actionsOf = (entityId: string) =>
  house.db.sqlite.prepare('select action from journal where entity_id = ?').pluck().all(entityId)
const meOf = async (agent: Agent): Promise<string> => (await agent.get('/api/v1/session')).body.user.id

describe('GET /privacy', () => {
  it('tells anyone who answers for the data, how long it is kept as set today, and who is called', async () => {
    const { body } = await house.stranger().get('/api/v1/privacy').expect(200)
    expect(body).toMatchObject({ territory: 'Grand Auch Cœur de Gascogne', tilesHost: null })
    expect(body.controller).toEqual({ name: null, contact: null })
    expect(body.months).toMatchObject({ inactiveAccountMonths: 24, consultationMonths: 12 })
    await as.administrator
      .patch('/api/v1/settings')
      .send({ controllerName: 'CCI du Gers', consultationMonths: 6 })
      .expect(200)
    const after = (await house.stranger().get('/api/v1/privacy')).body
    expect([after.controller.name, after.months.consultationMonths]).toEqual(['CCI du Gers', 6])
    await as.administrator.patch('/api/v1/settings').send({ controllerName: '', consultationMonths: 12 })
  })

  it('names the host of the tiles when there is one', async () => {
    const mapped = await openHouse({ TILES_URL: 'https://{s}.tuiles.example/{z}/{x}/{y}.png' })
    expect((await mapped.stranger().get('/api/v1/privacy')).body.tilesHost).toBe('tuiles.example')
    await mapped.close()
  })
})

describe('GET /me/export', () => {
  it('is refused to a stranger', async () => {
    expectStranger(await house.stranger().get('/api/v1/me/export'))
  })

  it('gives everything about the person, in JSON, without a secret and without anybody else', async () => {
    const { body, text, headers } = await as.manager.get('/api/v1/me/export').expect(200)
    const me = await meOf(as.manager)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="boucle-\d{4}-\d\d-\d\d\.json"$/)
    expect(headers['cache-control']).toBe('no-store')
    expect(body.about).toMatchObject({ kind: 'person', id: me })
    expect(body.parts.compte).toHaveLength(1)
    expect(body.parts.rattachements).toEqual([
      expect.objectContaining({ organisationId: own, role: 'manager' }),
    ])
    expect(body.parts.sessions.length).toBeGreaterThan(0)
    expect(body.parts.journal.map(({ action }: { action: string }) => action)).toContain('user.created')
    expect(text).not.toMatch(/argon2|passwordHash|facilitator-|authority-/)
    expect(actionsOf(me)).toContain('user.exported')
  })

  it('gives a workbook when the query or the client asks for one', async () => {
    const { body } = await binary(as.manager, '/me/export?format=xlsx')
      .expect(200)
      .expect('content-type', XLSX)
    expect(await sheetNames(body)).toEqual(expect.arrayContaining(['Compte', 'Rattachements', 'Sessions']))
    await binary(as.manager, '/me/export').set('Accept', XLSX).expect(200).expect('content-type', XLSX)
    expectProblem(await as.manager.get('/api/v1/me/export?format=pdf'), 'invalid-input')
  })
})

describe('GET /organisations/:id/export', () => {
  it('is refused to a stranger, and unknown to whoever is neither its manager nor its facilitator', async () => {
    const path = `/api/v1/organisations/${own}/export`
    expectStranger(await house.stranger().get(path))
    for (const person of [as.member, as.stranger, as.authority])
      expectProblem(await person.get(path), 'not-found')
    expectProblem(await as.administrator.get('/api/v1/organisations/nope/export'), 'not-found')
  })

  it('gives everything about the structure and nothing of another', async () => {
    house.flow({
      organisationId: own,
      kind: 'stock',
      label: 'Drêches',
      quantity: 12,
      unit: 't',
      period: 'year',
    })
    house.flow({ organisationId: other, kind: 'stock', label: 'Fumier secret' })
    const { body, text } = await as.manager.get(`/api/v1/organisations/${own}/export`).expect(200)
    expect(body.parts.identité).toEqual([expect.objectContaining({ name: 'Brasserie du Gers' })])
    expect(body.parts.contacts).toEqual([expect.objectContaining({ email: 'camille@brasserie.example' })])
    expect(body.parts.flux.map(({ label }: { label: string }) => label)).toContain('Drêches')
    expect(body.parts.rattachements[0]).toHaveProperty('name')
    for (const secret of ['Fumier secret', other, 'Visite mouvementée']) expect(text).not.toContain(secret)
    const whole = await as.facilitator.get(`/api/v1/organisations/${own}/export`).expect(200)
    expect(whole.text).toContain('Visite mouvementée')
    expect(actionsOf(own)).toContain('organisation.exported')
  })

  it('gives a workbook without a formula, numbers as numbers, that changes nothing when imported again', async () => {
    const id = house.organisation({ name: 'Atelier des Formules', siren: '000111237' })
    house.flow({
      organisationId: id,
      kind: 'stock',
      label: 'Copeaux',
      quantity: 1.5,
      unit: 't',
      period: 'month',
      months: 7,
      wasteCode: '030105',
      hazardous: false,
      currentCostEurosPerUnit: -12.5,
      visibility: 'network',
    })
    house.flow({
      organisationId: id,
      kind: 'need',
      label: 'Palettes',
      reference: 'B-1',
      confirmedOn: '2026-01-02',
      notes: '=HYPERLINK("http://x")',
    })
    const { body } = await binary(as.facilitator, `/organisations/${id}/export?format=xlsx`).expect(200)
    expect((await sheetNames(body)).slice(0, 3)).toEqual(['Structures', 'Gisements', 'Besoins'])
    const stocks = await readSheet(body, 'Gisements')
    expect(stocks.flat()).toEqual(expect.arrayContaining(['Copeaux', 1.5, -12.5]))
    const needs = await readSheet(body, 'Besoins')
    expect(needs.flat()).toContain(`'=HYPERLINK("http://x")`)
    const preview = await house.rooms.spreadsheets.planFiles([{ name: 'retour.xlsx', content: body }])
    expect(preview.rejected).toEqual([])
    expect(preview.rows).toEqual([])
    expect(preview.totals).toMatchObject({ created: 0, rejected: 0, unchanged: 3 })
  })
})

describe('DELETE /me', () => {
  async function newcomer(role: 'member' | 'administrator' = 'member', organisationId?: string) {
    const email = `depart-${Math.random()}@test.example`
    const membership = organisationId ? { organisationId, role: 'manager' as const } : null
    const { id } = await house.rooms.accounts.createUser(
      { email, name: 'Dominique Départ', role, password: PASSWORD },
      membership,
      'test',
    )
    const agent = (await import('supertest')).default.agent(house.app.server)
    await agent.post('/api/v1/session').send({ email, password: PASSWORD }).expect(200)
    return { agent, id, email }
  }

  it('is refused to a stranger', async () => {
    expectStranger(await house.stranger().delete('/api/v1/me'))
  })

  it('asks again who they are when the sign-in is not recent', async () => {
    const { agent } = await newcomer()
    await house.clock.later(0.5, async () => {
      await agent.post('/api/v1/session/refresh').expect(200)
      expectProblem(await agent.delete('/api/v1/me'), 'recent-sign-in-needed')
    })
    await agent.get('/api/v1/me/export').expect(200)
  })

  it('is refused to who manages a structure alone, with the way out', async () => {
    const id = house.organisation({ name: 'Scierie Seule' })
    const { agent } = await newcomer('member', id)
    expectProblem(await agent.delete('/api/v1/me'), 'conflict', {
      detail: /« Scierie Seule ».*nommez un autre/,
    })
    const second = await newcomer('member', id)
    await second.agent.delete('/api/v1/me').expect(204)
    expectProblem(await agent.delete('/api/v1/me'), 'conflict')
    await as.facilitator.post(`/api/v1/organisations/${id}/closing`).send({ how: 'close' }).expect(200)
    await agent.delete('/api/v1/me').expect(204)
  })

  it('is refused to the last administrator', async () => {
    const lonely = await openHouse()
    const admin = await lonely.signedIn('administrator')
    expectProblem(await admin.delete('/api/v1/me'), 'conflict', { detail: /dernier administrateur/ })
    await lonely.signedIn('administrator')
    await admin.delete('/api/v1/me').expect(204)
    await lonely.close()
  })

  it('leaves no name and no address anywhere, the row and the entries for the counts, and a whole journal', async () => {
    const { agent, id, email } = await newcomer()
    const people = () => house.db.sqlite.prepare('select count(*) from users').pluck().get()
    const before = people()
    await agent.get('/api/v1/me/export').expect(200)
    await agent.delete('/api/v1/me').expect(204)
    expectStranger(await agent.get('/api/v1/me/export'))
    expectProblem(
      await house.stranger().post('/api/v1/session').send({ email, password: PASSWORD }),
      'wrong-credentials',
    )
    expect(people()).toBe(before)
    expect(
      house.db.sqlite.prepare('select name, password_hash, disabled_at from users where id = ?').get(id),
    ).toEqual({
      name: 'Personne supprimée',
      password_hash: null,
      disabled_at: expect.any(String),
    })
    expect(house.db.sqlite.prepare('select count(*) from sessions where user_id = ?').pluck().get(id)).toBe(0)
    for (const table of ['users', 'sessions', 'mails', 'mail_tokens', 'journal_details'])
      expect(JSON.stringify(house.db.sqlite.prepare(`select * from ${table}`).all()), table).not.toContain(
        email,
      )
    const { items } = (await as.administrator.get(`/api/v1/journal?person=${id}`).expect(200)).body
    expect(items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['user.created', 'user.exported', 'user.deleted', 'journal.details-erased']),
    )
    const created = items.find(({ action }: { action: string }) => action === 'user.created')
    expect(created).toMatchObject({ label: 'Personne supprimée', details: 'erased', changes: [] })
    expect((await verifyJournal(house.db)).fault).toBeNull()
  })
})

describe('POST /organisations/:id/closing', () => {
  const closing = (agent: Agent, id: string, how: string) =>
    agent.post(`/api/v1/organisations/${id}/closing`).send({ how })

  it('is refused to all but the facilitators of the structure', async () => {
    expectStranger(await house.stranger().post(`/api/v1/organisations/${own}/closing`).send({ how: 'close' }))
    for (const person of [as.member, as.manager, as.authority])
      expectProblem(await closing(person, own, 'close'), 'forbidden')
    expectProblem(await closing(as.facilitator, 'nope', 'close'), 'not-found')
    expectProblem(await closing(as.facilitator, own, 'burn'), 'invalid-input')
  })

  it('dates the leave, withdraws the flows, erases the contacts, keeps the name', async () => {
    const id = house.organisation({
      name: 'Atelier Partant',
      contacts: [{ name: 'Ana', email: null, phone: null }],
    })
    const flow = house.flow({ organisationId: id, kind: 'stock', label: 'Chutes de cuir' })
    const { body } = await closing(as.facilitator, id, 'close').expect(200)
    expect(body).toEqual({ closedAt: expect.any(String), anonymisedAt: null })
    expect((await as.facilitator.get(`/api/v1/flows/${flow}`)).body.withdrawnAt).toBe(body.closedAt)
    expect((await as.facilitator.get(`/api/v1/organisations/${id}`)).body).toMatchObject({
      name: 'Atelier Partant',
      contacts: [],
      closedAt: body.closedAt,
    })
    expectProblem(await closing(as.facilitator, id, 'close'), 'conflict')
    const again = { organisationId: id, kind: 'stock', family: 'material', label: 'Chutes' }
    expectProblem(await as.facilitator.post('/api/v1/flows').send(again), 'conflict')
  })

  it('anonymised, leaves nothing that names it, not even in the journal; what was counted stays', async () => {
    const id = house.organisation({
      name: 'Tannerie Secrète',
      siren: '000111245',
      sites: [{ communeName: 'Auch', address: '3 rue du Cuir' }],
    })
    const flow = house.flow({
      organisationId: id,
      kind: 'stock',
      label: 'Écharnures secrètes',
      quantity: 7,
      notes: 'Secret de fabrique',
    })
    await closing(as.facilitator, id, 'close').expect(200)
    const { body } = await closing(as.facilitator, id, 'anonymise').expect(200)
    expect(body.anonymisedAt).toEqual(expect.any(String))
    const rows = (table: string) => JSON.stringify(house.db.sqlite.prepare(`select * from ${table}`).all())
    for (const table of ['organisations', 'sites', 'flows', 'contacts', 'journal_details'])
      for (const word of ['Tannerie Secrète', '000111245', 'rue du Cuir', 'Écharnures', 'Secret de fabrique'])
        expect(rows(table), table).not.toContain(word)
    const kept = house.db.sqlite
      .prepare('select kind, family, quantity, created_at from flows where id = ?')
      .get(flow)
    expect(kept).toMatchObject({ kind: 'stock', family: 'material', quantity: 7 })
    const site = house.db.sqlite
      .prepare('select commune_code from sites where organisation_id = ?')
      .pluck()
      .get(id)
    expect(site).toBe('32013')
    expect((await verifyJournal(house.db)).fault).toBeNull()
    expectProblem(await closing(as.facilitator, id, 'anonymise'), 'conflict')
  })
})

describe('POST /organisations/:id/closing-request', () => {
  const ask = (agent: Agent, id: string, how = 'close') =>
    agent.post(`/api/v1/organisations/${id}/closing-request`).send({ how })
  async function managed(name: string) {
    const id = house.organisation({ name })
    return { id, manager: await house.signedIn('member', { organisationId: id, role: 'manager' }) }
  }
  const mailsAbout = (name: string) =>
    house.db.sqlite
      .prepare('select recipient, subject, action_path as path from mails where subject like ? order by 1')
      .all(`%${name}%`) as { recipient: string; subject: string; path: string }[]

  it('is refused to all but the managers of the structure', async () => {
    expectStranger(await ask(house.stranger() as unknown as Agent, own))
    for (const person of [as.member, as.stranger, as.facilitator, as.authority, as.administrator])
      expectProblem(await ask(person, own), 'not-found')
    expectProblem(await ask(as.manager, own, 'burn'), 'invalid-input')
  })

  it('tells the facilitators in charge by mail, shows on the sheet, and changes nothing else', async () => {
    const { id, manager } = await managed('Filature Lointaine')
    const flow = house.flow({ organisationId: id, kind: 'stock', label: 'Bourre de laine' })
    const { body } = await ask(manager, id, 'anonymise').expect(200)
    expect(body).toEqual({ at: expect.any(String), how: 'anonymise' })
    const mails = mailsAbout('Filature Lointaine')
    expect(mails.length).toBeGreaterThan(0)
    for (const { recipient, path } of mails) {
      expect(recipient).toMatch(/^facilitator-/)
      expect(path).toBe(`/structures/${id}`)
    }
    for (const agent of [manager, as.facilitator])
      expect((await agent.get(`/api/v1/organisations/${id}`)).body).toMatchObject({
        closedAt: null,
        closingAsked: body,
      })
    expect((await as.authority.get(`/api/v1/organisations/${id}`)).body.closingAsked).toBeNull()
    expect((await manager.get(`/api/v1/flows/${flow}`)).body.withdrawnAt).toBeNull()
    expect(actionsOf(id)).toContain('organisation.closing-asked')
  })

  it('writes once a week at most, and no more once it is done', async () => {
    const { id, manager } = await managed('Moulin Pressé')
    await ask(manager, id).expect(200)
    const sent = mailsAbout('Moulin Pressé').length
    expectProblem(await ask(manager, id, 'anonymise'), 'conflict', { detail: /moins d’une semaine/ })
    expect(mailsAbout('Moulin Pressé')).toHaveLength(sent)
    house.db.sqlite
      .prepare('update organisations set closing_asked_at = ? where id = ?')
      .run(new Date(house.clock.now().getTime() - 7 * 24 * 3_600_000).toISOString(), id)
    await ask(manager, id, 'anonymise').expect(200)
    expect(mailsAbout('Moulin Pressé')).toHaveLength(2 * sent)
    await as.facilitator.post(`/api/v1/organisations/${id}/closing`).send({ how: 'close' }).expect(200)
    expectProblem(await ask(manager, id), 'conflict', { detail: /déjà quitté/ })
    expect((await manager.get(`/api/v1/organisations/${id}`)).body.closingAsked).toBeNull()
  })

  it('asks again at once after a request that was withdrawn', async () => {
    const { id, manager } = await managed('Tuilerie Hésitante')
    await ask(manager, id).expect(200)
    await manager.delete(`/api/v1/organisations/${id}/closing-request`).expect(204)
    await ask(manager, id, 'anonymise').expect(200)
  })

  it('goes to the administrators where nobody is in charge', async () => {
    const alone = await openHouse()
    const id = alone.organisation({ name: 'Scierie Isolée' })
    await alone.signedIn('administrator')
    const manager = await alone.signedIn('member', { organisationId: id, role: 'manager' })
    await ask(manager, id).expect(200)
    expect(alone.db.sqlite.prepare('select recipient from mails').pluck().all()).toEqual([
      'administrator-1@test.example',
    ])
    await alone.close()
  })
})

describe('DELETE /organisations/:id/closing-request', () => {
  const withdraw = (agent: Agent, id: string) => agent.delete(`/api/v1/organisations/${id}/closing-request`)

  it('is refused to all but the managers of the structure, and when nothing was asked', async () => {
    expectStranger(await withdraw(house.stranger() as unknown as Agent, own))
    for (const person of [as.member, as.stranger, as.facilitator, as.authority, as.administrator])
      expectProblem(await withdraw(person, own), 'not-found')
    expectProblem(await withdraw(as.manager, own), 'conflict', { detail: /Aucune demande/ })
  })

  it('leaves the structure in the network, and tells whoever was told', async () => {
    const id = house.organisation({ name: 'Poterie Revenue' })
    const manager = await house.signedIn('member', { organisationId: id, role: 'manager' })
    await manager.post(`/api/v1/organisations/${id}/closing-request`).send({ how: 'close' }).expect(200)
    await withdraw(manager, id).expect(204)
    expect((await as.facilitator.get(`/api/v1/organisations/${id}`)).body).toMatchObject({
      closedAt: null,
      closingAsked: null,
    })
    expect(actionsOf(id)).toContain('organisation.closing-withdrawn')
    const recipientsOf = (start: string) =>
      house.db.sqlite
        .prepare('select recipient from mails where subject like ? order by 1')
        .pluck()
        .all(`${start} : Poterie Revenue`)
    expect(recipientsOf('Demande de départ retirée')).toEqual(recipientsOf('Demande de départ'))
    expectProblem(await withdraw(manager, id), 'conflict')
  })
})
