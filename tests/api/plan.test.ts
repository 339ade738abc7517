import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { networkEvents } from '../../src/features/events/tables.ts'
import { workbookColumns } from '../../src/features/reporting/plan/workbook-columns.ts'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import { NO_LIMITS } from '../support/app.ts'
import { PDF } from '../support/pictures.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { type Agent, journalOf, openHouse, sharedHouse } from './house.ts'

const { house, as } = sharedHouse<'member' | 'facilitator' | 'authority' | 'administrator'>(
  (shared) => ({
    member: ['member', { organisationId: shared.organisation({ name: 'Scierie' }), role: 'manager' }],
    facilitator: ['facilitator'],
    authority: ['authority'],
    administrator: ['administrator'],
  }),
  {},
  NO_LIMITS,
)
const api = (path = '') => `/api/v1/plan${path}`
const today = () => dayOf(house.clock.now())
const ago = (days: number) => dayAfter(today(), -days)

beforeAll(async () => {
  await as.authority.post(api('/axis-1')).expect(201)
})

const planOf = async (agent: Agent = as.authority, query = '') =>
  (await agent.get(api(query)).expect(200)).body
const sheetOf = async (code: string, agent: Agent = as.authority, query = '') =>
  (await agent.get(api(`/sheets/${code}${query}`)).expect(200)).body
const historyOf = async (id: string) =>
  (await as.authority.get(api(`/actions/${id}/history`)).expect(200)).body
const stepOf = async (code: string, index: number) => (await sheetOf(code)).stepViews[index]
/** A step of nobody else's test. */
async function newStep(given: object = {}): Promise<string> {
  const { id } = await sheetOf('1.3.1')
  const input = { title: 'Mesurer dans les crèches', planning: '2030 et +', ...given }
  return (
    await as.authority
      .post(api(`/actions/${id}/steps`))
      .send(input)
      .expect(201)
  ).body.id
}
const stepById = async (id: string) =>
  (await sheetOf('1.3.1')).stepViews.find((step: { id: string }) => step.id === id)

/** Refused to a visitor and to members; to facilitators too when only the authority writes. */
async function expectRefused(method: 'get' | 'post' | 'patch' | 'delete', path: string, written = false) {
  expectStranger(await as.anonymous[method](api(path)))
  expectProblem(await as.member[method](api(path)), 'forbidden')
  if (written) expectProblem(await as.facilitator[method](api(path)), 'forbidden')
}

describe('GET /plan', () => {
  it('is refused to an anonymous and to members; others read the plan whole, whose money is the text’s', async () => {
    await expectRefused('get', '')
    for (const agent of [as.facilitator, as.authority, as.administrator]) {
      const plan = await planOf(agent)
      expect(plan.headings.map(({ code }: { code: string }) => code)).toEqual(
        expect.arrayContaining(['1', '1.1', '1.2', '1.3', '1.4']),
      )
    }
    const early = await planOf(as.authority, '?on=2019-06-01')
    expect(early.sheets).toHaveLength(13)
    expect(early.totals).toMatchObject({ steps: 35, late: 0, toBeDefined: 2, fte: 1.15 })
    expect(early.totals.budget).toEqual({ planned: 604_000, committed: 0, spent: 0 })
    expect((await planOf(as.facilitator)).can.write).toBe(false)
  })

  it('finds by status, lead, year and lateness, each step counted once although two sheets name it', async () => {
    const names = ({ sheets }: { sheets: { code: string }[] }) => sheets.map(({ code }) => code)
    const words = await planOf(as.authority, '?lead=service%20communication')
    expect(names(words)).toEqual(['1.2.1'])
    expect(words.totals).toMatchObject({ sheets: 1, steps: 1 })
    // Those of 1.1.3 are steps of 1.1.2: two sheets, three steps.
    const network = await planOf(as.authority, '?year=2021&status=upcoming&on=2020-06-01')
    expect(names(network).slice(0, 3)).toEqual(['1.1.2', '1.1.3', '1.1.4'])
    const shown = network.sheets.slice(0, 2).map((sheet: { shown: unknown[] }) => sheet.shown.length)
    expect(shown).toEqual([3, 3])
    expect(network.totals.steps).toBe(
      new Set(network.sheets.flatMap((sheet: { shown: { id: string }[] }) => sheet.shown.map(({ id }) => id)))
        .size,
    )
    const late = await planOf(as.authority, '?late=yes&on=2020-02-01')
    expect(names(late)).toEqual(['1.1.1', '1.1.5', '1.2.1', '1.2.3', '1.2.4', '1.2.5'])
    expect(late.sheets[0].lateness).toEqual({ reason: 'end', since: '2019-12-31' })
    expectProblem(await as.authority.get(api('?status=presque')), 'invalid-input')
    expectProblem(await as.authority.get(api('?on=2999-01-01')), 'invalid-input', { pointers: ['/on'] })
  })

  it('lists the values of indicators that are awaited, from their frequency', async () => {
    const { overdue } = await planOf()
    expect(overdue[0]).toMatchObject({ dueOn: '2019-12-31', lastOn: null })
    expect(overdue.map(({ label }: { label: string }) => label)).toContain('Tonnage de déchets annuels')
  })
})

