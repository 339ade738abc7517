import { describe, expect, it } from 'vitest'
import { exif, jpeg, PDF, png, segment } from '../support/pictures.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf } from './house.ts'
import { synergyWorld } from './synergy-world.ts'

const { house, as, ids, need, pooled, agree, introduced, userIdOf, told } = synergyWorld()

const at = (id: string, documentId = '') =>
  `/api/v1/synergies/${id}/documents${documentId && `/${documentId}`}`
interface Sent {
  content?: Buffer
  name?: string
  fields?: Record<string, string>
}
const add = (agent: Agent, id: string, { content = PDF, name = 'bon.pdf', fields = {} }: Sent = {}) =>
  agent.post(at(id)).field(fields).attach('file', content, name)
const PRIVATE = { fields: { audience: 'facilitators' } }
const added = async (agent: Agent, id: string, sent?: Sent): Promise<string> =>
  (await add(agent, id, sent).expect(201)).body.id
const listFor = async (agent: Agent, id: string) => (await agent.get(at(id)).expect(200)).body
const namesFor = async (agent: Agent, id: string) =>
  (await listFor(agent, id)).items.map(({ name }: { name: string }) => name)
const leave = async (id: string, organisationName: string) => {
  const { parties } = (await as.facilitator.get(`/api/v1/synergies/${id}`).expect(200)).body
  const party = parties.find(
    (one: { organisation: { name: string } }) => one.organisation.name === organisationName,
  )
  await as.facilitator
    .post(`/api/v1/synergies/${id}/parties/${party.id}/leave`)
    .send({ reason: 'internal' })
    .expect(204)
}
/** A pooling of three, who know one another. */
async function ofThree(): Promise<string> {
  const id = await pooled()
  await as.facilitator
    .post(`/api/v1/synergies/${id}/parties`)
    .send({ flowId: need(ids.miller) })
    .expect(201)
  await agree(id, [as.miller, ids.miller])
  return id
}

