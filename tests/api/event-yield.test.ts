import { describe, expect, it } from 'vitest'
import { newUnorderedId } from '../../src/kernel/ids.ts'
import { exif, jpeg, PDF, segment } from '../support/pictures.ts'
import { eventWorld } from './event-world.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'

const { house, as, ids, day, at, published, drafted, read, come } = eventWorld()
const PHOTO = jpeg(segment(0xe1, exif(1)))
const today = { heldOn: day(0), startsAt: '00:00', endsAt: '23:59', kind: 'workshop' }
const stepTo = (id: string, from: string, to: string) =>
  as.facilitator.post(`/api/v1/synergies/${id}/steps`).send({ from, to }).expect(200)
const countsIn = ({ steps }: { steps: { step: string; count: number }[] }) =>
  Object.fromEntries(steps.map(({ step, count }) => [step, count]))

describe('POST /events/:id/workshop', () => {
  it('is refused to an anonymous and to members; opens one, of its name and its day, once', async () => {
    const id = await published({ ...today, title: 'Atelier du jeudi' })
    expectStranger(await as.anonymous.post(at(id, '/workshop')))
    expectProblem(await as.dairy.post(at(id, '/workshop')), 'forbidden')
    const { body } = await as.facilitator.post(at(id, '/workshop')).expect(201)
    const workshop = await as.facilitator.get(`/api/v1/workshops/${body.workshopId}`).expect(200)
    expect(workshop.body).toMatchObject({ name: 'Atelier du jeudi', heldOn: today.heldOn })
    expectProblem(await as.facilitator.post(at(id, '/workshop')), 'conflict')
    expectProblem(await as.facilitator.post(at(await drafted(), '/workshop')), 'conflict')
    expect((await read(as.dairy, id)).workshopId).toBeNull()
  })
})

describe('GET /events/:id/yield', () => {
  it('is refused to an anonymous and to members', async () => {
    const id = await published(today)
    expectStranger(await as.anonymous.get(at(id, '/yield')))
    expectProblem(await as.dairy.get(at(id, '/yield')), 'forbidden')
  })

  it('follows who was present, what they declared there, and what came of it, to the first exchange', async () => {
    const id = await published(today)
    const yielded = () => read(as.facilitator, id, '/yield')
    expect(countsIn(await yielded())).toEqual({
      ...{ present: 0, declared: 0, matched: 0, introduced: 0, operational: 0 },
    })
    // Present: a person of the house, one of a structure it does not know.
    await as.facilitator
      .post(at(id, '/walk-ins'))
      .send({ name: 'Ana', organisationId: ids.miller })
      .expect(201)
    await as.facilitator
      .post(at(id, '/walk-ins'))
      .send({ name: 'Bao', structureName: 'Inconnue' })
      .expect(201)
    expect(await yielded()).toMatchObject({
      presentPeople: 2,
      steps: [{ step: 'present', count: 1 }, {}, {}, {}, {}],
    })

    // Declared: typed in its workshop; a flow declared elsewhere by somebody present does not count.
    const { body } = await as.facilitator.post(at(id, '/workshop')).expect(201)
    house.flow({ organisationId: ids.miller, kind: 'stock', label: 'Son de blé' })
    const type = async (organisationId: string, kind: 'stock' | 'need') => {
      const flowId = newUnorderedId()
      const row = {
        organisationId,
        kind,
        label: 'Palettes bois',
        family: 'material',
        workshopId: body.workshopId,
      }
      const sent = { ...row, quantity: 20, unit: 'piece', visibility: 'network' }
      await as.facilitator.put(`/api/v1/typed-rows/${flowId}`).send(sent).expect(200)
      return flowId
    }
    const stock = await type(ids.dairy, 'stock')
    const afterOne = await yielded()
    expect(countsIn(afterOne)).toMatchObject({ present: 2, declared: 1, matched: 0 })
    expect(afterOne.steps[1].lines).toMatchObject([
      {
        organisation: { id: ids.dairy, name: 'Fromagerie du Gers' },
        flows: [{ id: stock, label: 'Palettes bois' }],
      },
    ])

    // Matched: the need of another gives a match with it.
    const need = await type(ids.farm, 'need')
    expect(countsIn(await yielded())).toMatchObject({ declared: 2, matched: 2, introduced: 0 })

    // Introduced: both say yes in a synergy that holds these flows.
    const taken = { kind: 'substitution', parties: [{ flowId: stock }, { flowId: need }] }
    const made = await as.facilitator.post('/api/v1/synergies').send(taken).expect(201)
    expect(countsIn(await yielded())).toMatchObject({ introduced: 0 })
    const asked = await as.facilitator
      .post(`/api/v1/synergies/${made.body.id}/introduction`)
      .send({})
      .expect(201)
    for (const [agent, organisationId] of [
      [as.dairy, ids.dairy],
      [as.farm, ids.farm],
    ] as const)
      await agent
        .post(`/api/v1/introductions/${asked.body.id}/answers`)
        .send({ organisationId, answer: 'yes' })
        .expect(200)
    const met = await yielded()
    expect(countsIn(met)).toMatchObject({ introduced: 2, operational: 0 })
    expect(met.steps[3].lines[0].synergyIds).toEqual([made.body.id])

    // Operational: from the first exchange with its evidence, and still when it has ended since.
    const exchange = { on: day(0), basis: 'declared', evidence: 'Bon de pesée n° 12' }
    await as.facilitator.post(`/api/v1/synergies/${made.body.id}/exchanges`).send(exchange).expect(201)
    expect(countsIn(await yielded())).toMatchObject({ introduced: 2, operational: 0 })
    await stepTo(made.body.id, 'introduced', 'implementation')
    await stepTo(made.body.id, 'implementation', 'operational')
    expect(countsIn(await yielded())).toMatchObject({ present: 3, introduced: 2, operational: 2 })
    await stepTo(made.body.id, 'operational', 'ended')
    expect(countsIn(await yielded())).toMatchObject({ operational: 2 })
  })
})

