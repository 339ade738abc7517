import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../db/connection.ts'
import { openInstallation } from '../installation.ts'
import type { Actor, Membership, Role } from '../kernel/actor.ts'
import { type Clock, systemClock } from '../kernel/clock.ts'
import { consoleTransport } from '../mail/console-transport.ts'
import { buildRooms, type Rooms } from '../rooms.ts'
import { serve } from '../serve.ts'
import { demoAudits } from './demo-audits.ts'
import { demoDirectory } from './demo-directory.ts'
import { workshopHeld } from './demo-events.ts'
import { demoInformation } from './demo-information.ts'
import { demoIntroduction, HOME, NEIGHBOUR } from './demo-introduction.ts'
import { demoMailings } from './demo-mailings.ts'
import { demoPlan } from './demo-plan.ts'
import { DEMO_DAYS, demoSynergies } from './demo-synergies.ts'
import { demoTraining } from './demo-training.ts'
import { demoWorkshop } from './demo-workshop.ts'

/** Known to all, which is why the demonstration only listens on this machine unless HOST says otherwise. */
const PASSWORD = 'boucle-demo-auch'

/** Who answers for personal data, so that the page on confidentiality reads as it does in a real territory. */
const CONTROLLER = {
  controllerName: 'Réseau Boucle du Grand Auch (démonstration)',
  controllerContact: 'donnees@demo.example',
}

interface DemoAccount {
  email: string
  name: string
  role: Role
  /** Of the structure called so. */
  membership?: { role: Membership['role']; of: string }
}

const accounts: readonly DemoAccount[] = [
  { email: 'animation@demo.example', name: 'Camille Animation (CCI)', role: 'facilitator' },
  {
    email: 'membre@demo.example',
    name: 'Dominique Membre',
    role: 'member',
    membership: { role: 'member', of: HOME },
  },
  {
    email: 'direction@demo.example',
    name: 'Claude Direction',
    role: 'member',
    membership: { role: 'manager', of: HOME },
  },
  {
    email: 'voisinage@demo.example',
    name: 'Lou Voisinage',
    role: 'member',
    membership: { role: 'manager', of: NEIGHBOUR },
  },
  { email: 'collectivite@demo.example', name: 'Sacha Collectivité', role: 'authority' },
  { email: 'admin@demo.example', name: 'Alix Administration', role: 'administrator' },
]

const roleNames: Record<Role | 'manager', string> = {
  facilitator: 'animatrice',
  member: 'membre',
  manager: 'responsable',
  authority: 'collectivité',
  administrator: 'administration',
}

/**
 * `npm run demo`: a database of its own with the fictional pilot, loaded through the ordinary import; the ten best
 * synergies; the server. An existing demonstration is taken up again, unless `--fresh`.
 */
export async function demoCommand(args: string[], write: (text: string) => void): Promise<void> {
  const { values } = parseArgs({ args, options: { fresh: { type: 'boolean', default: false } } })
  const settings = readConfig({ LOG_LEVEL: 'warn', ...process.env })
  const config = { ...settings, DATA_DIR: join(settings.DATA_DIR, 'demo') }
  if (values.fresh) rmSync(config.DATA_DIR, { recursive: true, force: true })
  const { db, secret } = openInstallation(config)
  const { clock, goTo } = movableClock()
  const rooms = buildRooms(db, clock, secret)
  if (rooms.accounts.setupNeeded()) await load(rooms, { db, clock, goTo })
  else write('Démonstration reprise là où elle en était (npm run demo -- --fresh repart de zéro).\n')
  write(bestSynergies(rooms))
  // Addresses of a demonstration are nobody's: its mails are printed, even when SMTP_URL is set.
  const mailTransport = consoleTransport(write)
  const app = await buildApp({ config, db, clock, secret, rooms, mailTransport })
  const address = await serve(app, config, () => db.sqlite.close())
  write(`\nComptes de démonstration (mot de passe : ${PASSWORD}) :\n`)
  for (const { email, role, membership } of accounts)
    write(`  ${email.padEnd(28)} ${inWords(role, membership)}\n`)
  write(`\nBoucle vous attend : ${address}   (Ctrl+C pour arrêter)\n`)
}