describe('POST /plan/axis-1', () => {
  it('is refused to who does not write the plan, and once it is there', async () => {
    await expectRefused('post', '/axis-1', true)
    expectProblem(await as.administrator.post(api('/axis-1')), 'conflict')
  })

  it('an installation starts without a plan, and offers to load it', async () => {
    const fresh = await openHouse()
    const authority = await fresh.signedIn('authority')
    const { body } = await authority.get(api()).expect(200)
    expect(body).toMatchObject({ headings: [], sheets: [], canLoad: true })
    await authority.post(api('/axis-1')).expect(201)
    expect((await authority.get(api()).expect(200)).body.canLoad).toBe(false)
    await fresh.close()
  })
})

describe('GET /plan/sheets/:code', () => {
  it('is refused to an anonymous and to members; a number that is none is not found', async () => {
    await expectRefused('get', '/sheets/1.1.1')
    expectProblem(await as.authority.get(api('/sheets/9.9.9')), 'not-found')
  })

  it('gives the words of the plan beside what was read of them', async () => {
    const step = await stepOf('1.1.1', 0)
    expect(step.state).toMatchObject({ resources: '18000 (financé)', planning: '2019', leads: 'GACdG' })
    expect(step).toMatchObject({ means: { euros: 18_000, note: 'financé' }, budget: { planned: 18_000 } })
    expect(step.amounts[0].note).toContain('« 18000 (financé) »')
    expect((await stepOf('1.1.5', 1)).state.leads).toBe('GACdG: Service prévention et collecte des déchets')
  })

  it('shows in 1.1.3 the last three steps of 1.1.2, and says why', async () => {
    const [owner, named] = [await sheetOf('1.1.2'), await sheetOf('1.1.3')]
    const ids = (sheet: { stepViews: { id: string }[] }) => sheet.stepViews.map(({ id }) => id)
    expect(ids(named)).toEqual(ids(owner).slice(-3))
    expect(named.stepViews[0]).toMatchObject({ sheetCode: '1.1.2', alsoSheetCode: '1.1.3' })
    expect(named.note).toContain('1.1.2')
    expect(named.budget.planned, 'no amount is said: it is not zero').toBeNull()
  })
})

describe('POST /plan/headings', () => {
  it('is refused to who does not write; adds an axis and an objective; a number is taken once', async () => {
    await expectRefused('post', '/headings', true)
    const axis = (
      await as.authority.post(api('/headings')).send({ code: '2', title: 'Se déplacer' }).expect(201)
    ).body
    const under = { parentId: axis.id, code: '2.1', title: 'Marcher', text: 'Peu de trottoirs.' }
    await as.authority.post(api('/headings')).send(under).expect(201)
    expectProblem(await as.authority.post(api('/headings')).send(under), 'conflict', { pointers: ['/code'] })
    expectProblem(
      await as.authority.post(api('/headings')).send({ ...under, code: 'deux' }),
      'invalid-input',
      { pointers: ['/code'] },
    )
    expectProblem(
      await as.authority.post(api('/headings')).send({ ...under, code: '2.2', parentId: 'nul' }),
      'not-found',
    )
    expect((await planOf()).headings.map(({ code }: { code: string }) => code)).toContain('2.1')
  })
})

describe('PATCH /plan/headings/:id', () => {
  it('is refused to who does not write; changes a title and what is at stake', async () => {
    await expectRefused('patch', '/headings/x', true)
    const { headings } = await planOf()
    const { id } = headings.find(({ code }: { code: string }) => code === '1.3')
    const { body } = await as.administrator
      .patch(api(`/headings/${id}`))
      .send({ text: 'L’air.' })
      .expect(200)
    expect(body).toMatchObject({
      code: '1.3',
      title: 'Prévenir la vulnérabilité du territoire',
      text: 'L’air.',
    })
    expectProblem(await as.authority.patch(api('/headings/nul')).send({ text: '' }), 'not-found')
  })
})

