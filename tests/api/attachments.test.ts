import { describe, expect, it } from 'vitest'
import { exif, jpeg, PDF, png, segment } from '../support/pictures.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, countRows, journalOf, sharedHouse } from './house.ts'

let own = ''
let other = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({ name: 'Scierie de l’Arçon' })
  other = organisation({ name: 'Fonderie du Gers' })
  return {
    member: ['member', { organisationId: own, role: 'member' }],
    manager: ['member', { organisationId: own, role: 'manager' }],
    neighbour: ['member', { organisationId: other, role: 'manager' }],
    authority: ['authority'],
    facilitator: ['facilitator'],
    administrator: ['administrator'],
  }
})
const flowOf = (
  visibility: 'facilitators' | 'anonymised' | 'network' = 'facilitators',
  organisationId = own,
) => house.flow({ organisationId, kind: 'stock', label: 'Sciure de chêne', visibility })

interface Sent {
  content?: Buffer
  name?: string
  fields?: Record<string, string>
}
function attach(
  agent: Agent,
  flowId: string,
  { content = png(), name = 'sciure.png', fields = {} }: Sent = {},
) {
  const call = agent.post(`/api/v1/flows/${flowId}/attachments`)
  for (const [field, value] of Object.entries(fields)) call.field(field, value)
  return call.attach('file', content, name)
}
const added = async (agent: Agent, flowId: string, sent?: Sent): Promise<string> =>
  (await attach(agent, flowId, sent).expect(201)).body.id
const listOf = async (agent: Agent, flowId: string) =>
  (await agent.get(`/api/v1/flows/${flowId}/attachments`).expect(200)).body
const file = (agent: Agent, id: string) =>
  agent
    .get(`/api/v1/attachments/${id}`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => done(null, Buffer.concat(parts)))
    })
const open = { fields: { visibility: 'flow' } }

