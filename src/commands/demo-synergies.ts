import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Outlet, Stage, SynergyKind, VehicleId } from '../kernel/synergies.ts'
import type { Rooms } from '../rooms.ts'
import { networkEvents } from './demo-events.ts'
import { groupEvents, type PastEvent } from './demo-groups.ts'
import { projectEvents } from './demo-projects.ts'
import { serviceEvents } from './demo-services.ts'

/** Flows by the references of the pilot, and what happened since, in days before today. */
interface Story {
  kind: SynergyKind
  title?: string
  flows: readonly string[]
  takenUp: number
  stage?: 'proposed'
  note?: string
  /** What each promises, in the unit of its flow, in the order of the flows. */
  promised?: readonly (number | null)[]
  asked?: { on: number; message: string; yes: number | null }
  steps?: readonly { on: number; to: Stage; note?: string; reason?: 'price' | 'distance' }[]
  messages?: readonly { on: number; from: 'facilitator' | 'giver' | 'receiver'; text: string }[]
  exchanges?: readonly {
    on: number
    kg: number
    evidence: string
    outlet?: Outlet
    vehicle?: VehicleId
  }[]
  next?: { action: string; inDays: number }
}

const STORIES: readonly Story[] = [
  {
    ...{ kind: 'substitution', flows: ['G-019', 'B-034'], takenUp: 52, promised: [18, 18] },
    note: 'Vu pendant la visite : deux citernes par semaine, à moins de dix kilomètres.',
    asked: {
      on: 49,
      message: 'Le petit-lait contre l’aliment liquide : volumes et jours se répondent.',
      yes: 44,
    },
    steps: [
      { on: 38, to: 'study' },
      {
        on: 20,
        to: 'negotiation',
        note: 'Analyse faite : 5 % de matière sèche. Reste le prix du transport.',
      },
      { on: 6, to: 'implementation' },
    ],
    next: { action: 'Relever le premier enlèvement et sa pesée', inDays: 5 },
  },
  {
    ...{ kind: 'substitution', flows: ['G-004', 'B-053'], takenUp: 58, promised: [2.4, null] },
    title: 'Conserves à date courte pour le Grenier solidaire',
    asked: { on: 56, message: 'Des bocaux intacts, à donner plutôt qu’à détruire.', yes: 51 },
    messages: [
      { on: 48, from: 'receiver', text: 'Nous avons une camionnette le jeudi matin : est-ce possible ?' },
      { on: 47, from: 'giver', text: 'Le jeudi convient, quai 2, avant onze heures.' },
      {
        on: 46,
        from: 'facilitator',
        text: 'Pensez à l’attestation de don : elle ouvre la réduction d’impôt.',
      },
    ],
    steps: [
      { on: 47, to: 'study' },
      { on: 42, to: 'negotiation' },
      { on: 36, to: 'implementation', note: 'Convention de don signée.' },
      { on: 30, to: 'operational' },
    ],
    exchanges: [
      { on: 31, kg: 184, evidence: 'Bon de remise du premier jeudi, pesé à quai' },
      { on: 17, kg: 212, evidence: 'Bon de remise, pesé à quai' },
      { on: 3, kg: 167, evidence: 'Bon de remise, pesé à quai' },
    ],
    next: { action: 'Prévoir la collecte de fin d’année', inDays: 9 },
  },
  {
    ...{ kind: 'substitution', flows: ['G-054', 'B-046'], takenUp: 57 },
    title: 'Les cartons de l’imprimerie, repris pour l’expédition',
    asked: { on: 55, message: 'Vos cartons vides resservent à deux kilomètres.', yes: 49 },
    steps: [
      { on: 44, to: 'study' },
      { on: 40, to: 'negotiation' },
      { on: 33, to: 'implementation', note: 'Pliés, liés par cinquante, enlevés le vendredi.' },
      { on: 24, to: 'operational' },
    ],
    exchanges: [
      { on: 25, kg: 640, evidence: 'Pesée du 1er enlèvement', outlet: 'incineration', vehicle: 'rigid-12t' },
      { on: 4, kg: 580, evidence: 'Bon d’enlèvement, pesé', outlet: 'incineration', vehicle: 'rigid-12t' },
    ],
    next: { action: 'Demander aux deux si un rythme mensuel convient', inDays: 6 },
  },
  {
    ...{ kind: 'pooling', title: 'Venir travailler à Engachies sans voiture', takenUp: 40 },
    flows: ['B-013', 'B-014', 'B-015'],
    asked: { on: 36, message: 'Trois employeurs, une même gare : une navette du matin se partage.', yes: 27 },
    steps: [{ on: 16, to: 'study', note: 'Comptage des équipes du matin demandé à chacun.' }],
    next: { action: 'Réunir les trois avec le service des mobilités', inDays: -4 },
  },
  {
    ...{ kind: 'sharing', flows: ['G-071', 'B-001'], takenUp: 30 },
    asked: { on: 26, message: 'Des saisonniers en contrat partagé, pour la fin d’année.', yes: 15 },
    next: { action: 'Appeler les deux : combien de personnes, et dès quand ?', inDays: 2 },
  },
  {
    ...{ kind: 'split', title: 'La sciure de Bordecaube, partagée', takenUp: 21 },
    ...{ flows: ['G-027', 'B-037', 'B-044'], promised: [260, 60, 200] },
    asked: { on: 12, message: 'Une même sciure sèche, pour la litière et pour la chaufferie.', yes: null },
    next: { action: 'Rappeler la scierie, sans réponse', inDays: -1 },
  },
  {
    ...{ kind: 'substitution', flows: ['G-048', 'B-057'], takenUp: 9 },
    note: 'Qualité de l’eau à vérifier avant d’en parler.',
    next: { action: 'Demander la dernière analyse de l’eau de rinçage', inDays: 7 },
  },
  { kind: 'pooling', stage: 'proposed', flows: ['B-029', 'B-030'], takenUp: 4 },
  { kind: 'sharing', stage: 'proposed', flows: ['G-061', 'B-031'], takenUp: 2 },
  {
    ...{ kind: 'substitution', flows: ['G-016', 'B-041'], takenUp: 34 },
    steps: [{ on: 28, to: 'refused', reason: 'price', note: 'Les fûts partent mieux à l’export.' }],
  },
]