describe('POST /plan/sheets', () => {
  it('is refused to who does not write; a new sheet is in the plan from today on', async () => {
    await expectRefused('post', '/sheets', true)
    const { headings } = await planOf()
    const headingId = headings.find(({ code }: { code: string }) => code === '1.4').id
    const input = { headingId, code: '1.4.3', title: 'Acheter local' }
    await as.authority.post(api('/sheets')).send(input).expect(201)
    expectProblem(await as.authority.post(api('/sheets')).send(input), 'conflict')
    expect(await sheetOf('1.4.3')).toMatchObject({ status: 'upcoming', isStatusSaid: false })
    expectProblem(await as.authority.get(api(`/sheets/1.4.3?on=${ago(1)}`)), 'not-found')
  })
})

describe('POST /plan/actions/:id/steps', () => {
  it('is refused to who does not write; reads years and means from words like the plan’s', async () => {
    await expectRefused('post', '/actions/x/steps', true)
    const id = await newStep({ resources: 'interne (0,3 ETP)', partners: 'CCI du Gers' })
    expect(await stepById(id)).toMatchObject({
      ...{ status: 'upcoming', startsOn: '2030-01-01', endsOn: null, isOpenEnded: true },
      means: { fte: 0.3, isInternal: true },
      state: { isFacilitated: true },
    })
    expectProblem(
      await as.authority.post(api(`/actions/${id}/steps`)).send({ title: 'Sous-étape' }),
      'conflict',
    )
  })
})

describe('PATCH /plan/actions/:id', () => {
  it('is refused to an anonymous, to members, and to facilitators on what is not theirs to carry', async () => {
    await expectRefused('patch', '/actions/x')
    const [chambers, town] = [await stepOf('1.1.2', 0), await stepOf('1.2.1', 0)]
    const begun = { status: 'in-progress', progress: 40 }
    expectProblem(await as.facilitator.patch(api(`/actions/${town.id}`)).send(begun), 'forbidden')
    expectProblem(
      await as.facilitator.patch(api(`/actions/${chambers.id}`)).send({ leads: 'Nous' }),
      'forbidden',
    )
    await as.facilitator
      .patch(api(`/actions/${chambers.id}`))
      .send(begun)
      .expect(204)
    expect(await stepOf('1.1.2', 0)).toMatchObject(begun)
    // The authority may give a step to the facilitators, or take it back.
    await as.authority
      .patch(api(`/actions/${town.id}`))
      .send({ isFacilitated: true })
      .expect(204)
    await as.facilitator
      .patch(api(`/actions/${town.id}`))
      .send(begun)
      .expect(204)
  })

  it('keeps each past day as it was, whatever is said later, and tells who said what', async () => {
    const { id } = await stepOf('1.2.2', 0)
    const say = (change: object) => as.authority.patch(api(`/actions/${id}`)).send(change)
    await say({ status: 'in-progress', on: '2020-03-01' }).expect(204)
    await say({ status: 'done', progress: 100, on: '2021-02-01' }).expect(204)
    // Said again: nothing changes, nothing is written.
    await say({ status: 'done', on: '2021-02-01' }).expect(204)
    const statusOn = async (day: string) =>
      (await sheetOf('1.2.2', as.authority, `?on=${day}`)).stepViews[0].status
    expect(await Promise.all(['2020-02-29', '2020-03-01', '2021-01-31', '2021-02-01'].map(statusOn))).toEqual(
      [...['upcoming', 'in-progress', 'in-progress', 'done']],
    )
    // A correction of the past shows in it, and does not undo what came after.
    await say({ status: 'on-hold', on: '2020-06-01' }).expect(204)
    expect(await statusOn('2020-07-01')).toBe('on-hold')
    expect(await statusOn(today())).toBe('done')
    const { items } = await historyOf(id)
    expect(items.map(({ on }: { on: string }) => on)).toEqual(['2021-02-01', '2020-06-01', '2020-03-01'])
    expect(items[1].fields).toEqual([{ field: 'status', before: 'in-progress', after: 'on-hold' }])
    expect(journalOf(house, id).map(({ action }) => action)).toEqual(Array(3).fill('plan.action-changed'))
    expectProblem(await say({ status: 'done', on: '2018-01-01' }), 'invalid-input', { pointers: ['/on'] })
    expectProblem(await say({ status: 'done', on: '2999-01-01' }), 'invalid-input', { pointers: ['/on'] })
    expectProblem(await say({ startsOn: '2022-01-01', endsOn: '2021-01-01' }), 'invalid-input', {
      pointers: ['/endsOn'],
    })
    expectProblem(await say({ progress: 120 }), 'invalid-input', { pointers: ['/progress'] })
  })

  it('a sheet is what its steps make of it, unless somebody says otherwise', async () => {
    const { id, stepViews } = await sheetOf('1.4.1')
    await as.authority
      .patch(api(`/actions/${stepViews[0].id}`))
      .send({ status: 'done' })
      .expect(204)
    expect(await sheetOf('1.4.1')).toMatchObject({ status: 'in-progress', isStatusSaid: false })
    await as.authority
      .patch(api(`/actions/${id}`))
      .send({ status: 'blocked' })
      .expect(204)
    expect(await sheetOf('1.4.1')).toMatchObject({ status: 'blocked', isStatusSaid: true })
    await as.authority
      .patch(api(`/actions/${id}`))
      .send({ status: null })
      .expect(204)
    expect(await sheetOf('1.4.1')).toMatchObject({ status: 'in-progress', isStatusSaid: false })
  })
})