describe('POST /synergies/:id/documents', () => {
  it('is refused to an anonymous, hidden from strangers, and private ones are not for structures to add', async () => {
    const id = await introduced()
    const before = countRows(house, 'synergy_document_contents')
    expectStranger(await add(as.anonymous, id))
    for (const agent of [as.third, as.miller, as.authority]) expectProblem(await add(agent, id), 'not-found')
    expectProblem(await add(as.dairy, id, PRIVATE), 'forbidden')
    const early = await pooled()
    expectProblem(await add(as.dairy, early), 'not-found')
    expectProblem(await add(as.facilitator, early), 'conflict')
    expect(countRows(house, 'synergy_document_contents')).toBe(before)
    await add(as.facilitator, early, PRIVATE).expect(201)
  })

  it('refuses what is disguised, missing or too large, with a sentence', async () => {
    const id = await introduced()
    const page = Buffer.from('<html><script>1</script>')
    expectProblem(await add(as.dairy, id, { content: page }), 'unreadable-file', { pointers: ['/file'] })
    expectProblem(await as.dairy.post(at(id)).field('description', 'x'), 'invalid-input', {
      pointers: ['/file'],
    })
    expectProblem(await add(as.dairy, id, { fields: { audience: 'tous' } }), 'invalid-input', {
      pointers: ['/audience'],
    })
    expectProblem(
      await add(as.dairy, id, { content: Buffer.concat([PDF, Buffer.alloc(10_000_000, 32)]) }),
      'too-large',
      { detail: /dépasse 10 Mo/ },
    )
    expect((await listFor(as.dairy, id)).items).toEqual([])
  })

  it('keeps it cleaned, says it in the thread, tells the other readers and the journal', async () => {
    const id = await introduced()
    const { body } = await add(as.dairy, id, {
      ...{ name: 'C:\\photos\\pesée.jpg', content: jpeg(segment(0xe1, exif(6))) },
      fields: { description: ' Pesée du 12 ' },
    }).expect(201)
    expect(body).toMatchObject({
      ...{ name: 'pesée.jpg', format: 'jpeg', description: 'Pesée du 12', audience: 'all' },
      ...{ organisation: { id: ids.dairy }, proves: [], can: { remove: true } },
    })
    const thread = (await as.farm.get(`/api/v1/synergies/${id}/messages`).expect(200)).body
    expect(thread.items).toMatchObject([{ text: null, document: { id: body.id, name: 'pesée.jpg' } }])
    expectProblem(await as.dairy.delete(`/api/v1/synergies/${id}/messages/${thread.items[0].id}`), 'conflict')
    const [owner, worker, farm] = await Promise.all([as.facilitator, as.worker, as.farm].map(userIdOf))
    expect(
      told(id, 'synergy-document')
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual([owner, worker, farm].sort())
    const mails = house.db.sqlite.prepare('select * from mails').all()
    expect(JSON.stringify(mails)).not.toMatch(/pesée/i)
    expect(journalOf(house, id).map(({ action }) => action)).toContain('synergy.document-added')
  })

  it('tells a private one to who follows the synergy alone, in no journal of its structures', async () => {
    const id = await introduced()
    await added(as.colleague, id, PRIVATE)
    expect(told(id, 'synergy-document').map(({ userId }) => userId)).toEqual([await userIdOf(as.facilitator)])
    expect(await namesFor(as.dairy, id)).toEqual([])
    expect((await as.dairy.get(`/api/v1/synergies/${id}/messages`).expect(200)).body.items).toEqual([])
    const concerned = house.db.sqlite
      .prepare(
        "select count(*) from journal_subjects s join journal j on j.seq = s.seq where j.entity_id = ? and j.action = 'synergy.document-added' and s.kind = 'organisation'",
      )
      .pluck()
      .get(id)
    expect(concerned).toBe(0)
  })

  it('keeps the same file once for the same readers, and says nothing of one that is not theirs', async () => {
    const id = await introduced()
    const hidden = await added(as.facilitator, id, PRIVATE)
    const shown = await added(as.dairy, id)
    expect(shown).not.toBe(hidden)
    expect(await added(as.farm, id)).toBe(shown)
    expect((await as.farm.get(`/api/v1/synergies/${id}/messages`).expect(200)).body.total).toBe(1)
  })
})

describe('GET /synergies/:id/documents', () => {
  it('is refused to an anonymous, and hidden from whoever does not read the synergy', async () => {
    const id = await pooled()
    expectStranger(await as.anonymous.get(at(id)))
    for (const agent of [as.dairy, as.farm, as.third, as.authority])
      expectProblem(await agent.get(at(id)), 'not-found')
  })

  it('gives each what is theirs to read, since they were made known and until they leave', async () => {
    const id = await introduced()
    await added(as.facilitator, id, { ...PRIVATE, name: 'note.pdf' })
    const first = await added(as.dairy, id, { content: png(), name: 'devis.png' })
    await as.facilitator
      .post(`/api/v1/synergies/${id}/parties`)
      .send({ flowId: need(ids.miller) })
      .expect(201)
    expectProblem(await as.miller.get(at(id)), 'not-found')
    expectProblem(await as.miller.get(at(id, first)), 'not-found')
    await house.clock.later(0.1, async () => {
      await agree(id, [as.miller, ids.miller])
      const later = await added(as.farm, id, { name: 'contrat.pdf' })
      expect(await namesFor(as.miller, id)).toEqual(['contrat.pdf'])
      expectProblem(await as.miller.get(at(id, first)), 'not-found')
      expect(await namesFor(as.dairy, id)).toEqual(['contrat.pdf', 'devis.png'])
      expect(await namesFor(as.colleague, id)).toEqual(['contrat.pdf', 'devis.png', 'note.pdf'])
      expect(await listFor(as.farm, id)).toMatchObject({
        ...{ total: 2, maxMegabytes: 10, can: { addFor: ['all'] } },
        items: [{ can: { remove: true } }, { can: { remove: false } }],
      })
      await leave(id, 'Minoterie du Mouliot')
      expectProblem(await as.miller.get(at(id)), 'not-found')
      expectProblem(await as.miller.get(at(id, later)), 'not-found')
    })
  })
})

describe('GET /synergies/:id/documents/:documentId', () => {
  it('is refused to an anonymous, and hidden from who may not open it', async () => {
    const id = await introduced()
    const shown = await added(as.dairy, id)
    const hidden = await added(as.facilitator, id, PRIVATE)
    expectStranger(await as.anonymous.get(at(id, shown)))
    for (const agent of [as.third, as.miller, as.authority])
      expectProblem(await agent.get(at(id, shown)), 'not-found')
    expectProblem(await as.farm.get(at(id, hidden)), 'not-found')
    expectProblem(await as.dairy.get(at(await introduced(), shown)), 'not-found')
  })

  it('gives the file so that nothing in it can run', async () => {
    const id = await introduced()
    const documentId = await added(as.dairy, id, { content: png(), name: 'été.png' })
    const { headers, body } = await as.farm.get(at(id, documentId)).buffer(true).expect(200)
    expect(body).toEqual(png())
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': "attachment; filename*=UTF-8''%C3%A9t%C3%A9.png",
    })
  })
})