/** How long ago the demonstration begins, in days: before the first of its stories. */
export const DEMO_DAYS = 60

/**
 * Synergies for the demonstration, a few at each stage, and the working group that one became, written day by day as
 * their people would have: `goTo` sets the clock of the rooms to some days before now. `managers`: those who have an
 * account already, by structure.
 */
export async function demoSynergies(
  rooms: Rooms,
  facilitator: Actor,
  {
    managers,
    goTo,
    password,
  }: {
    managers: Map<string, Actor>
    goTo(daysAgo: number): void
    password: string
  },
): Promise<void> {
  const idOf = new Map(rooms.flows.allRows().map(({ reference, id }) => [reference, id]))
  const events: PastEvent[] = [
    ...groupEvents(rooms, facilitator, managers),
    ...networkEvents(rooms, facilitator, managers),
    ...serviceEvents(rooms, facilitator, managers),
    ...projectEvents(rooms, facilitator, managers),
  ]
  for (const story of STORIES) {
    const flowIds = story.flows.flatMap((reference) => idOf.get(reference) ?? [])
    const organisationIds = rooms.flows.rowsOf(flowIds).map(({ organisationId }) => organisationId)
    if (story.asked?.yes) await enrol(rooms, organisationIds, managers, password)
    events.push(...eventsOf(rooms, facilitator, story, flowIds, managers))
  }
  for (const { daysAgo, run } of events.sort((a, b) => b.daysAgo - a.daysAgo)) {
    goTo(daysAgo)
    run()
  }
}