describe('GET /plan/actions/:id/history', () => {
  it('is refused to an anonymous and to members, and empty until something changes', async () => {
    await expectRefused('get', '/actions/x/history')
    expect(await historyOf((await stepOf('1.4.2', 0)).id)).toEqual({ total: 0, items: [] })
    expectProblem(await as.authority.get(api('/actions/nul/history')), 'not-found')
  })
})

describe('POST /plan/actions/:id/amounts', () => {
  it('is refused to who does not write; adds up by kind, as of any day', async () => {
    await expectRefused('post', '/actions/x/amounts', true)
    const id = await newStep()
    const add = (amount: object) => as.authority.post(api(`/actions/${id}/amounts`)).send(amount)
    await add({ kind: 'committed', euros: 1200.5, on: ago(10), funder: 'Région' }).expect(204)
    await add({ kind: 'spent', euros: 800, on: ago(2) }).expect(204)
    expect((await stepById(id)).budget).toEqual({ planned: null, committed: 1200.5, spent: 800 })
    for (const [wrong, pointer] of [
      [{ kind: 'spent', euros: -1, on: ago(1) }, '/euros'],
      [{ kind: 'spent', euros: 1, on: dayAfter(today(), 2) }, '/on'],
    ] as const)
      expectProblem(await add(wrong), 'invalid-input', { pointers: [pointer] })
    expectProblem(await add({ kind: 'spent', euros: 1, on: ago(1), documentId: 'nul' }), 'not-found')
  })
})

describe('DELETE /plan/amounts/:id', () => {
  it('is refused to who does not write; what was wrong counts no more, at any day', async () => {
    await expectRefused('delete', '/amounts/x', true)
    const id = await newStep()
    await as.authority.post(api(`/actions/${id}/amounts`)).send({ kind: 'spent', euros: 9, on: ago(3) })
    const [{ id: amountId }] = (await stepById(id)).amounts
    await as.authority.delete(api(`/amounts/${amountId}`)).expect(204)
    await as.authority.delete(api(`/amounts/${amountId}`)).expect(204)
    expect(await stepById(id)).toMatchObject({ amounts: [], budget: { spent: 0 } })
    expect(journalOf(house, id).map(({ action }) => action)).toEqual([
      ...['plan.action-added', 'plan.amount-added', 'plan.amount-voided'],
    ])
    expectProblem(await as.authority.delete(api('/amounts/nul')), 'not-found')
  })
})

describe('GET /plan/counters', () => {
  it('is refused to an anonymous and to members; each count comes with its rule', async () => {
    await expectRefused('get', '/counters')
    const { items } = (await as.facilitator.get(api('/counters')).expect(200)).body
    for (const { definition } of items) expect(definition.length).toBeGreaterThan(40)
  })
})

describe('POST /plan/actions/:id/links', () => {
  it('is refused to who does not write; what happens is counted by itself, within its days', async () => {
    await expectRefused('post', '/actions/x/links', true)
    const id = await newStep()
    const add = (link: object) => as.authority.post(api(`/actions/${id}/links`)).send(link)
    await add({ counter: 'flows-declared' }).expect(204)
    await add({ counter: 'flows-declared' }).expect(204)
    await add({ counter: 'flows-declared', to: ago(1) }).expect(204)
    const counts = async () => (await stepById(id)).links.map(({ count }: { count: number }) => count)
    const [before] = await counts()
    const organisationId = house.organisation({ name: 'Menuiserie' })
    const flowId = house.flow({ organisationId, kind: 'stock', label: 'Chutes de chêne' })
    expect(await counts()).toEqual([before + 1, 0])
    await as.facilitator.delete(`/api/v1/flows/${flowId}`).expect(204)
    expect((await counts())[0]).toBe(before)
    expectProblem(await add({ counter: 'flows-declared', from: ago(1), to: ago(9) }), 'invalid-input', {
      pointers: ['/to'],
    })
    expectProblem(await add({ counter: 'bonheur' }), 'invalid-input')
  })

  it('counts events that were held, and neither those to come nor those that only who is invited may name', async () => {
    const id = await newStep()
    await as.authority
      .post(api(`/actions/${id}/links`))
      .send({ counter: 'events-held' })
      .expect(204)
    const row = {
      ...{ kind: 'training' as const, heldOn: ago(3), startsAt: '09:00', endsAt: '10:00', sequence: 0 },
      ...{ minutesReaders: 'participants' as const, createdBy: 'test' },
      ...{ changedAt: `${ago(9)}T08:00:00Z`, createdAt: `${ago(9)}T08:00:00Z` },
    }
    const [link] = (await stepById(id)).links
    for (const [title, status, audience] of [
      ['Journée des flux', 'held', 'network'],
      ['Comité secret', 'held', 'invited'],
      ['Journée à venir', 'published', 'network'],
    ] as const)
      house.db.orm
        .insert(networkEvents)
        .values({ ...row, id: title, title, status, audience })
        .run()
    expect((await stepById(id)).links[0].count).toBe(link.count + 2)
    const { body } = await as.facilitator.get(api(`/links/${link.id}/lines`)).expect(200)
    const labels = body.items.map(({ label }: { label: string }) => label)
    expect(labels).toEqual(expect.arrayContaining(['Journée des flux', 'Rencontre sur invitation']))
    expect(labels).not.toContain('Comité secret')
  })
})

