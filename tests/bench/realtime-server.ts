import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { buildRooms } from '../../src/rooms.ts'
import { SECRET } from '../support/app.ts'

/**
 * The server of the bench of what is told live, in a process of its own, on a database file: it opens as many accounts
 * as it is asked, each with a session, and tells some of them something when its parent says so.
 */
export interface Opened {
  address: string
  tokens: string[]
}
/** Told right after the commit: the instant, of the clock that all processes of a machine share, in milliseconds. */
export interface Committed {
  at: number
}
/** Tells the account of this rank, or all of them. */
export type Order = { tell: number | 'all' }

const sharedNow = () => Number(process.hrtime.bigint()) / 1e6

const people = Number(process.argv[2])
const folder = mkdtempSync(join(tmpdir(), 'boucle-bench-'))
const db = openDatabase({ file: join(folder, 'boucle.sqlite') })
migrateDatabase(db)
const rooms = buildRooms(db, systemClock, SECRET)
// Published first after the commit, before any socket hears of it.
db.events.subscribe((event) => {
  if (event.type === 'notice-added') process.send?.({ at: sharedNow() } satisfies Committed)
})
const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0' })
const app = await buildApp({ config, db, clock: systemClock, secret: SECRET, rooms })
await app.listen({ port: 0, host: '127.0.0.1' })

const accounts = db.write(() =>
  Array.from({ length: people }, (_, i) => {
    const user = { email: `p${i}@bench.example`, name: `P ${i}`, role: 'member' as const }
    const row = rooms.accounts.insert(user, null, 'bench')
    return { id: row.id, ...rooms.accounts.sessions.open(row, { device: null, by: 'bench' }) }
  }),
)

process.on('message', ({ tell }: Order) => {
  const ids = accounts.map(({ id }) => id)
  const mail = { subject: 'x', paragraphs: ['x'], because: 'x' }
  const notice = { kind: 'synergy-stage' as const, path: '/x', params: { label: 'x' }, mail }
  db.write(() => rooms.notices.tell(tell === 'all' ? ids : [ids[tell] as string], notice))
})
process.once('disconnect', async () => {
  await app.close()
  db.sqlite.close()
  rmSync(folder, { recursive: true, force: true })
})
process.send?.({
  address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
  tokens: accounts.map(({ sessionId }) => app.accessTokens.sign(sessionId)),
} satisfies Opened)