describe('GET /events/:id/documents', () => {
  it('is not found by who may not know of the event, and shows each what is for them', async () => {
    const hidden = await published({ audience: 'network' })
    expectProblem(await as.anonymous.get(at(hidden, '/documents')), 'not-found')
    const id = await published()
    const add = (readers: string, name: string, content: Buffer) =>
      as.facilitator
        .post(at(id, '/documents'))
        .field('readers', readers)
        .attach('file', content, name)
        .expect(201)
    await add('participants', 'support.pdf', PDF)
    await add('readers', 'salle.jpg', PHOTO)
    const namesFor = async (agent: typeof as.dairy) =>
      (await read(agent, id, '/documents')).items.map(({ name }: { name: string }) => name)
    expect(await namesFor(as.facilitator)).toEqual(['salle.jpg', 'support.pdf'])
    for (const agent of [as.anonymous, as.dairy]) expect(await namesFor(agent)).toEqual(['salle.jpg'])
    await come(as.dairy, id).expect(200)
    expect(await namesFor(as.dairy)).toEqual(['salle.jpg', 'support.pdf'])
  })
})

describe('POST /events/:id/documents', () => {
  it('is refused to an anonymous and to who comes, before anything is received', async () => {
    const id = await published()
    await come(as.dairy, id).expect(200)
    expectStranger(await as.anonymous.post(at(id, '/documents')).attach('file', PDF, 'a.pdf'))
    expectProblem(await as.dairy.post(at(id, '/documents')).attach('file', PDF, 'a.pdf'), 'forbidden')
    expectProblem(
      await as.facilitator.post(at(id, '/documents')).attach('file', Buffer.from('MZ'), 'photo.jpg'),
      'unreadable-file',
    )
  })
})

describe('GET /events/:id/documents/:documentId', () => {
  it('is not found by who it is not for; a photo goes out without the place it was taken at', async () => {
    expect(PHOTO.toString('latin1')).toContain('GPS 43.6460')
    const id = await published()
    const { body } = await as.facilitator
      .post(at(id, '/documents'))
      .attach('file', PHOTO, 'salle.jpg')
      .expect(201)
    expect(body).toMatchObject({ isPhoto: true, readers: 'participants' })
    const path = at(id, `/documents/${body.id}`)
    for (const agent of [as.anonymous, as.dairy]) expectProblem(await agent.get(path), 'not-found')
    await come(as.dairy, id).expect(200)
    const { body: photo, type } = await as.dairy.get(path).expect(200)
    expect(type).toBe('image/jpeg')
    expect(photo.toString('latin1')).not.toContain('GPS')
    // The document of one event is not found under another.
    expectProblem(await as.facilitator.get(at(await published(), `/documents/${body.id}`)), 'not-found')
  })
})

describe('DELETE /events/:id/documents/:documentId', () => {
  it('is refused to an anonymous and to who comes; takes it away', async () => {
    const id = await published()
    await come(as.dairy, id).expect(200)
    const { body } = await as.facilitator.post(at(id, '/documents')).attach('file', PDF, 'a.pdf').expect(201)
    const path = at(id, `/documents/${body.id}`)
    expectStranger(await as.anonymous.delete(path))
    expectProblem(await as.dairy.delete(path), 'forbidden')
    await as.facilitator.delete(path).expect(204)
    expectProblem(await as.dairy.get(path), 'not-found')
  })
})
