import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, sharedHouse } from './house.ts'

const ids = { dairy: '', mill: '', mute: '', outside: '' }
const { house, as } = sharedHouse(({ organisation }) => {
  ids.dairy = organisation({
    ...{ name: 'Fromagerie', nafCode: '10.51C', headcountBand: '10-19' },
    contacts: [{ name: 'Ana Dupouy', email: 'Ana@fromagerie.example' }],
  })
  ids.mill = organisation({
    ...{ name: 'Moulin', nafCode: '10.61A', sites: [{ communeName: 'Pavie' }] },
    contacts: [{ name: 'Accueil', email: 'accueil@moulin.example' }],
  })
  ids.mute = organisation({ name: 'Atelier muet' })
  ids.outside = organisation({
    name: 'Fonderie lointaine',
    contacts: [{ name: 'Léo', email: 'leo@fonderie.example' }],
  })
  return {
    facilitator: ['facilitator'],
    limited: ['facilitator'],
    authority: ['authority'],
    member: ['member', { organisationId: ids.dairy, role: 'manager' }],
    administrator: ['administrator'],
  }
})
const at = (id: string, rest = '') => `/api/v1/mailings/${id}${rest}`
const message = { subject: 'Bonjour {prénom|à vous}', body: 'Une réunion pour **{structure}**.' }
const idOf = async (agent: Agent) => (await agent.get('/api/v1/me').expect(200)).body.id as string

beforeAll(async () => {
  const communeCodes: string[] = []
  house.rooms.accounts.administration.setPortfolio(
    await idOf(as.limited),
    { communeCodes, organisationIds: [ids.mill, ids.mute] },
    'test',
  )
  await as.administrator.patch('/api/v1/settings').send({ mailingsPerHour: 1200 }).expect(200)
})

const draft = async (input: object = {}, agent: Agent = as.facilitator): Promise<string> =>
  (
    await agent
      .post('/api/v1/mailings')
      .send({ title: 'Réunion', ...message, ...input })
      .expect(201)
  ).body.id

/** Sent to all of its people, as the server would within minutes. */
async function sent(input: object = {}, agent: Agent = as.facilitator): Promise<string> {
  const id = await draft(input, agent)
  await agent.post(at(id, '/steps')).send({ to: 'scheduled' }).expect(200)
  for (let turn = 0; turn < 6; turn++)
    await house.clock.later(1, async () => {
      house.db.sqlite.exec("update mails set state = 'sent', sent_at = created_at where state = 'waiting'")
      house.db.sqlite.exec('update mailing_recipients set queued_at = null')
      house.rooms.campaigns.sending.turn()
    })
  return id
}
const recipientsOf = async (id: string, agent: Agent = as.facilitator) =>
  (await agent.get(at(id, '/recipients')).expect(200)).body.items as {
    id: string
    email: string
    state: string
  }[]
const recipientOf = async (id: string, email: string) =>
  (await recipientsOf(id)).find((one) => one.email === email)?.id ?? ''
const tokenTo = (email: string) =>
  house.mailsTo(email).at(-1)?.unsubscribePath?.replace('/desabonnement/', '') ?? ''
const audienceOf = async (audience: object, agent: Agent = as.facilitator) =>
  (await agent.post('/api/v1/mailings/audience').send({ audience }).expect(200)).body
const names = (rows: { organisationName: string }[]) => rows.map(({ organisationName }) => organisationName)

describe('POST /mailings', () => {
  it('is refused to an anonymous and to who does not facilitate; an unknown field is named', async () => {
    expectStranger(await as.anonymous.post('/api/v1/mailings').send({ title: 'Réunion' }))
    for (const agent of [as.member, as.authority])
      expectProblem(await agent.post('/api/v1/mailings').send({ title: 'Réunion' }), 'forbidden')
    const wrong = { title: 'Réunion', subject: 'À {prenom}', body: '{structure} {siret}' }
    const refused = await as.facilitator.post('/api/v1/mailings').send(wrong)
    expectProblem(refused, 'invalid-input', { pointers: ['/subject', '/body'] })
    expect(JSON.stringify(refused.body.errors)).toContain('{siret}')
    const id = await draft({ budgetLine: 'Animation', plannedEuros: 400, planReference: '1.1.1 étape 3' })
    expect((await as.facilitator.get(at(id)).expect(200)).body).toMatchObject({
      ...{ status: 'draft', plannedEuros: 400, planReference: '1.1.1 étape 3' },
      can: { manage: true, edit: true, remove: true },
    })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(['mailing.created'])
  })
})

