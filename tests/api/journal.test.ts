import { describe, expect, it, vi } from 'vitest'
import type { JournalItem } from '../../src/features/journal/contract.ts'
import { dayOf } from '../../src/kernel/day.ts'
import { PASSWORD } from '../support/app.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, openHouse, sharedHouse } from './house.ts'

let own = ''
let other = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({
    name: 'Brasserie du Gers',
    notes: 'Visite mouvementée.',
    contacts: [{ name: 'Camille', email: 'camille@brasserie.example', phone: null }],
  })
  other = organisation({ name: 'Ferme d’Embidoure' })
  return {
    member: ['member', { organisationId: own, role: 'member' }],
    manager: ['member', { organisationId: own, role: 'manager' }],
    stranger: ['member', { organisationId: other, role: 'manager' }],
    facilitator: ['facilitator'],
    second: ['facilitator'],
    authority: ['authority'],
    administrator: ['administrator'],
  }
})

const read = async (agent: Agent, path: string): Promise<JournalItem[]> =>
  (await agent.get(`/api/v1${path}`).expect(200)).body.items
const ofOwn = (agent: Agent, query = '') => read(agent, `/organisations/${own}/journal${query}`)
const consultationsOf = (entityId: string) =>
  house.db.sqlite
    .prepare("select action, actor_id from journal where entity_id = ? and action like '%.consulted'")
    .all(entityId)

/** A consultation is written once the answer has left. */
const written = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 10 })

describe('GET /journal', () => {
  it('is refused to all but the administrator', async () => {
    expectStranger(await house.stranger().get('/api/v1/journal'))
    for (const person of [as.member, as.manager, as.facilitator, as.authority])
      expectProblem(await person.get('/api/v1/journal'), 'forbidden')
  })

  it('tells who did what, to what, when, with the names of today, newest first', async () => {
    const id = house.flow({ organisationId: own, kind: 'stock', label: 'Drêches de brasserie' })
    await as.manager
      .patch(`/api/v1/flows/${id}`)
      .send({ quantity: 12, unit: 't', period: 'year', label: 'Drêches' })
      .expect(200)
    const items = await read(as.administrator, `/journal?organisation=${own}&action=flow.updated`)
    expect(items[0]).toMatchObject({
      action: 'flow.updated',
      entity: 'flow',
      label: 'Drêches',
      organisations: [{ id: own, name: 'Brasserie du Gers' }],
      details: 'kept',
    })
    expect(items[0]?.actor.name).toMatch(/^member/)
    expect(items[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'label', before: 'Drêches de brasserie', after: 'Drêches' },
        { field: 'quantity', before: null, after: 12 },
      ]),
    )
    const seqs = (await read(as.administrator, '/journal')).map(({ seq }) => seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a))
  })

  it('never shows a password nor its hash', async () => {
    const { text } = await as.administrator.get('/api/v1/journal?limit=200').expect(200)
    expect(text).not.toMatch(/argon2|password_?hash/i)
    expect(text).not.toContain(PASSWORD)
  })

  it('filters by period, person, structure and action, page by page', async () => {
    // The first reading is itself an entry, written once it was answered.
    await as.administrator.get('/api/v1/journal').expect(200)
    await written(() =>
      expect(consultationsOf('*')).toContainEqual(expect.objectContaining({ action: 'journal.consulted' })),
    )
    const all = (await as.administrator.get('/api/v1/journal?limit=200')).body
    const day = dayOf(new Date(all.items[0].at))
    const ofThatDay = all.items.filter(({ at }: JournalItem) => dayOf(new Date(at)) === day)
    const count = async (query: string) =>
      (await as.administrator.get(`/api/v1/journal?limit=200&${query}`).expect(200)).body.total
    expect(await count(`from=${day}&to=${day}`)).toBe(ofThatDay.length)
    expect(await count('from=2020-01-01')).toBe(all.total)
    expect(await count('to=2020-01-01')).toBe(0)
    const created = await read(as.administrator, '/journal?action=organisation.created')
    expect(created.map(({ label }) => label)).toEqual(['Ferme d’Embidoure', 'Brasserie du Gers'])
    expect(
      (await read(as.administrator, `/journal?organisation=${other}`)).map(({ action }) => action),
    ).toContain('organisation.created')
    const declared = (organisationId: string) => count(`organisation=${organisationId}&action=flow.created`)
    const [before, beforeElsewhere] = [await declared(own), await declared(other)]
    house.flow({ organisationId: own, kind: 'stock', label: 'Radicelles' })
    expect([await declared(own), await declared(other)]).toEqual([before + 1, beforeElsewhere])
    const person = all.people[0]
    for (const item of await read(as.administrator, `/journal?person=${person.id}`))
      expect(item.actor.id === person.id || item.label === person.name).toBe(true)
    const [first, second] = await Promise.all([
      read(as.administrator, '/journal?limit=2&to=2999-01-01'),
      read(as.administrator, '/journal?limit=2&offset=2&to=2999-01-01'),
    ])
    expect(first.length + second.length).toBe(4)
    expectProblem(await as.administrator.get('/api/v1/journal?from=hier'), 'invalid-input')
  })

  it('writes down that it was read, once an hour', async () => {
    for (let i = 0; i < 3; i++) await as.administrator.get('/api/v1/journal').expect(200)
    await written(async () => {
      const consulted = await read(as.administrator, '/journal?action=journal.consulted')
      expect(consulted.filter(({ actor }) => actor.name?.startsWith('administrator'))).toHaveLength(1)
    })
  })
})