describe('GET /plan/links/:id/lines', () => {
  it('is refused to an anonymous and to members; gives each thing counted, unnamed when it is hidden', async () => {
    await expectRefused('get', '/links/x/lines')
    const id = await newStep()
    const organisationId = house.organisation({ name: 'Tannerie' })
    house.flow({ organisationId, kind: 'stock', label: 'Secret de tannerie' })
    for (const counter of ['flows-declared', 'structures-present'])
      await as.authority
        .post(api(`/actions/${id}/links`))
        .send({ counter })
        .expect(204)
    const [flows, structures] = (await stepById(id)).links
    const linesOf = async (agent: Agent, link: { id: string }) =>
      (await agent.get(api(`/links/${link.id}/lines`)).expect(200)).body
    const shown = await linesOf(as.facilitator, flows)
    expect(shown.total).toBe(flows.count)
    expect(JSON.stringify(shown)).toContain('Secret de tannerie')
    expect(JSON.stringify(await linesOf(as.authority, flows))).not.toContain('Secret de tannerie')
    // The authority counts structures: it reads their names.
    expect(JSON.stringify(await linesOf(as.authority, structures))).toContain('Tannerie')
    expectProblem(await as.authority.get(api('/links/nul/lines')), 'not-found')
  })
})

describe('DELETE /plan/links/:id', () => {
  it('is refused to who does not write; nothing is counted there any more', async () => {
    await expectRefused('delete', '/links/x', true)
    const id = await newStep()
    await as.authority
      .post(api(`/actions/${id}/links`))
      .send({ counter: 'groups-alive' })
      .expect(204)
    const [link] = (await stepById(id)).links
    await as.authority.delete(api(`/links/${link.id}`)).expect(204)
    expect((await stepById(id)).links).toEqual([])
    expectProblem(await as.authority.delete(api(`/links/${link.id}`)), 'not-found')
  })
})

describe('POST /plan/actions/:id/comments', () => {
  it('is refused to an anonymous and to members; any reader of the plan comments', async () => {
    await expectRefused('post', '/actions/x/comments')
    const id = await newStep()
    const write = (agent: Agent, text: string) => agent.post(api(`/actions/${id}/comments`)).send({ text })
    await write(as.facilitator, 'La CCI propose septembre.').expect(201)
    expectProblem(await write(as.facilitator, ' '), 'invalid-input', { pointers: ['/text'] })
    expectProblem(await as.authority.post(api('/actions/nul/comments')).send({ text: 'Oui' }), 'not-found')
    expect((await stepById(id)).commentCount).toBe(1)
  })
})

describe('GET /plan/actions/:id/comments', () => {
  it('is refused to an anonymous and to members; the last first', async () => {
    await expectRefused('get', '/actions/x/comments')
    const id = await newStep()
    for (const text of ['Un', 'Deux'])
      await as.authority
        .post(api(`/actions/${id}/comments`))
        .send({ text })
        .expect(201)
    const { items } = (await as.facilitator.get(api(`/actions/${id}/comments`)).expect(200)).body
    expect(items.map(({ text }: { text: string }) => text)).toEqual(['Deux', 'Un'])
    expect(items[0].can.withdraw).toBe(false)
  })
})

describe('DELETE /plan/comments/:id', () => {
  it('is refused to an anonymous, to members and to who did not write it; its words go', async () => {
    await expectRefused('delete', '/comments/x')
    const id = await newStep()
    const { body } = await as.facilitator
      .post(api(`/actions/${id}/comments`))
      .send({ text: 'Mot' })
      .expect(201)
    expectProblem(await as.authority.delete(api(`/comments/${body.id}`)), 'not-found')
    await as.facilitator.delete(api(`/comments/${body.id}`)).expect(204)
    const { items } = (await as.authority.get(api(`/actions/${id}/comments`)).expect(200)).body
    expect(items[0].text).toBeNull()
  })
})