describe('GET /mailings', () => {
  it('is for who works on them, and for the authority without any name', async () => {
    const id = await draft({ title: 'Filtre à part' })
    expectStranger(await as.anonymous.get('/api/v1/mailings'))
    expectProblem(await as.member.get('/api/v1/mailings'), 'forbidden')
    const find = async (agent: Agent) =>
      (await agent.get('/api/v1/mailings?q=filtre').expect(200)).body.items as {
        id: string
        createdByName: string | null
      }[]
    expect((await find(as.facilitator)).map((one) => one.id)).toEqual([id])
    expect((await find(as.facilitator))[0]?.createdByName).toMatch(/facilitator/)
    expect((await find(as.authority))[0]?.createdByName).toBeNull()
    expect(await find(as.limited)).toEqual([])
  })
})

describe('POST /mailings/audience', () => {
  it('is refused to an anonymous and to who does not facilitate', async () => {
    expectStranger(await as.anonymous.post('/api/v1/mailings/audience').send({ audience: {} }))
    expectProblem(await as.authority.post('/api/v1/mailings/audience').send({ audience: {} }), 'forbidden')
  })

  it('holds what answers to every criterion, and tells who is left out and why', async () => {
    const all = await audienceOf({})
    expect(names(all.recipients)).toEqual(['Fonderie lointaine', 'Fromagerie', 'Moulin'])
    expect(all.leftOut).toMatchObject([{ organisationName: 'Atelier muet', reason: 'no-address' }])
    expect(names((await audienceOf({ sectors: ['agrifood'] })).recipients)).toEqual(['Fromagerie', 'Moulin'])
    expect(
      names((await audienceOf({ sectors: ['agrifood'], headcountBands: ['10-19', '20-49'] })).recipients),
    ).toEqual(['Fromagerie'])
    const pavie = house.rooms.organisations.recordsOf([ids.mill]).get(ids.mill)?.sites[0]?.communeCode
    expect(names((await audienceOf({ communeCodes: [pavie] })).recipients)).toEqual(['Moulin'])
    house.flow({ organisationId: ids.mill, kind: 'need', label: 'Palettes', family: 'equipment' })
    expect(names((await audienceOf({ families: ['equipment'] })).recipients)).toEqual(['Moulin'])
    expect((await audienceOf({ kinds: ['association'] })).structures).toBe(0)
    expect(names((await audienceOf({ excludedIds: [ids.mill] })).recipients)).not.toContain('Moulin')
    const both = await audienceOf({ sectors: ['agrifood'], reach: 'all' })
    expect(
      both.recipients.filter((one: { organisationId: string }) => one.organisationId === ids.dairy),
    ).toHaveLength(2)
  })

  it('follows the dated rules of engagement and of having been met', async () => {
    const engaged = async () => names((await audienceOf({ engaged: 'yes' })).recipients)
    const never = async () => names((await audienceOf({ met: 'never' })).recipients)
    expect(await engaged()).toEqual([])
    const confirmedOn = new Date().toISOString().slice(0, 10)
    house.flow({ organisationId: ids.dairy, kind: 'stock', label: 'Petit-lait', confirmedOn })
    expect(await engaged()).toEqual(['Fromagerie'])
    expect(await never()).toContain('Moulin')
    const { id: workshopId } = (
      await as.facilitator
        .post('/api/v1/workshops')
        .send({ name: 'Atelier', heldOn: confirmedOn })
        .expect(201)
    ).body
    house.db.sqlite
      .prepare('insert into workshop_participants values (?, ?, 1, ?)')
      .run(workshopId, ids.mill, confirmedOn)
    expect(await never()).not.toContain('Moulin')
  })

  it('stays within the portfolio of who sends, and says how many are out of it', async () => {
    const own = await audienceOf({}, as.limited)
    expect(names(own.recipients)).toEqual(['Moulin'])
    expect(own.outsidePortfolio).toBe(2)
    expect(JSON.stringify(own)).not.toContain('Fonderie')
    const id = await draft({}, as.limited)
    // Whoever looks, the author is who sends.
    const seen = await as.facilitator
      .post('/api/v1/mailings/audience')
      .send({ audience: {}, mailingId: id })
      .expect(200)
    expect(names(seen.body.recipients)).toEqual(['Moulin'])
  })
})