/** The database of the demonstration, and the clock by which its past is written. */
interface Past {
  db: Database
  clock: Clock
  goTo(daysAgo: number): void
}

/** The system's clock, which goes back for as long as the past of the demonstration is written. */
function movableClock(): { clock: Clock; goTo(daysAgo: number): void } {
  let behindMs = 0
  return {
    clock: { now: () => new Date(systemClock.now().getTime() - behindMs) },
    goTo: (daysAgo) => {
      behindMs = daysAgo * 24 * 3_600_000
    },
  }
}

async function load(rooms: Rooms, past: Past): Promise<void> {
  const { goTo } = past
  goTo(DEMO_DAYS)
  await rooms.spreadsheets.loadDemo()
  const idOf = new Map(rooms.organisations.records().map(({ id, name }) => [name, id]))
  const actors = new Map<string, Actor>()
  for (const { membership, ...user } of accounts) {
    const organisationId = membership && idOf.get(membership.of)
    const link = membership && organisationId ? { organisationId, role: membership.role } : null
    const { id } = await rooms.accounts.createUser({ ...user, password: PASSWORD }, link, 'demo')
    const { name, role, email } = user
    actors.set(email, { userId: id, name, role, memberships: link ? [link] : [], portfolio: null })
  }
  rooms.accounts.markDemo()
  const [facilitator, neighbour, administrator, manager, authority] = [
    'animation',
    'voisinage',
    'admin',
    'direction',
    'collectivite',
  ].map((who) => actors.get(`${who}@demo.example`))
  if (administrator) rooms.settings.change(CONTROLLER, administrator.userId)
  const managers = new Map<string, Actor>()
  for (const actor of actors.values())
    for (const { organisationId, role } of actor.memberships)
      if (role === 'manager') managers.set(organisationId, actor)
  if (facilitator) await demoSynergies(rooms, facilitator, { managers, goTo, password: PASSWORD })
  if (facilitator) demoInformation(rooms, { facilitator, goTo })
  demoDirectory(rooms, managers)
  if (facilitator) demoMailings(rooms, facilitator, past)
  goTo(4)
  if (facilitator && manager && neighbour)
    demoTraining(rooms, { facilitator, learner: manager, teacher: neighbour })
  // What was mailed in that past was read and answered in it.
  for (const { id } of rooms.mails.list({ state: 'waiting', limit: 200, offset: 0 }).items)
    rooms.mails.drop(id, 'demo')
  goTo(0)
  if (facilitator && neighbour) demoIntroduction(rooms, facilitator, neighbour)
  const workshopId = facilitator && workshopHeld(rooms, facilitator)
  if (facilitator && workshopId) demoWorkshop(rooms, facilitator, workshopId)
  if (facilitator && authority) demoPlan(rooms, authority, facilitator)
  if (facilitator && manager) demoAudits(rooms, facilitator, manager, systemClock.now())
}

function inWords(role: Role, membership: DemoAccount['membership']): string {
  return membership ? `${roleNames[membership.role]} (${membership.of})` : roleNames[role]
}

function bestSynergies({ matching, flows, organisations }: Rooms): string {
  const names = new Map(organisations.records().map(({ id, name }) => [id, name]))
  const rows = new Map(flows.allRows().map((row) => [row.id, row]))
  const described = (id: string) => {
    const row = rows.get(id)
    return row ? `${row.label} (${names.get(row.organisationId)})` : id
  }
  const lines = matching.best(10).map(({ stockId, needId, score, distanceKm, reasons }, position) => {
    const km = distanceKm === null ? '' : `, ${Math.round(distanceKm)} km`
    return `${String(position + 1).padStart(3)}. ${described(stockId)}\n     → ${described(needId)}\n     ${score.toFixed(2)}${km} — ${reasons[0]}\n`
  })
  return `\nLes dix meilleures synergies du pilote (structures fictives) :\n\n${lines.join('')}`
}
