import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase, watchOtherWriters } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { NOW, testApp } from '../support/app.ts'

it('what another process writes beside the server is matched without a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boucle-elsewhere-'))
  const file = join(folder, 'boucle.sqlite')
  const db = openDatabase({ file })
  migrateDatabase(db)
  const server = await testApp({ db, clock: fixedClock(NOW) })
  const beside = await testApp({ db: openDatabase({ file }), clock: fixedClock(NOW) })
  const heard = new Promise<void>((resolve) => {
    db.events.subscribe(({ type }) => type === 'written-elsewhere' && resolve())
  })
  const stop = watchOtherWriters(db, 5)
  try {
    const own = server.organisation({ name: 'Scierie' })
    const label = 'Sciure de chêne brute, sans colle'
    server.flow({ organisationId: own, kind: 'stock', label, visibility: 'network' })
    const facilitator = await server.signedIn('facilitator')
    expect((await facilitator.get('/api/v1/matches').expect(200)).body.total).toBe(0)
    const other = beside.organisation({ name: 'Ferme' })
    beside.flow({ organisationId: other, kind: 'need', label: 'Sciure pour litière', visibility: 'network' })
    await heard
    const { body } = await facilitator.get('/api/v1/matches').expect(200)
    expect(body.items.map((match: { need: { label: string } }) => match.need.label)).toEqual([
      'Sciure pour litière',
    ])
  } finally {
    stop()
    await beside.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
})