describe('POST /mailings/preview', () => {
  it('is refused to an anonymous; writes the fields of one person, and tells those that are missing', async () => {
    expectStranger(await as.anonymous.post('/api/v1/mailings/preview').send(message))
    const of = async (organisationId: string, input: object = {}) =>
      (
        await as.facilitator
          .post('/api/v1/mailings/preview')
          .send({ ...message, organisationId, ...input })
          .expect(200)
      ).body
    expect(await of(ids.dairy)).toMatchObject({
      ...{ subject: 'Bonjour Ana', body: 'Une réunion pour **Fromagerie**.', missing: [] },
      because: expect.stringContaining('ana@fromagerie.example'),
    })
    expect(await of(ids.mill, { subject: 'Bonjour {prénom}' })).toMatchObject({ missing: ['prénom'] })
    expectProblem(
      await as.facilitator.post('/api/v1/mailings/preview').send({ ...message, organisationId: ids.mute }),
      'conflict',
    )
  })
})

describe('POST /mailings/test', () => {
  it('is refused to an anonymous; goes to who asks and to nobody else, and unsubscribes nobody', async () => {
    expectStranger(await as.anonymous.post('/api/v1/mailings/test').send(message))
    const before = house.mailsTo('ana@fromagerie.example').length
    const { body } = await as.facilitator
      .post('/api/v1/mailings/test')
      .send({ ...message, organisationId: ids.dairy })
      .expect(202)
    expect(house.mailsTo(body.to).at(-1)).toMatchObject({
      ...{ subject: '[Essai] Bonjour Ana', unsubscribePath: '/desabonnement/essai', replyTo: body.to },
    })
    expect(house.mailsTo('ana@fromagerie.example')).toHaveLength(before)
  })
})

describe('GET /mailings/:id', () => {
  it('is a 404 for who does not work on it, as one that never was', async () => {
    const id = await draft()
    expectStranger(await as.anonymous.get(at(id)))
    expectProblem(await as.member.get(at(id)), 'forbidden')
    const refused = await as.limited.get(at(id))
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await as.limited.get(at('01aaaaaaaaaaaaaaaaaa')))
    expect((await as.authority.get(at(id)).expect(200)).body.can).toEqual({
      ...{ manage: false, edit: false, remove: false },
    })
  })
})

describe('PUT /mailings/:id', () => {
  it('is refused to an anonymous and to another; changes a draft, and nothing that left', async () => {
    const id = await draft()
    expectStranger(await as.anonymous.put(at(id)).send({ title: 'Autre' }))
    expectProblem(await as.limited.put(at(id)).send({ title: 'Autre' }), 'not-found')
    expect(
      (
        await as.facilitator
          .put(at(id))
          .send({ title: 'Autre', ...message })
          .expect(200)
      ).body.title,
    ).toBe('Autre')
    const gone = await sent()
    expectProblem(await as.facilitator.put(at(gone)).send({ title: 'Autre' }), 'conflict')
  })
})

describe('DELETE /mailings/:id', () => {
  it('is refused to an anonymous and to another; takes a draft away, not what began', async () => {
    const id = await draft()
    expectStranger(await as.anonymous.delete(at(id)))
    expectProblem(await as.limited.delete(at(id)), 'not-found')
    await as.facilitator.delete(at(id)).expect(204)
    expectProblem(await as.facilitator.get(at(id)), 'not-found')
    expectProblem(await as.facilitator.delete(at(await sent())), 'conflict')
  })
})