describe('GET /journal/verification', () => {
  it('is refused to all but the administrator', async () => {
    expectStranger(await house.stranger().get('/api/v1/journal/verification'))
    for (const person of [as.member, as.facilitator, as.authority])
      expectProblem(await person.get('/api/v1/journal/verification'), 'forbidden')
  })

  it('says how many entries hold together and where the chain ends', async () => {
    const { body } = await as.administrator.get('/api/v1/journal/verification').expect(200)
    expect(body.fault).toBeNull()
    expect(body.head).toEqual({ seq: body.entries, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('names the first entry that was changed behind its back', async () => {
    const broken = await openHouse()
    broken.organisation()
    const admin = await broken.signedIn('administrator')
    broken.db.sqlite.exec('drop trigger journal_unchanged')
    broken.db.sqlite.exec("update journal set actor_id = 'someone' where seq = 1")
    const { body } = await admin.get('/api/v1/journal/verification').expect(200)
    expect(body.fault).toEqual({ kind: 'entry-altered', seq: 1 })
    await broken.close()
  })
})

describe('GET /organisations/:id/journal', () => {
  it('is refused to a stranger, and unknown to whoever is neither its manager nor its facilitator', async () => {
    const path = `/api/v1/organisations/${own}/journal`
    expectStranger(await house.stranger().get(path))
    for (const person of [as.member, as.stranger, as.authority])
      expectProblem(await person.get(path), 'not-found')
    expectProblem(await as.administrator.get('/api/v1/organisations/nope/journal'), 'not-found')
  })

  it('shows a manager who consulted and changed its data', async () => {
    const id = house.flow({ organisationId: own, kind: 'need', label: 'Bouteilles vides', quantity: 300 })
    await as.facilitator.get(`/api/v1/flows/${id}`).expect(200)
    await written(async () => {
      const [consulted] = await ofOwn(as.manager, '?action=flow.consulted')
      expect(consulted).toMatchObject({ label: 'Bouteilles vides', fields: ['quantity'], details: 'kept' })
      expect(consulted?.actor.name).toMatch(/^facilitator/)
    })
  })

  it('keeps the notes of facilitators to facilitators', async () => {
    const notesSeenBy = async (agent: Agent) =>
      (await ofOwn(agent, '?action=organisation.created')).flatMap(({ changes }) =>
        changes.filter(({ field }) => field === 'notes'),
      )
    expect(await notesSeenBy(as.manager)).toEqual([])
    expect(await notesSeenBy(as.facilitator)).toHaveLength(1)
  })

  it('shows of a list that was consulted the flows of this structure alone', async () => {
    const mine = house.flow({ organisationId: own, kind: 'stock', label: 'Levures usées' })
    const theirs = house.flow({ organisationId: other, kind: 'stock', label: 'Fumier secret' })
    await as.second.get('/api/v1/flows?limit=500').expect(200)
    await written(async () => {
      const consulted = await ofOwn(as.manager, '?action=flow.consulted')
      expect(consulted[0]?.shownCount).toBeGreaterThan(0)
      expect(JSON.stringify(consulted)).toContain('Levures usées')
    })
    const told = JSON.stringify(await ofOwn(as.manager, '?limit=200'))
    for (const secret of [theirs, 'Fumier secret', other, 'Embidoure']) expect(told).not.toContain(secret)
    expect(told).toContain(mine)
  })

  it('writes down that a facilitator read it, not that its own manager did', async () => {
    await as.manager.get(`/api/v1/organisations/${own}/journal`).expect(200)
    await as.facilitator.get(`/api/v1/organisations/${own}/journal`).expect(200)
    await written(async () => {
      const read = await ofOwn(as.manager, '?action=journal.consulted')
      expect(read.map(({ actor }) => actor.name?.split(' ')[0])).not.toContain('member')
      expect(read.map(({ actor }) => actor.name?.split(' ')[0])).toContain('facilitator')
    })
  })
})

describe('a consultation', () => {
  it('is written for what is confidential, by someone who is not of the structure, once an hour', async () => {
    const id = house.flow({ organisationId: own, kind: 'stock', label: 'Eau tiède' })
    await as.manager.get(`/api/v1/flows/${id}`).expect(200)
    for (let i = 0; i < 3; i++) await as.facilitator.get(`/api/v1/flows/${id}`).expect(200)
    await written(() => expect(consultationsOf(id)).toHaveLength(1))
    await as.second.get(`/api/v1/flows/${id}`).expect(200)
    await written(() => expect(consultationsOf(id)).toHaveLength(2))
    await house.clock.later(1.1, async () => {
      await as.facilitator.post('/api/v1/session/refresh').expect(200)
      await as.facilitator.get(`/api/v1/flows/${id}`).expect(200)
    })
    await written(() => expect(consultationsOf(id)).toHaveLength(3))
  })

  it('of what the network may read, by the network, is none', async () => {
    const id = house.flow({ organisationId: own, kind: 'stock', label: 'Palettes', visibility: 'network' })
    const hidden = house.flow({ organisationId: own, kind: 'stock', label: 'Malt', visibility: 'anonymised' })
    await as.stranger.get(`/api/v1/flows/${id}`).expect(200)
    await as.stranger.get(`/api/v1/flows/${hidden}`).expect(200)
    // A later entry proves that earlier ones would be there.
    await as.facilitator.get(`/api/v1/flows/${hidden}`).expect(200)
    await written(() => expect(consultationsOf(hidden)).toHaveLength(1))
    expect(consultationsOf(id)).toEqual([])
  })

  it('of the sheet of a structure, with its contacts and sites, is one', async () => {
    await as.facilitator.get(`/api/v1/organisations/${own}`).expect(200)
    await as.authority.get(`/api/v1/organisations/${own}`).expect(200)
    await written(() =>
      expect(consultationsOf(own)).toEqual(
        expect.arrayContaining([expect.objectContaining({ action: 'organisation.consulted' })]),
      ),
    )
    const [entry] = await ofOwn(as.manager, '?action=organisation.consulted')
    expect(entry?.fields).toEqual(['contacts', 'notes'])
  })

  it('of a page of matches is one entry, with every flow shown', async () => {
    const fresh = await openHouse()
    await fresh.rooms.spreadsheets.loadDemo()
    const facilitator = await fresh.signedIn('facilitator')
    const { body } = await facilitator.get('/api/v1/matches?limit=20').expect(200)
    const ids = new Set(
      body.items.flatMap((m: { stock: { id: string }; need: { id: string } }) => [m.stock.id, m.need.id]),
    )
    const entries = () =>
      fresh.db.sqlite
        .prepare(
          "select d.content from journal j join journal_details d using (seq) where j.action = 'flow.consulted'",
        )
        .pluck()
        .all() as string[]
    await written(() => expect(entries()).toHaveLength(1))
    const { after } = JSON.parse(entries()[0] ?? '')
    expect(new Set(Object.values(after.shown).flat())).toEqual(ids)
    await fresh.close()
  })

  it('that was refused is none', async () => {
    const id = house.flow({ organisationId: own, kind: 'stock', label: 'Vapeur' })
    expectProblem(await as.stranger.get(`/api/v1/flows/${id}`), 'not-found')
    await as.facilitator.get(`/api/v1/flows/${id}`).expect(200)
    await written(() => expect(consultationsOf(id)).toHaveLength(1))
  })
})
