import type { Actor } from '../../src/kernel/actor.ts'
import type { Prepare, World } from './access-world.ts'

/** Somebody who writes the plan, and is nobody of the table. */
const writer: Actor = {
  ...{ userId: 'test', name: 'Test', role: 'administrator' },
  ...{ memberships: [], portfolio: null },
}
const DAY = '2026-01-15'

function loaded({ rooms }: World): void {
  if (!rooms.plan.loading.isLoaded()) rooms.plan.loading.loadAxis(writer)
}

/** The first step of a sheet whose partners are the chambers: facilitators keep it up to date. */
function stepOf(world: World): string {
  loaded(world)
  return world.rooms.plan.sheets.get(writer, '1.1.2', undefined).stepViews[0]?.id ?? ''
}

function sheetOf(world: World): string {
  loaded(world)
  return world.rooms.plan.sheets.get(writer, '1.2.1', undefined).id
}

function headingOf(world: World): string {
  loaded(world)
  return world.rooms.plan.overview.get(writer, {}).headings[0]?.id ?? ''
}

function amountOf(world: World): string {
  const id = stepOf(world)
  const words = { funder: null, note: null, documentId: null }
  world.rooms.plan.amounts.add(writer, id, { kind: 'spent', euros: 1, on: DAY, ...words })
  const step = world.rooms.plan.sheets.get(writer, '1.1.2', undefined).stepViews[0]
  return step?.amounts.at(-1)?.id ?? ''
}

function linkOf(world: World): string {
  const id = sheetOf(world)
  world.rooms.plan.links.add(writer, id, { counter: 'groups-alive', from: null, to: null })
  return world.rooms.plan.sheets.get(writer, '1.2.1', undefined).links[0]?.id ?? ''
}

const commentOf = (world: World) =>
  world.rooms.plan.comments.write(administratorOf(world), stepOf(world), { text: 'Vu.' }).id

/** The administrator of the table: each takes back their own comments alone. */
function administratorOf({ db }: World): Actor {
  const { id } = db.sqlite.prepare("select id from users where role = 'administrator'").get() as {
    id: string
  }
  return { ...writer, userId: id }
}

const PDF = '%PDF-1.4\n%%EOF'
const documentOf = (world: World) =>
  world.rooms.plan.documents.add(
    writer,
    stepOf(world),
    { name: 'acte.pdf', content: Buffer.from(PDF) },
    { description: '' },
  ).id

function indicatorOf(world: World): string {
  loaded(world)
  return world.rooms.plan.indicators.list(writer, { sheet: '1.2.1' }).items[0]?.id ?? ''
}

function valueIn(world: World): string {
  const value = { series: 'result', on: DAY, value: 1, basis: 'measured' } as const
  const { results } = world.rooms.plan.indicators.enter(writer, indicatorOf(world), {
    ...value,
    ...{ comment: null, documentId: null },
  })
  return results[0]?.id ?? ''
}

/** A number that no heading and no sheet has yet. */
let lastCode = 100
const newCode = () => String(++lastCode)

/** How to ask of the plan, which is of no structure. */
export const planRequests: Record<string, Prepare> = {
  'POST /api/v1/plan/axis-1': ({ db }) => {
    db.sqlite.prepare('delete from plan_headings').run()
    return {}
  },
  'POST /api/v1/plan/headings': () => ({ body: { code: newCode(), title: 'Se déplacer' } }),
  'PATCH /api/v1/plan/headings/:id': (world) => ({
    params: { id: headingOf(world) },
    body: { text: 'Enjeux' },
  }),
  'POST /api/v1/plan/sheets': (world) => ({
    body: { headingId: headingOf(world), code: newCode(), title: 'Marcher' },
  }),
  'GET /api/v1/plan/sheets/:code': (world) => {
    loaded(world)
    return { params: { code: '1.1.1' } }
  },
  'POST /api/v1/plan/actions/:id/steps': (world) => ({
    params: { id: sheetOf(world) },
    body: { title: 'Compter les pas' },
  }),
  'PATCH /api/v1/plan/actions/:id': (world) => ({
    params: { id: stepOf(world) },
    body: { status: 'in-progress' },
  }),
  'GET /api/v1/plan/actions/:id/history': (world) => ({ params: { id: stepOf(world) } }),
  'POST /api/v1/plan/actions/:id/amounts': (world) => ({
    params: { id: stepOf(world) },
    body: { kind: 'spent', euros: 10, on: DAY },
  }),
  'DELETE /api/v1/plan/amounts/:id': (world) => ({ params: { id: amountOf(world) } }),
  'POST /api/v1/plan/actions/:id/links': (world) => ({
    params: { id: stepOf(world) },
    body: { counter: 'flows-declared' },
  }),
  'GET /api/v1/plan/links/:id/lines': (world) => ({ params: { id: linkOf(world) } }),
  'DELETE /api/v1/plan/links/:id': (world) => ({ params: { id: linkOf(world) } }),
  'GET /api/v1/plan/actions/:id/comments': (world) => ({ params: { id: stepOf(world) } }),
  'POST /api/v1/plan/actions/:id/comments': (world) => ({
    params: { id: stepOf(world) },
    body: { text: 'Vu en comité.' },
  }),
  'DELETE /api/v1/plan/comments/:id': (world) => ({ params: { id: commentOf(world) } }),
  'GET /api/v1/plan/actions/:id/documents': (world) => ({ params: { id: stepOf(world) } }),
  'POST /api/v1/plan/actions/:id/documents': (world) => ({
    params: { id: stepOf(world) },
    files: { 'acte.pdf': PDF },
  }),
  'GET /api/v1/plan/documents/:id': (world) => ({ params: { id: documentOf(world) } }),
  'DELETE /api/v1/plan/documents/:id': (world) => ({ params: { id: documentOf(world) } }),
  'POST /api/v1/plan/actions/:id/indicators': (world) => ({
    params: { id: sheetOf(world) },
    body: { label: 'Nombre de pas' },
  }),
  'PATCH /api/v1/plan/indicators/:id': (world) => ({
    params: { id: indicatorOf(world) },
    body: { unit: 'atlas' },
  }),
  'POST /api/v1/plan/indicators/:id/values': (world) => ({
    params: { id: indicatorOf(world) },
    body: { series: 'target', on: '2030-12-31', value: 1 },
  }),
  'DELETE /api/v1/plan/values/:id': (world) => ({ params: { id: valueIn(world) } }),
  'GET /api/v1/plan/national-values': () => ({ query: { collectivite: '1' } }),
  // Files of this table are texts: who may import is told that this one is no workbook.
  'POST /api/v1/plan/workbook': () => ({ files: { 'plan.xlsx': 'Axe (x)' } }),
}