describe('a document that is opened', () => {
  it('is a consultation, in the journal of the structure that shared it; one’s own is none', async () => {
    const id = await introduced()
    const documentId = await added(as.dairy, id, { name: 'analyse.pdf' })
    const opened = () => journalOf(house, documentId).filter(({ action }) => action === 'document.consulted')
    for (const agent of [as.dairy, as.worker, as.farm, as.facilitator, as.farm])
      await agent.get(at(id, documentId)).expect(200)
    const [farm, facilitator] = [await userIdOf(as.farm), await userIdOf(as.facilitator)]
    await expect.poll(() => opened().map(({ actorId }) => actorId)).toEqual([farm, facilitator])
    const journal = `/api/v1/organisations/${ids.dairy}/journal?action=document.consulted`
    const { items } = (await as.dairy.get(journal).expect(200)).body
    expect(items[0]).toMatchObject({ label: 'analyse.pdf', shownCount: 1 })
    const elsewhere = `/api/v1/organisations/${ids.farm}/journal?action=document.consulted`
    expect((await as.farm.get(elsewhere).expect(200)).body.total).toBe(0)
  })

  it('is none when it is refused, and of what facilitators shared concerns no structure', async () => {
    const id = await introduced()
    const hidden = await added(as.facilitator, id, PRIVATE)
    expectProblem(await as.farm.get(at(id, hidden)), 'not-found')
    await as.colleague.get(at(id, hidden)).expect(200)
    const colleague = await userIdOf(as.colleague)
    await expect
      .poll(() => journalOf(house, hidden))
      .toEqual([{ action: 'document.consulted', actorId: colleague }])
    const concerned = house.db.sqlite
      .prepare('select count(*) from journal_subjects join journal using (seq) where entity_id = ?')
      .pluck()
      .get(hidden)
    expect(concerned).toBe(0)
  })
})