describe('POST /flows/:id/attachments', () => {
  it('is refused to a stranger, hidden from who may not know of the flow, forbidden to who only reads it', async () => {
    const before = countRows(house, 'attachment_contents')
    expectStranger(await attach(as.anonymous, flowOf()))
    for (const person of [as.neighbour, as.authority]) {
      expectProblem(await attach(person, flowOf()), 'not-found')
      expectProblem(await attach(person, flowOf('network')), 'forbidden')
    }
    expectProblem(await attach(as.member, 'inconnu'), 'not-found')
    expect(countRows(house, 'attachment_contents')).toBe(before)
  })

  it('keeps what is known by its content, whatever its name, for facilitators unless said otherwise', async () => {
    const flow = flowOf()
    const { body } = await attach(as.member, flow, {
      content: PDF,
      name: 'C:\\analyses\\sciure.exe',
      fields: { description: ' Granulométrie ' },
    }).expect(201)
    expect(body).toMatchObject({
      ...{ name: 'sciure.exe', format: 'pdf', sizeBytes: PDF.length },
      ...{ description: 'Granulométrie', visibility: 'facilitators' },
    })
    expect(journalOf(house, flow).map(({ action }) => action)).toContain('flow.attachment-added')
  })

  it('refuses what is disguised, broken, empty or missing, with a sentence', async () => {
    const flow = flowOf()
    for (const content of [
      Buffer.from('<html><script>1</script>'),
      Buffer.from('PK\x03\x04'),
      Buffer.from('x'),
    ])
      expectProblem(await attach(as.member, flow, { content, name: 'photo.jpg' }), 'unreadable-file', {
        pointers: ['/file'],
        detail: /JPEG, PNG ou WebP, ni un PDF/,
      })
    expectProblem(await attach(as.member, flow, { content: png().subarray(0, 40) }), 'unreadable-file', {
      detail: /abîmée ou incomplète/,
    })
    expectProblem(
      await as.member.post(`/api/v1/flows/${flow}/attachments`).field('description', 'x'),
      'invalid-input',
      {
        pointers: ['/file'],
      },
    )
    expectProblem(await as.member.post(`/api/v1/flows/${flow}/attachments`).send({}), 'invalid-input')
    expectProblem(await attach(as.member, flow, { fields: { visibility: 'tous' } }), 'invalid-input', {
      pointers: ['/visibility'],
    })
    expect((await listOf(as.member, flow)).items).toEqual([])
  })

  it('refuses what is larger than the setting, to the byte', async () => {
    const flow = flowOf()
    await as.administrator.patch('/api/v1/settings').send({ attachmentMegabytes: 1 }).expect(200)
    const sized = (bytes: number) => Buffer.concat([PDF, Buffer.alloc(bytes - PDF.length, 32)])
    expectProblem(await attach(as.member, flow, { content: sized(1_000_001) }), 'too-large', {
      pointers: ['/file'],
      detail: /dépasse 1 Mo/,
    })
    await attach(as.member, flow, { content: sized(1_000_000) }).expect(201)
    // Also above what other files may weigh.
    await as.administrator.patch('/api/v1/settings').send({ attachmentMegabytes: 12 }).expect(200)
    await attach(as.member, flow, { content: sized(12_000_000) }).expect(201)
    await as.administrator.patch('/api/v1/settings').send({ attachmentMegabytes: 10 }).expect(200)
  })

  it('refuses one more than the setting; the same file sent twice is one', async () => {
    const flow = flowOf()
    await as.administrator.patch('/api/v1/settings').send({ attachmentsPerFlow: 1 }).expect(200)
    const first = await added(as.member, flow)
    expect(await added(as.facilitator, flow)).toBe(first)
    expectProblem(await attach(as.member, flow, { content: PDF }), 'conflict', { detail: /déjà 1 pi/ })
    await as.administrator.patch('/api/v1/settings').send({ attachmentsPerFlow: 10 }).expect(200)
    expect((await listOf(as.member, flow)).items).toHaveLength(1)
  })

  it('forgets where a photo was taken', async () => {
    const id = await added(as.member, flowOf(), { content: jpeg(segment(0xe1, exif(6))), name: 'photo.jpg' })
    const { body } = await file(as.member, id).expect(200)
    expect(body.toString('latin1')).not.toContain('GPS')
    expect(body.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  })
})

describe('GET /flows/:id/attachments', () => {
  it('is refused to a stranger, and hidden with its flow', async () => {
    expectStranger(await as.anonymous.get(`/api/v1/flows/${flowOf()}/attachments`))
    expectProblem(await as.neighbour.get(`/api/v1/flows/${flowOf()}/attachments`), 'not-found')
  })

  it('shows the others only what goes with the flow, and only beside its name', async () => {
    for (const [visibility, seen] of [
      ['network', 1],
      ['anonymised', 0],
    ] as const) {
      const flow = flowOf(visibility)
      await added(as.member, flow, open)
      await added(as.member, flow, { content: PDF })
      for (const person of [as.neighbour, as.authority]) {
        expect((await listOf(person, flow)).items, visibility).toHaveLength(seen)
        expect((await person.get(`/api/v1/flows/${flow}`)).body.attachmentCount).toBe(seen)
      }
      for (const person of [as.member, as.facilitator, as.administrator]) {
        const list = await listOf(person, flow)
        expect(list).toMatchObject({ can: { add: true }, maxMegabytes: 10, maxCount: 10 })
        expect(list.items).toHaveLength(2)
        expect((await person.get(`/api/v1/flows/${flow}`)).body.attachmentCount).toBe(2)
      }
    }
  })
})

describe('GET /attachments/:id', () => {
  it('is refused to a stranger, and to who may not see it', async () => {
    const flow = flowOf('network')
    const kept = await added(as.member, flow)
    expectStranger(await as.anonymous.get(`/api/v1/attachments/${kept}`))
    for (const person of [as.neighbour, as.authority])
      expectProblem(await person.get(`/api/v1/attachments/${kept}`), 'not-found')
    const shown = await added(as.member, flow, { ...open, content: PDF })
    await file(as.neighbour, shown).expect(200)
    await as.member.patch(`/api/v1/flows/${flow}`).send({ visibility: 'anonymised' }).expect(200)
    expectProblem(await as.neighbour.get(`/api/v1/attachments/${shown}`), 'not-found')
  })

  it('gives the file so that nothing in it can run, and tells the journal who read it', async () => {
    const flow = flowOf()
    const id = await added(as.member, flow, { name: 'été "1";\r\nX: y.png' })
    const { body, headers } = await file(as.facilitator, id).expect(200)
    expect(body).toEqual(png())
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/)
    expect(decodeURIComponent(headers['content-disposition']?.split("''")[1] ?? '')).toMatch(
      /^été "1";X: y\.png$|^été/,
    )
    await expect.poll(() => journalOf(house, flow).at(-1)?.action).toBe('flow.consulted')
  })
})

