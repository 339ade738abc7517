import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openInstallation } from '../installation.ts'
import type { Membership, Role } from '../kernel/actor.ts'
import { systemClock } from '../kernel/clock.ts'
import { consoleTransport } from '../mail/console-transport.ts'
import { buildRooms, type Rooms } from '../rooms.ts'
import { serve } from '../serve.ts'

/** Known to all, which is why the demonstration only listens on this machine unless HOST says otherwise. */
const PASSWORD = 'boucle-demo-auch'

const accounts: { email: string; name: string; role: Role; membership?: Membership['role'] }[] = [
  { email: 'animation@demo.example', name: 'Camille Animation (CCI)', role: 'facilitator' },
  { email: 'membre@demo.example', name: 'Dominique Membre', role: 'member', membership: 'member' },
  { email: 'direction@demo.example', name: 'Claude Direction', role: 'member', membership: 'manager' },
  { email: 'collectivite@demo.example', name: 'Sacha Collectivité', role: 'authority' },
  { email: 'admin@demo.example', name: 'Alix Administration', role: 'administrator' },
]

const roleNames: Record<string, string> = {
  facilitator: 'animatrice',
  member: 'membre d’une structure',
  manager: 'responsable d’une structure',
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
  const rooms = buildRooms(db, systemClock, secret)
  if (rooms.accounts.setupNeeded()) await load(rooms)
  else write('Démonstration reprise là où elle en était (npm run demo -- --fresh repart de zéro).\n')
  write(bestSynergies(rooms))
  // Addresses of a demonstration are nobody's: its mails are printed, even when SMTP_URL is set.
  const mailTransport = consoleTransport(write)
  const app = await buildApp({ config, db, clock: systemClock, secret, rooms, mailTransport })
  const address = await serve(app, config, () => db.sqlite.close())
  write(`\nComptes de démonstration (mot de passe : ${PASSWORD}) :\n`)
  for (const { email, role, membership } of accounts)
    write(`  ${email.padEnd(28)} ${roleNames[membership === 'manager' ? 'manager' : role]}\n`)
  write(`\nBoucle vous attend : ${address}   (Ctrl+C pour arrêter)\n`)
}

async function load(rooms: Rooms): Promise<void> {
  await rooms.spreadsheets.loadDemo()
  const [first] = rooms.organisations.records().sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { membership, ...user } of accounts) {
    const link = membership && first ? { organisationId: first.id, role: membership } : null
    await rooms.accounts.createUser({ ...user, password: PASSWORD }, link, 'demo')
  }
  rooms.accounts.markDemo()
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