describe('PUT /mailings/:id/budget', () => {
  it('is refused to an anonymous and to another; is corrected even after it left', async () => {
    const id = await sent()
    expectStranger(await as.anonymous.put(at(id, '/budget')).send({}))
    expectProblem(await as.limited.put(at(id, '/budget')).send({}), 'not-found')
    const { body } = await as.facilitator
      .put(at(id, '/budget'))
      .send({ budgetLine: 'Animation', plannedEuros: 300, spentEuros: 120 })
      .expect(200)
    expect(body).toMatchObject({ budgetLine: 'Animation', plannedEuros: 300, spentEuros: 120 })
  })
})

describe('POST /mailings/:id/steps', () => {
  const step = (id: string, body: object, agent: Agent = as.facilitator) =>
    agent.post(at(id, '/steps')).send(body)

  it('is refused to an anonymous and to another; says what is missing', async () => {
    const id = await draft({ subject: '', body: '' })
    expectStranger(await step(id, { to: 'scheduled' }, as.anonymous))
    expectProblem(await step(id, { to: 'scheduled' }, as.limited), 'not-found')
    expectProblem(await step(id, { to: 'scheduled' }), 'conflict', { detail: /objet/ })
    expectProblem(await step(id, { to: 'done' }), 'conflict')
    const nobody = await draft({ audience: { kinds: ['association'] } })
    expectProblem(await step(nobody, { to: 'scheduled' }), 'conflict', { detail: /Personne/ })
    const past = await step(await draft(), { to: 'scheduled', at: { day: '2020-01-01', hour: '09:00' } })
    expectProblem(past, 'invalid-input', { pointers: ['/at'] })
  })

  it('schedules at an hour of Paris, and takes back', async () => {
    const id = await draft()
    const { body } = await step(id, { to: 'scheduled', at: { day: '2999-07-01', hour: '09:30' } }).expect(200)
    expect(body).toMatchObject({ status: 'scheduled', scheduledAt: '2999-07-01T07:30:00.000Z' })
    expect((await step(id, { to: 'draft' }).expect(200)).body).toMatchObject({
      ...{ status: 'draft', scheduledAt: null },
    })
  })
})

describe('GET /mailings/:id/results', () => {
  it('is refused to an anonymous and to another; the authority reads figures and no name', async () => {
    const id = await sent({ title: 'Suivie' })
    expectStranger(await as.anonymous.get(at(id, '/results')))
    expectProblem(await as.limited.get(at(id, '/results')), 'not-found')
    const { body } = await as.authority.get(at(id, '/results')).expect(200)
    expect(body.structures).toEqual({ total: 4, contacted: 3 })
    expect(body.leftOut).toEqual([{ reason: 'no-address', structures: 1 }])
    expect(JSON.stringify(body)).not.toMatch(/@|Ana|Fromagerie/)
    expectProblem(await as.authority.get(at(id, '/recipients')), 'forbidden')
  })

  it('counts what followed within its days, beside those of the same filter who got nothing', async () => {
    const id = await sent({ title: 'Comparée' })
    const before = (await as.facilitator.get(at(id, '/results')).expect(200)).body.follow
    expect(before.notContacted).toMatchObject({ structures: 1, any: 0 })
    house.flow({ organisationId: ids.outside, kind: 'stock', label: 'Sable' })
    house.flow({ organisationId: ids.mute, kind: 'stock', label: 'Copeaux' })
    const { follow } = (await as.facilitator.get(at(id, '/results')).expect(200)).body
    expect(follow.contacted.byKind['flow-declared']).toBe(before.contacted.byKind['flow-declared'] + 1)
    expect(follow.notContacted).toMatchObject({ structures: 1, any: 1, byKind: { 'flow-declared': 1 } })
    expect(follow).toMatchObject({ days: 90, isOver: false })
  })
})