describe('PATCH /attachments/:id', () => {
  it('is refused to all but those who work on the flow', async () => {
    const id = await added(as.member, flowOf('network'), open)
    const send = (agent: Agent) => agent.patch(`/api/v1/attachments/${id}`).send({ description: 'x' })
    expectStranger(await send(as.anonymous))
    expectProblem(await send(as.neighbour), 'forbidden')
    const hidden = await added(as.member, flowOf())
    expectProblem(await as.neighbour.patch(`/api/v1/attachments/${hidden}`).send({}), 'not-found')
  })

  it('changes what is said of it and who sees it, and leaves the rest', async () => {
    const flow = flowOf('network')
    const id = await added(as.member, flow, { fields: { description: 'Benne' } })
    const { body } = await as.facilitator
      .patch(`/api/v1/attachments/${id}`)
      .send({ visibility: 'flow' })
      .expect(200)
    expect(body).toMatchObject({ description: 'Benne', visibility: 'flow' })
    await file(as.neighbour, id).expect(200)
    expectProblem(
      await as.member.patch(`/api/v1/attachments/${id}`).send({ description: 'x'.repeat(301) }),
      'invalid-input',
      { pointers: ['/description'] },
    )
  })
})

describe('DELETE /attachments/:id', () => {
  it('is refused to all but those who work on the flow', async () => {
    const id = await added(as.member, flowOf('network'), open)
    expectStranger(await as.anonymous.delete(`/api/v1/attachments/${id}`))
    expectProblem(await as.neighbour.delete(`/api/v1/attachments/${id}`), 'forbidden')
    await file(as.member, id).expect(200)
  })

  it('takes the file away, content included', async () => {
    const flow = flowOf()
    const id = await added(as.member, flow)
    const before = countRows(house, 'attachment_contents')
    await as.manager.delete(`/api/v1/attachments/${id}`).expect(204)
    expectProblem(await as.member.get(`/api/v1/attachments/${id}`), 'not-found')
    expect(countRows(house, 'attachment_contents')).toBe(before - 1)
    expect((await as.member.get(`/api/v1/flows/${flow}`)).body.attachmentCount).toBe(0)
    expect(journalOf(house, flow).map(({ action }) => action)).toContain('flow.attachment-removed')
  })
})

describe('the files of a structure', () => {
  it('are told in its export, without their content', async () => {
    await added(as.member, flowOf(), { content: PDF, name: 'granulo.pdf' })
    const { body } = await as.manager.get(`/api/v1/organisations/${own}/export?format=json`).expect(200)
    const row = body.parts['pièces jointes'].find(({ name }: { name: string }) => name === 'granulo.pdf')
    expect(row).toMatchObject({ format: 'pdf', visibility: 'facilitators' })
    expect(Object.keys(row)).not.toContain('sha256')
  })

  it('stay while a flow is withdrawn, seen by nobody else, and go with the structure', async () => {
    const leaving = house.organisation({ name: 'Atelier qui part' })
    const flow = flowOf('network', leaving)
    const id = await added(as.facilitator, flow, open)
    await file(as.neighbour, id).expect(200)
    await as.facilitator.delete(`/api/v1/flows/${flow}`).expect(204)
    expectProblem(await as.neighbour.get(`/api/v1/attachments/${id}`), 'not-found')
    await file(as.facilitator, id).expect(200)
    await as.administrator.post(`/api/v1/organisations/${leaving}/closing`).send({ how: 'close' }).expect(200)
    expectProblem(await as.facilitator.get(`/api/v1/attachments/${id}`), 'not-found')
  })

  it('go with the words of a flow withdrawn long ago', async () => {
    const flow = flowOf()
    const id = await added(as.member, flow)
    house.db.sqlite
      .prepare('update flows set withdrawn_at = ? where id = ?')
      .run('2001-01-01T00:00:00Z', flow)
    expect(house.rooms.privacy.retention.plan().flowsStripped).toBeGreaterThan(0)
    await house.rooms.privacy.retention.apply(async () => {})
    expectProblem(await as.member.get(`/api/v1/attachments/${id}`), 'not-found')
    expect(house.rooms.privacy.retention.plan().flowsStripped).toBe(0)
  })
})
