import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { flowInput, flowState } from '../../src/features/flows/contract.ts'
import { contentOf } from '../../src/features/flows/history.ts'
import { keptFields, versionStore } from '../../src/features/flows/version-store.ts'
import { dayOf } from '../../src/kernel/day.ts'
import { PASSWORD } from '../support/app.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

let own = ''
const { house, as } = sharedHouse(({ organisation }) => {
  own = organisation({ name: 'Scierie de Bordecaube' })
  return {
    facilitator: ['facilitator'],
    authority: ['authority'],
    member: ['member', { organisationId: own, role: 'member' }],
    neighbour: ['member', { organisationId: organisation({ name: 'Menuiserie' }), role: 'manager' }],
  }
})

const path = (id: string, rest = '') => `/api/v1/flows/${id}${rest}`
const stock = { kind: 'stock' as const, family: 'material' as const, label: 'Sciure de chêne' }

async function declared(input: object = {}): Promise<string> {
  const body = { ...stock, organisationId: own, quantity: 420, unit: 't', period: 'year', ...input }
  return (await as.member.post('/api/v1/flows').send(body).expect(201)).body.id
}
const versionsOf = async (id: string) => (await as.member.get(path(id, '/versions')).expect(200)).body.items
const today = () => dayOf(house.clock.now())