describe('PATCH /synergies/:id/documents/:documentId', () => {
  const describeIt = (agent: Agent, id: string, documentId: string, description: unknown = 'Pesée du 12') =>
    agent.patch(at(id, documentId)).send({ description })

  it('is refused to an anonymous and to other readers, and hidden from who does not read it', async () => {
    const id = await introduced()
    const shown = await added(as.dairy, id)
    const hidden = await added(as.facilitator, id, PRIVATE)
    expectStranger(await describeIt(as.anonymous, id, shown))
    for (const agent of [as.farm, as.worker]) expectProblem(await describeIt(agent, id, shown), 'forbidden')
    for (const agent of [as.third, as.miller, as.authority])
      expectProblem(await describeIt(agent, id, shown), 'not-found')
    expectProblem(await describeIt(as.farm, id, hidden), 'not-found')
    expectProblem(await describeIt(as.dairy, await introduced(), shown), 'not-found')
    for (const wrong of ['x'.repeat(301), 3])
      expectProblem(await describeIt(as.dairy, id, shown, wrong), 'invalid-input', {
        pointers: ['/description'],
      })
    expect((await listFor(as.farm, id)).items).toMatchObject([{ description: null }])
  })

  it('says what it shows, by its author or a facilitator; its readers see it, and nobody is told', async () => {
    const id = await introduced()
    const documentId = await added(as.dairy, id, { fields: { description: 'Pesée du 11' } })
    const { items } = await listFor(as.farm, id)
    expect(items).toMatchObject([{ description: 'Pesée du 11', can: { describe: false } }])
    const before = [countRows(house, 'notices'), countRows(house, 'mails')]
    const described = await describeIt(as.dairy, id, documentId).expect(200)
    expect(described.body).toMatchObject({ description: 'Pesée du 12', can: { describe: true } })
    expect((await listFor(as.farm, id)).items).toMatchObject([{ description: 'Pesée du 12' }])
    await describeIt(as.dairy, id, documentId).expect(200)
    await describeIt(as.colleague, id, documentId, null).expect(200)
    expect((await listFor(as.dairy, id)).items).toMatchObject([{ description: null }])
    expect([countRows(house, 'notices'), countRows(house, 'mails')]).toEqual(before)
    const entries = journalOf(house, id).filter(({ action }) => action === 'synergy.document-described')
    const [dairy, colleague] = [await userIdOf(as.dairy), await userIdOf(as.colleague)]
    expect(entries.map(({ actorId }) => actorId)).toEqual([dairy, colleague])
    const details = house.db.sqlite
      .prepare(
        "select content from journal_details join journal using (seq) where entity_id = ? and action = 'synergy.document-described'",
      )
      .all(id)
    expect(JSON.stringify(details), 'who comes later does not learn its words').not.toContain('Pesée')
    expect(JSON.stringify(details)).toContain(documentId)
  })
})

describe('DELETE /synergies/:id/documents/:documentId', () => {
  it('is refused to an anonymous and to other readers, and hidden from who does not read it', async () => {
    const id = await introduced()
    const shown = await added(as.dairy, id)
    const hidden = await added(as.facilitator, id, PRIVATE)
    expectStranger(await as.anonymous.delete(at(id, shown)))
    for (const agent of [as.farm, as.worker]) expectProblem(await agent.delete(at(id, shown)), 'forbidden')
    expectProblem(await as.third.delete(at(id, shown)), 'not-found')
    expectProblem(await as.farm.delete(at(id, hidden)), 'not-found')
  })

  it('takes it away for good, by its author or a facilitator; the thread says that it is gone', async () => {
    const id = await introduced()
    const [own, other] = [await added(as.dairy, id), await added(as.dairy, id, { content: png() })]
    const before = countRows(house, 'synergy_document_contents')
    await as.dairy.delete(at(id, own)).expect(204)
    await as.colleague.delete(at(id, other)).expect(204)
    expect(countRows(house, 'synergy_document_contents')).toBe(before - 2)
    expectProblem(await as.farm.get(at(id, own)), 'not-found')
    const { items } = (await as.farm.get(`/api/v1/synergies/${id}/messages`).expect(200)).body
    expect(items).toMatchObject([{ document: { name: null } }, { document: { id: own, name: null } }])
    const actions = journalOf(house, id).map(({ action }) => action)
    expect(actions.filter((action) => action === 'synergy.document-removed')).toHaveLength(2)
    const removals = house.db.sqlite
      .prepare(
        "select content from journal_details join journal using (seq) where entity_id = ? and action = 'synergy.document-removed'",
      )
      .all(id)
    expect(JSON.stringify(removals), 'who came later never knew its name').not.toContain('bon.pdf')
    expect(JSON.stringify(removals)).toContain(own)
  })

  it('is refused while it is the evidence of an exchange that counts, and says of which', async () => {
    const id = await introduced()
    const documentId = await added(as.dairy, id)
    const noted = { on: '2026-03-12', basis: 'measured', documentId }
    const { body } = await as.farm.post(`/api/v1/synergies/${id}/exchanges`).send(noted).expect(201)
    expect(body).toMatchObject({
      proves: 'operational',
      exchanges: [{ evidence: null, isProved: true, document: { id: documentId, name: 'bon.pdf' } }],
    })
    expect((await listFor(as.dairy, id)).items).toMatchObject([{ proves: ['2026-03-12'] }])
    expectProblem(await as.dairy.delete(at(id, documentId)), 'conflict', {
      detail: /preuve de l’échange du 12 mars 2026/,
    })
    await as.facilitator
      .post(`/api/v1/synergies/${id}/exchanges/${body.exchanges[0].id}/void`)
      .send({ reason: 'Noté deux fois' })
      .expect(200)
    await as.dairy.delete(at(id, documentId)).expect(204)
    const after = (await as.farm.get(`/api/v1/synergies/${id}/results`).expect(200)).body
    expect(after.exchanges).toMatchObject([{ document: null, isProved: false }])
  })
})