/** Gives the contact of each structure an account that answers for it. */
async function enrol(
  { accounts, organisations }: Rooms,
  organisationIds: readonly string[],
  managers: Map<string, Actor>,
  password: string,
): Promise<void> {
  for (const organisationId of organisationIds) {
    const [contact] = organisations.contactsOf(organisationId)
    if (!contact?.email || managers.has(organisationId)) continue
    const membership = { organisationId, role: 'manager' as const }
    const person = { name: contact.name, email: contact.email, role: 'member' as const }
    const { id } = await accounts.createUser({ ...person, password }, membership, 'demo')
    const { name, role } = person
    managers.set(organisationId, { userId: id, name, role, memberships: [membership], portfolio: null })
  }
}

function eventsOf(
  { synergies: { life, introductions, results, work } }: Rooms,
  facilitator: Actor,
  { kind, takenUp, promised, asked, steps = [], messages = [], exchanges = [], next, ...story }: Story,
  flowIds: readonly string[],
  managers: ReadonlyMap<string, Actor>,
): PastEvent[] {
  let id = ''
  let introductionId = ''
  const parties = flowIds.map((flowId, at) => ({
    ...{ flowId, organisationId: null, role: null, promised: promised?.[at] ?? null },
  }))
  const answer = () => {
    for (const { organisationId } of life.partiesOf(id)) {
      const manager = managers.get(organisationId)
      const said = { organisationId, answer: 'yes' as const, reason: null, withheld: [] }
      if (manager) introductions.answer(manager, introductionId, said)
    }
  }
  const events: PastEvent[] = [
    {
      daysAgo: takenUp,
      run: () => {
        const { title = null, stage = 'validated', note = null } = story
        id = life.takeUp(facilitator, { kind, title, parties, stage, note }).id
      },
    },
  ]
  if (asked) {
    const { on, message, yes } = asked
    const ask = () => {
      introductionId = introductions.ask(facilitator, id, { message, note: null }).id
    }
    events.push({ daysAgo: on, run: ask })
    if (yes !== null) events.push({ daysAgo: yes, run: answer })
  }
  for (const { on, to, reason = null, note: said = null } of steps) {
    const step = () => {
      const from = life.byId(id)?.stage ?? 'proposed'
      life.step(facilitator, id, { from, to, reason, note: said })
      if (to === 'implementation')
        for (const task of work.tasks.list(facilitator, id).items)
          work.tasks.change(facilitator, id, task.id, { isDone: true })
    }
    events.push({ daysAgo: on, run: step })
  }
  const roles = { giver: 'gives', receiver: 'receives' } as const
  for (const { on, from, text } of messages) {
    const write = () => {
      const party = life.partiesOf(id).find(({ role }) => from !== 'facilitator' && role === roles[from])
      const author = party ? managers.get(party.organisationId) : facilitator
      if (author) work.messages.write(author, id, { text, audience: 'all' })
    }
    events.push({ daysAgo: on, run: write })
  }
  for (const { on, kg, evidence, outlet = null, vehicle = null } of exchanges) {
    const record = () =>
      results.record(facilitator, id, {
        ...{
          on: dayAfter(dayOf(new Date()), -on),
          partyIds: [],
          flowIds: [],
          quantity: kg,
          unit: 'kg',
          tonnes: null,
        },
        ...{ euros: null, basis: 'measured', outlet, vehicle, evidence, documentId: null },
      })
    events.push({ daysAgo: on, run: record })
  }
  if (next) {
    const { action: nextAction, inDays } = next
    const nextActionOn = dayAfter(dayOf(new Date()), inDays)
    const plan = () => life.change(facilitator, id, { nextAction, nextActionOn })
    events.push({ daysAgo: events.at(-1)?.daysAgo ?? takenUp, run: plan })
  }
  return events
}