describe('GET /flows/:id/versions', () => {
  it('is refused to an anonymous, and unknown to whoever does not work on the flow, even open to all', async () => {
    const id = await declared({ visibility: 'network' })
    expectStranger(await as.anonymous.get(path(id, '/versions')))
    for (const other of [as.neighbour, as.authority]) {
      await other.get(path(id)).expect(200)
      const refused = await other.get(path(id, '/versions'))
      expectProblem(refused, 'not-found')
      expectSameRefusal(refused, await other.get(path('nowhere', '/versions')))
    }
  })

  it('tells each version with its author, its origin, what it did and what it changed; the newest first', async () => {
    const id = await declared()
    await as.facilitator.patch(path(id)).send({ quantity: 380, months: 7 }).expect(200)
    await as.member.patch(path(id)).send({ confirmedOn: today() }).expect(200)
    await as.member.delete(path(id)).expect(204)
    const items = await versionsOf(id)
    expect(items).toMatchObject([
      { number: 4, origin: 'form', act: 'withdrawn', changed: ['withdrawnAt'] },
      { number: 3, origin: 'form', act: 'confirmed', changed: ['confirmedOn'] },
      { number: 2, origin: 'form', act: 'changed', changed: ['quantity', 'months'] },
      { number: 1, origin: 'form', act: 'made', changed: [] },
    ])
    expect(items.map(({ author }: { author: { name: string } }) => author.name)).toEqual(
      ['member', 'member', 'facilitator', 'member'].map((name) => expect.stringMatching(`^${name} `)),
    )
  })

  it('tells an import, an audit and a script from a page', async () => {
    const input = flowInput.parse({ ...stock, organisationId: own })
    const id = house.rooms.flows.create(input, { by: 'cli', origin: 'import' })
    house.rooms.flows.seal(id, { quantity: 400 }, { auditedBy: 'Ana', auditedOn: today() }, 'test')
    const { body } = await house
      .stranger()
      .post('/api/v1/session')
      .send({ carrier: 'bearer', email: 'facilitator-1@test.example', password: PASSWORD })
    await house
      .stranger()
      .patch(path(id))
      .set('Authorization', `Bearer ${body.token}`)
      .send({ packaging: 'silo' })
      .expect(200)
    const items = await versionsOf(id)
    expect(items.map(({ origin }: { origin: string }) => origin)).toEqual(['api', 'audit', 'import'])
    expect(items[2].author).toEqual({ id: 'cli', name: null })
  })

  it('holds no version for a change that changes nothing, nor for a second withdrawal', async () => {
    const id = await declared()
    await as.member.patch(path(id)).send({ quantity: 420 }).expect(200)
    expect(await versionsOf(id)).toHaveLength(1)
    await as.member.delete(path(id)).expect(204)
    await as.member.delete(path(id)).expect(204)
    expect(await versionsOf(id)).toHaveLength(2)
    expect(journalOf(house, id).filter(({ action }) => action === 'flow.withdrawn')).toHaveLength(1)
  })

  it('ends, whatever was written in whatever order, with the flow as it stands; and the states before stay', async () => {
    const change = fc.oneof(
      fc.record({ quantity: fc.constantFrom(null, 1, 2.5) }),
      fc.record({ hazardous: fc.constantFrom(null, false, true), notes: fc.constantFrom(null, 'a', 'b') }),
      fc.record({ label: fc.constantFrom('Sciure', 'Copeaux'), visibility: fc.constant('network' as const) }),
    )
    const store = versionStore(house.db)
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const id = house.flow({ ...stock, organisationId: own })
        const states = [contentOf(rowOf(id), keptFields)]
        for (const each of changes) {
          house.rooms.flows.update(id, each, { by: 'test', origin: 'form' })
          states.push(contentOf(rowOf(id), keptFields))
        }
        const distinct = states.filter((one, i) => JSON.stringify(one) !== JSON.stringify(states[i - 1]))
        const kept = store.of(id)
        expect(kept.map(({ content }) => content)).toEqual(distinct)
        expect(kept.map(({ number }) => number)).toEqual(distinct.map((_, i) => i + 1))
      }),
      { numRuns: 30 },
    )
  })

  it('is rolled back with the flow', async () => {
    const id = await declared()
    expect(() =>
      house.db.write(() => {
        house.rooms.flows.update(id, { quantity: 1 }, { by: 'test', origin: 'form' })
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(await versionsOf(id)).toHaveLength(1)
  })
})

describe('GET /flows/:id/comparison', () => {
  const compare = (id: string, before: number, after: number, agent = as.member) =>
    agent.get(path(id, '/comparison')).query({ before, after })

  it('is refused to an anonymous, and unknown to whoever does not work on the flow', async () => {
    const id = await declared({ visibility: 'network' })
    expectStranger(await compare(id, 1, 1, as.anonymous))
    expectProblem(await compare(id, 1, 1, as.neighbour), 'not-found')
  })

  it('gives both states whole and the fields that differ, either way round', async () => {
    const id = await declared({ wasteCode: '030105' })
    await as.member.patch(path(id)).send({ quantity: 380, wasteCode: null }).expect(200)
    await as.member.patch(path(id)).send({ label: 'Copeaux' }).expect(200)
    const { body } = await compare(id, 1, 3).expect(200)
    expect(body.changed).toEqual(['label', 'wasteCode', 'quantity'])
    expect(body.before).toMatchObject({ number: 1, state: { label: stock.label, quantity: 420 } })
    expect(body.before.state.wasteLabel).toMatch(/Sciure|copeaux/i)
    expect(body.after).toMatchObject({
      number: 3,
      state: { label: 'Copeaux', wasteCode: null, quantity: 380 },
    })
    const back = (await compare(id, 3, 1).expect(200)).body
    expect([back.before, back.after, back.changed]).toEqual([body.after, body.before, body.changed])
  })

  it('unless told otherwise, is of the last two; or of the only one', async () => {
    const id = await declared()
    expect((await as.member.get(path(id, '/comparison')).expect(200)).body).toMatchObject({
      ...{ before: { number: 1 }, after: { number: 1 }, changed: [] },
    })
    await as.member.patch(path(id)).send({ quantity: 380 }).expect(200)
    expect((await as.member.get(path(id, '/comparison')).expect(200)).body).toMatchObject({
      ...{ before: { number: 1 }, after: { number: 2 }, changed: ['quantity'] },
    })
    expect((await as.member.get(path(id, '/state')).expect(200)).body).toMatchObject({ number: 2 })
  })

  it('knows only the versions there are', async () => {
    const id = await declared()
    expectProblem(await compare(id, 1, 2), 'not-found')
    expectProblem(await compare(id, 0, 1), 'invalid-input', { pointers: ['/before'] })
  })

  it('is a consultation of what it shows', async () => {
    const id = await declared({ notes: 'demander Pascal' })
    await compare(id, 1, 1, as.facilitator).expect(200)
    await vi.waitFor(() =>
      expect(journalOf(house, id).map(({ action }) => action)).toContain('flow.consulted'),
    )
  })

  it('shows every field that versions keep', () => {
    expect(Object.keys(flowState.shape)).toEqual(expect.arrayContaining([...keptFields]))
  })
})

describe('GET /flows/:id/state', () => {
  it('is refused to an anonymous, and unknown to whoever does not work on the flow', async () => {
    const id = await declared({ visibility: 'network' })
    expectStranger(await as.anonymous.get(path(id, `/state?day=${today()}`)))
    expectProblem(await as.neighbour.get(path(id, `/state?day=${today()}`)), 'not-found')
  })

  it('is the state when the day ended, here', async () => {
    const id = await declared()
    const first = today()
    await house.clock.later(49, async () => {
      house.rooms.flows.update(id, { quantity: 5 }, { by: 'test', origin: 'form' })
      house.rooms.flows.update(id, { quantity: 7 }, { by: 'test', origin: 'form' })
    })
    const at = async (day: string) => (await as.member.get(path(id, `/state?day=${day}`)).expect(200)).body
    expect(await at(first)).toMatchObject({ number: 1, state: { quantity: 420 } })
    const then = dayOf(new Date(house.clock.now().getTime() + 49 * 3_600_000))
    expect(await at(then)).toMatchObject({ number: 3, state: { quantity: 7 } })
  })

  it('is not known before the first version, nor on a day that does not exist', async () => {
    const id = await declared()
    expectProblem(await as.member.get(path(id, '/state?day=2001-02-03')), 'not-found', {
      detail: /plus tard/,
    })
    expectProblem(await as.member.get(path(id, '/state?day=2026-02-31')), 'invalid-input', {
      pointers: ['/day'],
    })
  })
})

describe('a structure that leaves', () => {
  it('has a last version of each flow, and its erased words are in none', async () => {
    const organisationId = house.organisation({ name: 'Fonderie' })
    const id = house.flow({
      ...stock,
      organisationId,
      label: 'Mot secret',
      notes: 'Note secrète',
      quantity: 5,
    })
    house.rooms.flows.update(id, { label: 'Autre secret' }, { by: 'test', origin: 'form' })
    const administrator = await house.signedIn('administrator')
    await administrator
      .post(`/api/v1/organisations/${organisationId}/closing`)
      .send({ how: 'anonymise' })
      .expect(200)
    const versions = versionStore(house.db).of(id)
    expect(versions.map(({ origin }) => origin)).toEqual(['form', 'form', 'closing'])
    expect(JSON.stringify(versions)).not.toMatch(/secr/i)
    expect(versions.map(({ content }) => content.quantity)).toEqual([5, 5, 5])
    expect(versions.at(-1)?.content).toEqual(contentOf(rowOf(id), keptFields))
  })
})

function rowOf(id: string) {
  const [row] = house.rooms.flows.rowsOf([id])
  if (!row) throw new Error('a flow was expected')
  return row
}