const attach = (agent: Agent, id: string, name = 'deliberation.pdf') =>
  agent.post(api(`/actions/${id}/documents`)).attach('file', PDF, name)

describe('POST /plan/actions/:id/documents', () => {
  it('is refused to who may not update; a file is known by its content, and kept once', async () => {
    await expectRefused('post', '/actions/x/documents')
    const id = await newStep()
    expectProblem(await attach(as.facilitator, id), 'forbidden')
    await attach(as.authority, id).expect(201)
    await attach(as.authority, id).expect(201)
    expect((await stepById(id)).documentCount).toBe(1)
    const wrong = as.authority
      .post(api(`/actions/${id}/documents`))
      .attach('file', Buffer.from('texte'), 'a.pdf')
    expectProblem(await wrong, 'unreadable-file')
  })
})

describe('GET /plan/actions/:id/documents', () => {
  it('is refused to an anonymous and to members; says who may add and remove', async () => {
    await expectRefused('get', '/actions/x/documents')
    const id = await newStep({ leads: 'opérateur' })
    await attach(as.facilitator, id).expect(201)
    const { items, can } = (await as.facilitator.get(api(`/actions/${id}/documents`)).expect(200)).body
    expect(can.add).toBe(true)
    expect(items[0]).toMatchObject({ name: 'deliberation.pdf', format: 'pdf', can: { remove: true } })
  })
})

describe('GET /plan/documents/:id', () => {
  it('is refused to an anonymous and to members; gives the file out to be saved', async () => {
    await expectRefused('get', '/documents/x')
    const { body } = await attach(as.authority, await newStep()).expect(201)
    const file = await as.facilitator.get(api(`/documents/${body.id}`)).expect(200)
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.headers['content-type']).toBe('application/pdf')
    expectProblem(await as.authority.get(api('/documents/nul')), 'not-found')
  })
})

describe('DELETE /plan/documents/:id', () => {
  it('is refused to who neither writes the plan nor added it; an amount that it proved stays', async () => {
    await expectRefused('delete', '/documents/x')
    const id = await newStep()
    const { body } = await attach(as.authority, id).expect(201)
    await as.authority
      .post(api(`/actions/${id}/amounts`))
      .send({ kind: 'spent', euros: 5, on: ago(1), documentId: body.id })
      .expect(204)
    expect((await stepById(id)).amounts[0].document).toEqual({ id: body.id, name: 'deliberation.pdf' })
    expectProblem(await as.facilitator.delete(api(`/documents/${body.id}`)), 'not-found')
    await as.authority.delete(api(`/documents/${body.id}`)).expect(204)
    expect((await stepById(id)).amounts[0]).toMatchObject({ euros: 5, document: null })
  })
})

const indicatorsOf = async (query = '') =>
  (await as.authority.get(api(`/indicators${query}`)).expect(200)).body.items
async function newIndicator(given: object = {}): Promise<string> {
  const { id } = await sheetOf('1.3.1')
  const input = { label: 'Écoles équipées', unit: 'écoles', kind: 'output', ...given }
  return (
    await as.authority
      .post(api(`/actions/${id}/indicators`))
      .send(input)
      .expect(201)
  ).body.id
}
const enter = (id: string, value: object) => as.authority.post(api(`/indicators/${id}/values`)).send(value)

describe('GET /plan/indicators', () => {
  it('is refused to an anonymous and to members; gives those of the plan, or of a sheet', async () => {
    await expectRefused('get', '/indicators')
    const labels = (await indicatorsOf('?sheet=1.2.1')).map(({ label }: { label: string }) => label)
    expect(labels).toEqual([
      "Réalisation de l'atlas",
      "Nombre d'animations",
      'Nombre de participants / typologie',
    ])
    expect((await indicatorsOf('?sheet=1.4.2')).map(({ unit }: { unit: string }) => unit)).toEqual([
      '%',
      't CO₂e',
    ])
  })

  it('gives the values as they were known on a past day', async () => {
    const id = await newIndicator()
    await enter(id, { series: 'result', on: ago(30), value: 3, basis: 'estimated' }).expect(200)
    await house.clock.later(48, async () => {
      const agent = await house.signedIn('authority')
      const send = (value: object) => agent.post(api(`/indicators/${id}/values`)).send(value)
      await send({ series: 'result', on: ago(32), value: 4, basis: 'measured' }).expect(200)
      const of = async (known: string) =>
        (await agent.get(api(`/indicators?known=${known}`)).expect(200)).body.items.find(
          (one: { id: string }) => one.id === id,
        )?.results
      const [now, before] = [today(), ago(2)]
      expect(await of(now)).toMatchObject([
        { on: ago(32), value: 4, basis: 'measured', earlier: [{ value: 3 }] },
      ])
      expect(await of(before)).toMatchObject([{ value: 3, basis: 'estimated', earlier: [] }])
    })
  })
})