describe('GET /mailings/:id/recipients', () => {
  it('is refused to an anonymous and to another; is written in the journal', async () => {
    const id = await sent()
    expectStranger(await as.anonymous.get(at(id, '/recipients')))
    expectProblem(await as.limited.get(at(id, '/recipients')), 'not-found')
    expect((await recipientsOf(id)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    const consulted = () =>
      house.db.sqlite
        .prepare(
          "select count(*) from journal join journal_subjects using (seq) where action = 'organisation.consulted' and subject_id = ?",
        )
        .pluck()
        .get(ids.dairy)
    await expect.poll(consulted).toBeGreaterThan(0)
  })
})

describe('PUT /mailings/:id/recipients/:recipientId/answer', () => {
  it('is refused to an anonymous and to another, and about who was not written to', async () => {
    const id = await sent()
    const recipientId = await recipientOf(id, 'leo@fonderie.example')
    const path = at(id, `/recipients/${recipientId}/answer`)
    expectStranger(await as.anonymous.put(path).send({ answer: 'later' }))
    expectProblem(await as.limited.put(path).send({ answer: 'later' }), 'not-found')
    expectProblem(
      await as.facilitator
        .put(at(await draft(), `/recipients/${recipientId}/answer`))
        .send({ answer: 'later' }),
      'not-found',
    )
    expectProblem(
      await as.facilitator.put(path).send({ answer: 'later', answeredOn: '2999-01-01' }),
      'invalid-input',
      { pointers: ['/answeredOn'] },
    )
  })

  it('keeps « never » as an objection, and takes it back when it was noted by mistake', async () => {
    const id = await sent()
    const path = at(id, `/recipients/${await recipientOf(id, 'leo@fonderie.example')}/answer`)
    const reasons = async () =>
      (await audienceOf({})).leftOut.map(({ email, reason }: { email: string; reason: string }) => [
        email,
        reason,
      ])
    await as.facilitator.put(path).send({ answer: 'never', note: 'Au téléphone' }).expect(200)
    expect(await reasons()).toContainEqual(['leo@fonderie.example', 'unsubscribed'])
    const { body } = await as.facilitator.put(path).send({ answer: 'interested' }).expect(200)
    expect(body).toMatchObject({ answer: 'interested', answeredOn: expect.any(String) })
    expect(await reasons()).not.toContainEqual(['leo@fonderie.example', 'unsubscribed'])
    expect((await as.facilitator.get(at(id)).expect(200)).body.counts.answers.interested).toBe(1)
  })
})

describe('PUT /mailings/:id/recipients/:recipientId/bounce', () => {
  it('is refused to an anonymous and to another; a dead address is shown on its structure until it works', async () => {
    const id = await sent()
    const path = at(id, `/recipients/${await recipientOf(id, 'accueil@moulin.example')}/bounce`)
    expectStranger(await as.anonymous.put(path).send({ bounce: 'hard' }))
    expectProblem(await as.limited.put(path).send({ bounce: 'hard' }), 'not-found')
    expect(
      (await as.facilitator.put(path).send({ bounce: 'hard', reason: 'Parti' }).expect(200)).body,
    ).toMatchObject({
      ...{ state: 'failed', bounce: 'hard', failure: 'Parti' },
    })
    const states = await as.limited.get(`/api/v1/organisations/${ids.mill}/mailing-addresses`).expect(200)
    expect(states.body.items).toMatchObject([{ email: 'accueil@moulin.example', state: 'bounced' }])
    await as.facilitator
      .post(`/api/v1/organisations/${ids.mill}/mailing-addresses/lift`)
      .send({ email: 'accueil@moulin.example' })
      .expect(204)
  })
})

describe('POST /delivery-reports', () => {
  it('is refused to an anonymous; says of each address what was noted, and nothing of others’ mailings', async () => {
    const text = 'Final-Recipient: rfc822; ana@fromagerie.example\nAction: failed\nStatus: 5.2.2\n'
    expectStranger(await as.anonymous.post('/api/v1/delivery-reports').send({ text }))
    await sent()
    const outcome = async (agent: Agent) =>
      (await agent.post('/api/v1/delivery-reports').send({ text }).expect(200)).body.items
    expect(await outcome(as.limited)).toMatchObject([{ outcome: 'unknown' }])
    expect(await outcome(as.facilitator)).toMatchObject([{ outcome: 'soft', status: '5.2.2' }])
    expectProblem(
      await as.facilitator.post('/api/v1/delivery-reports').send({ text: 'Bonjour' }),
      'unreadable-file',
    )
  })
})

describe('GET /organisations/:id/mailing-addresses', () => {
  it('is refused to an anonymous, to its own people and out of the portfolio', async () => {
    const path = `/api/v1/organisations/${ids.outside}/mailing-addresses`
    expectStranger(await as.anonymous.get(path))
    expectProblem(await as.member.get(path), 'forbidden')
    expectProblem(await as.limited.get(path), 'not-found')
    expect((await as.facilitator.get(path).expect(200)).body).toEqual({ items: [] })
  })
})

describe('POST /organisations/:id/mailing-addresses/lift', () => {
  it('is refused to an anonymous, and for an address that did not fail', async () => {
    const path = `/api/v1/organisations/${ids.outside}/mailing-addresses/lift`
    expectStranger(await as.anonymous.post(path).send({ email: 'leo@fonderie.example' }))
    expectProblem(await as.facilitator.post(path).send({ email: 'leo@fonderie.example' }), 'not-found')
  })
})

describe('GET /mailing-templates', () => {
  it('is refused to an anonymous and to who does not facilitate', async () => {
    expectStranger(await as.anonymous.get('/api/v1/mailing-templates'))
    expectProblem(await as.authority.get('/api/v1/mailing-templates'), 'forbidden')
  })
})

describe('POST /mailing-templates', () => {
  it('is refused to an anonymous; refuses an unknown field, keeps the others for all facilitators', async () => {
    const input = { name: 'Invitation', ...message }
    expectStranger(await as.anonymous.post('/api/v1/mailing-templates').send(input))
    expectProblem(
      await as.facilitator.post('/api/v1/mailing-templates').send({ ...input, body: '{siret}' }),
      'invalid-input',
      { pointers: ['/body'] },
    )
    await as.facilitator.post('/api/v1/mailing-templates').send(input).expect(201)
    expect((await as.limited.get('/api/v1/mailing-templates').expect(200)).body.items).toContainEqual(
      expect.objectContaining(input),
    )
  })
})

describe('PUT /mailing-templates/:id', () => {
  it('is refused to an anonymous; changes it', async () => {
    const { id } = (
      await as.facilitator
        .post('/api/v1/mailing-templates')
        .send({ name: 'Rappel', ...message })
        .expect(201)
    ).body
    const path = `/api/v1/mailing-templates/${id}`
    expectStranger(await as.anonymous.put(path).send({ name: 'Relance', ...message }))
    expect(
      (
        await as.limited
          .put(path)
          .send({ name: 'Relance', ...message })
          .expect(200)
      ).body.name,
    ).toBe('Relance')
  })
})

describe('DELETE /mailing-templates/:id', () => {
  it('is refused to an anonymous; takes it away once', async () => {
    const { id } = (
      await as.facilitator
        .post('/api/v1/mailing-templates')
        .send({ name: 'Éphémère', ...message })
        .expect(201)
    ).body
    const path = `/api/v1/mailing-templates/${id}`
    expectStranger(await as.anonymous.delete(path))
    await as.facilitator.delete(path).expect(204)
    expectProblem(await as.facilitator.delete(path), 'not-found')
  })
})

describe('POST /unsubscriptions/open', () => {
  it('tells what a link is about and changes nothing; an invented one is nobody’s', async () => {
    await sent()
    const token = tokenTo('leo@fonderie.example')
    const stranger = house.stranger()
    const { body } = await stranger.post('/api/v1/unsubscriptions/open').send({ token }).expect(200)
    expect(body).toEqual({ address: 'l…@fonderie.example', subscribed: true })
    const forged = await stranger
      .post('/api/v1/unsubscriptions/open')
      .send({ token: token.replace(/.$/, token.endsWith('A') ? 'B' : 'A') })
    expectProblem(forged, 'not-found')
  })
})

describe('POST /unsubscriptions', () => {
  it('unsubscribes without an account, once or twice alike, by the page or by the mail reader’s button', async () => {
    const id = await sent()
    const token = tokenTo('leo@fonderie.example')
    for (let time = 0; time < 2; time++)
      expect(
        (await house.stranger().post('/api/v1/unsubscriptions').send({ token }).expect(200)).body.subscribed,
      ).toBe(false)
    expect((await as.facilitator.get(at(id)).expect(200)).body.counts.unsubscribed).toBe(1)
    await house.stranger().post('/api/v1/unsubscriptions/undo').send({ token }).expect(200)
    const press = (body: string, type: string) =>
      house.stranger().post(`/desabonnement/${token}`).set('Content-Type', type).send(body)
    const isSubscribed = async () =>
      (await house.stranger().post('/api/v1/unsubscriptions/open').send({ token }).expect(200)).body
        .subscribed
    // Anything else that is posted there changes nothing, nor does a GET.
    await press('autre=chose', 'application/x-www-form-urlencoded').expect(200)
    await house.stranger().get(`/desabonnement/${token}`)
    expect(await isSubscribed()).toBe(true)
    await press('List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded').expect(200)
    expect(await isSubscribed()).toBe(false)
    await house.stranger().post('/api/v1/unsubscriptions/undo').send({ token }).expect(200)
    await press(
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
    ).expect(200)
    expect(await isSubscribed()).toBe(false)
    await house.stranger().post('/api/v1/unsubscriptions/undo').send({ token }).expect(200)
    const forged = await house
      .stranger()
      .post('/desabonnement/invente.AAAA')
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send('List-Unsubscribe=One-Click')
    expect(forged.status).toBe(404)
  })
})

describe('POST /unsubscriptions/undo', () => {
  it('is nobody’s with an invented link', async () => {
    expectProblem(
      await house.stranger().post('/api/v1/unsubscriptions/undo').send({ token: 'x.y' }),
      'not-found',
    )
  })
})

describe('GET /me/communications', () => {
  it('is refused to an anonymous; tells one’s own choice', async () => {
    expectStranger(await as.anonymous.get('/api/v1/me/communications'))
    expect((await as.member.get('/api/v1/me/communications').expect(200)).body).toEqual({ subscribed: true })
  })
})

describe('PUT /me/communications', () => {
  it('is refused to an anonymous; holds for the address wherever it is, service mails apart', async () => {
    const path = '/api/v1/me/communications'
    expectStranger(await as.anonymous.put(path).send({ subscribed: false }))
    await as.member.put(path).send({ subscribed: false }).expect(200)
    const { email } = (await as.member.get('/api/v1/me').expect(200)).body
    const left = (await audienceOf({ reach: 'all', sectors: ['agrifood'] })).leftOut
    expect(left).toMatchObject([{ email, reason: 'unsubscribed' }])
    const before = house.mailsTo(email).length
    await house.stranger().post('/api/v1/session/link').send({ email }).expect(202)
    expect(house.mailsTo(email)).toHaveLength(before + 1)
    await as.member.put(path).send({ subscribed: true }).expect(200)
  })
})

describe('GET /exports/mailings', () => {
  it('is refused to an anonymous; gives the rows of the list, without names to the authority', async () => {
    expectStranger(await as.anonymous.get('/api/v1/exports/mailings'))
    await draft({ title: 'Emportée' })
    const csv = await as.authority.get('/api/v1/exports/mailings?format=csv&q=emport').expect(200)
    expect(csv.text).toContain('Emportée')
    expect(csv.text).not.toContain('facilitator')
  })
})

describe('GET /exports/mailing-recipients', () => {
  it('is refused to an anonymous and to another; gives the rows of the list', async () => {
    const id = await sent()
    const path = `/api/v1/exports/mailing-recipients?format=csv&mailing=${id}`
    expectStranger(await as.anonymous.get(path))
    expectProblem(await as.limited.get(path), 'not-found')
    const csv = await as.facilitator
      .get(`/api/v1/exports/mailing-recipients?format=csv&mailing=${id}&q=moulin`)
      .expect(200)
    expect(csv.text).toContain('accueil@moulin.example')
    expect(csv.text).not.toContain('fromagerie')
  })
})