describe('a document as evidence', () => {
  it('is one of the synergy that its author may open; who may not open it learns only that there is one', async () => {
    const id = await introduced()
    const hidden = await added(as.facilitator, id, { ...PRIVATE, name: 'secret.pdf' })
    const elsewhere = await added(as.dairy, await introduced())
    const note = (agent: Agent, documentId: string) =>
      agent
        .post(`/api/v1/synergies/${id}/exchanges`)
        .send({ on: '2026-03-12', basis: 'declared', documentId })
    for (const documentId of [hidden, elsewhere, 'inconnu'])
      expectProblem(await note(as.dairy, documentId), 'invalid-input', { pointers: ['/documentId'] })
    await note(as.facilitator, hidden).expect(201)
    const { body } = await as.dairy.get(`/api/v1/synergies/${id}/results`).expect(200)
    expect(body.exchanges).toMatchObject([{ isProved: true, document: null }])
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  it('confirms an occurrence of a plan', async () => {
    const id = await introduced()
    const documentId = await added(as.dairy, id)
    const today = house.clock.now().toISOString().slice(0, 10)
    const plans = `/api/v1/synergies/${id}/plans`
    const { body } = await as.dairy.post(plans).send({ every: 'month', from: today }).expect(201)
    await as.farm
      .post(`${plans}/${body.items[0].id}/occurrences/${today}/confirm`)
      .send({ on: today, basis: 'declared', documentId })
      .expect(200)
    const results = (await as.dairy.get(`/api/v1/synergies/${id}/results`).expect(200)).body
    expect(results.exchanges).toMatchObject([{ document: { id: documentId } }])
  })
})

describe('the documents of a structure', () => {
  it('are told in its export, without their content', async () => {
    await added(as.miller, await ofThree(), { name: 'mouture.pdf' })
    const { body } = await as.miller.get(`/api/v1/organisations/${ids.miller}/export?format=json`).expect(200)
    const row = body.parts['documents des synergies'].at(-1)
    expect(row).toMatchObject({ name: 'mouture.pdf', audience: 'all' })
    expect(Object.keys(row)).not.toContain('sha256')
  })

  it('go with its name; what one of them proved stays proved', async () => {
    const leaving = house.organisation({ name: 'Atelier qui part' })
    const member = await house.signedIn('member', { organisationId: leaving, role: 'manager' })
    const id = await pooled()
    await as.facilitator
      .post(`/api/v1/synergies/${id}/parties`)
      .send({ flowId: need(leaving) })
      .expect(201)
    await agree(id, [member, leaving])
    const documentId = await added(member, id)
    const noted = { on: '2026-03-12', basis: 'measured', documentId }
    await as.dairy.post(`/api/v1/synergies/${id}/exchanges`).send(noted).expect(201)
    const administrator = await house.signedIn('administrator')
    await administrator
      .post(`/api/v1/organisations/${leaving}/closing`)
      .send({ how: 'anonymise' })
      .expect(200)
    expectProblem(await as.dairy.get(at(id, documentId)), 'not-found')
    const { body } = await as.dairy.get(`/api/v1/synergies/${id}/results`).expect(200)
    expect(body.exchanges).toMatchObject([
      { isProved: true, document: null, evidence: 'Document effacé avec sa structure' },
    ])
  })
})