describe('POST /plan/actions/:id/indicators', () => {
  it('is refused to who does not write, and for a step; one that is counted takes its values by itself', async () => {
    await expectRefused('post', '/actions/x/indicators', true)
    const { id } = await stepOf('1.1.2', 0)
    expectProblem(
      await as.authority.post(api(`/actions/${id}/indicators`)).send({ label: 'Non' }),
      'conflict',
    )
    const counted = await newIndicator({ label: 'Structures', counter: 'structures-present' })
    const found = (await indicatorsOf('?sheet=1.3.1')).find((one: { id: string }) => one.id === counted)
    const row = house.db.sqlite.prepare('select count(*) as n from organisations').get() as { n: number }
    expect(found.results.at(-1)).toMatchObject({ id: null, on: today(), value: row.n })
    expect(found).toMatchObject({ isOverdue: false, dueOn: null })
    expectProblem(
      await enter(counted, { series: 'result', on: ago(1), value: 3, basis: 'measured' }),
      'conflict',
    )
  })
})

describe('PATCH /plan/indicators/:id', () => {
  it('is refused to who does not write; says what the plan left open', async () => {
    await expectRefused('patch', '/indicators/x', true)
    const id = await newIndicator()
    const change = { definition: 'Écoles dont un capteur est posé.', frequency: 'quarter', nationalId: 12 }
    const { body } = await as.authority
      .patch(api(`/indicators/${id}`))
      .send(change)
      .expect(200)
    expect(body).toMatchObject({ ...change, label: 'Écoles équipées', kind: 'output' })
    expectProblem(await as.authority.patch(api('/indicators/nul')).send({ unit: 't' }), 'not-found')
  })
})

describe('POST /plan/indicators/:id/values', () => {
  it('is refused to who does not write; a value says how it is known and of which day, a target may come later', async () => {
    await expectRefused('post', '/indicators/x/values', true)
    const id = await newIndicator()
    expectProblem(await enter(id, { series: 'result', on: ago(1), value: 2 }), 'invalid-input', {
      pointers: ['/basis'],
    })
    expectProblem(
      await enter(id, { series: 'result', on: '2999-01-01', value: 2, basis: 'measured' }),
      'invalid-input',
      { pointers: ['/on'] },
    )
    await enter(id, { series: 'target', on: '2030-12-31', value: 50 }).expect(200)
    const { body } = await enter(id, {
      ...{ series: 'result', on: ago(1), value: 2, basis: 'measured', comment: 'Relevé du service.' },
    }).expect(200)
    expect(body).toMatchObject({
      results: [{ value: 2, basis: 'measured', comment: 'Relevé du service.' }],
      targets: [{ on: '2030-12-31', value: 50, basis: null }],
      isOverdue: false,
    })
    expectProblem(
      await enter(id, { series: 'result', on: ago(1), value: 2, basis: 'measured', documentId: 'nul' }),
      'not-found',
    )
  })
})

describe('DELETE /plan/values/:id', () => {
  it('is refused to who does not write; the value counts no more', async () => {
    await expectRefused('delete', '/values/x', true)
    const id = await newIndicator()
    const { body } = await enter(id, { series: 'result', on: ago(1), value: 2, basis: 'estimated' })
    const after = await as.authority.delete(api(`/values/${body.results[0].id}`)).expect(200)
    expect(after.body.results).toEqual([])
    expectProblem(await as.authority.delete(api('/values/nul')), 'not-found')
  })
})

describe('GET /plan/national-values', () => {
  it('is refused to an anonymous and to members; has the shape of the national API, exactly', async () => {
    await expectRefused('get', '/national-values')
    const id = await newIndicator({ nationalId: 4321 })
    await enter(id, { series: 'result', on: '2025-12-31', value: 7, basis: 'measured', comment: 'Relevé' })
    await enter(id, { series: 'target', on: '2030-12-31', value: 9.5 })
    const { body } = await as.facilitator.get(api('/national-values?collectivite=77')).expect(200)
    const own = body.valeurs.filter((one: { indicateurId: number }) => one.indicateurId === 4321)
    const about = { collectiviteId: 77, indicateurId: 4321, objectifCommentaire: null }
    expect(own).toEqual([
      { ...about, dateValeur: '2025-12-31', resultat: 7, resultatCommentaire: 'Relevé', objectif: null },
      { ...about, dateValeur: '2030-12-31', resultat: null, resultatCommentaire: null, objectif: 9.5 },
    ])
    expectProblem(await as.authority.get(api('/national-values')), 'invalid-input')
  })
})

/** The workbook as another library than ours reads it. */
async function downloaded(agent: Agent): Promise<{ file: Buffer; rows: unknown[][] }> {
  const response = await agent
    .get(api('/workbook'))
    .buffer(true)
    .parse((message, done) => {
      const parts: Buffer[] = []
      message.on('data', (part: Buffer) => parts.push(part))
      message.on('end', () => done(null, Buffer.concat(parts)))
    })
    .expect(200)
  const file = response.body as Buffer
  const [sheet] = await readXlsxFile(file)
  return { file, rows: (sheet as unknown as { data: unknown[][] }).data }
}
const send = (agent: Agent, file: Buffer, apply?: 'yes') => {
  const sent = agent.post(api('/workbook')).attach('file', file, 'plan.xlsx')
  return apply ? sent.field('apply', apply) : sent
}

describe('GET /plan/workbook', () => {
  it('is refused to an anonymous and to members; has the 28 columns, headers on row 2, data from row 4', async () => {
    await expectRefused('get', '/workbook')
    const { rows } = await downloaded(as.facilitator)
    expect(rows[1]).toEqual([...workbookColumns])
    expect(rows[1]?.[0]).toBe('Axe (x)')
    expect(rows[1]).toHaveLength(28)
    const first = rows[3] as unknown[]
    expect(first.slice(0, 5)).toEqual([
      "1 Aménager un territoire résilient, Anticiper localement l'adaptation au changement climatique, les vulnérabilités sociales, environnementales et économiques",
      "1.1 Dynamiser, soutenir l'économie sociale et solidaire, et l'économie circulaire",
      null,
      "1.1.1 Expérimenter un projet d'économie circulaire auprès des entreprises",
      null,
    ])
    const step = rows[4] as unknown[]
    expect(step[4]).toBe("Lancer une phase test d'un projet d'Economie Circulaire")
    expect([step[9], step[10], step[23], step[24]]).toEqual(['GACdG', '18000 (financé)', 18_000, 'À venir'])
    expect(step[26]).toEqual(new Date('2019-01-01T00:00:00Z'))
  })
})

describe('POST /plan/workbook', () => {
  it('is refused to who does not write, and for what is no plan', async () => {
    await expectRefused('post', '/workbook', true)
    expectProblem(await send(as.authority, PDF), 'unreadable-file')
    const list = await as.authority
      .get('/api/v1/exports/plan?format=xlsx')
      .buffer(true)
      .parse((message, done) => {
        const parts: Buffer[] = []
        message.on('data', (part: Buffer) => parts.push(part))
        message.on('end', () => done(null, Buffer.concat(parts)))
      })
    expectProblem(await send(as.authority, list.body), 'unreadable-file', { detail: /A2/ })
  })

  it('what was exported changes nothing when it comes back', async () => {
    const { file, rows } = await downloaded(as.authority)
    const { body } = await send(as.authority, file, 'yes').expect(200)
    expect(body).toEqual({
      ...{ isApplied: true, headings: [], created: [], changed: [], rejected: [], absent: 0 },
      unchanged: rows.length - 3,
    })
  })

  it('makes the same plan in an empty installation, after a preview that writes nothing', async () => {
    const { file, rows } = await downloaded(as.authority)
    const other = await openHouse({}, NO_LIMITS)
    const authority = await other.signedIn('authority')
    const preview = (await send(authority, file).expect(200)).body
    expect(preview).toMatchObject({ isApplied: false, rejected: [], unchanged: 0 })
    expect(preview.created).toHaveLength(rows.length - 3)
    expect((await authority.get(api()).expect(200)).body.headings).toEqual([])
    await send(authority, file, 'yes').expect(200)
    expect((await downloaded(authority)).rows.slice(3)).toEqual(rows.slice(3))
    const named = (await authority.get(api('/sheets/1.1.3')).expect(200)).body
    expect(named.stepViews.map(({ sheetCode }: { sheetCode: string }) => sheetCode)).toEqual(
      Array(3).fill('1.1.2'),
    )
    await other.close()
  })
})

describe('GET /exports/plan', () => {
  it('is refused to an anonymous and to members; the rows of the screen under its filters', async () => {
    expectStranger(await as.anonymous.get('/api/v1/exports/plan'))
    expectProblem(await as.member.get('/api/v1/exports/plan'), 'forbidden')
    const { text } = await as.facilitator.get('/api/v1/exports/plan?late=yes&on=2020-02-01').expect(200)
    expect(text.split('\r\n')[0]).toContain('fiche;titre_fiche;etape;etat')
    expect(text).toContain('Améliorer le tri')
    expect(text).not.toContain('Créer cet observatoire')
  })
})
