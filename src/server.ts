import process from 'node:process'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { watchOtherWriters } from './db/connection.ts'
import { openInstallation } from './installation.ts'
import { systemClock } from './kernel/clock.ts'
import { daily, hourly } from './periodic.ts'
import { buildRooms } from './rooms.ts'
import { serve } from './serve.ts'

/** How soon what `boucle import` wrote beside the server is seen by it. */
const OTHER_WRITERS_EVERY_MS = 2_000

/** The words of the knowledge base are arranged once the first answers are out. */
const WARM_UP_AFTER_MS = 500

/** A few hundred sites are looked at again within weeks, and the register hardly notices. */
const SITES_READ_A_DAY = 50

/** `npm start`: configuration, database, migrations, application, port. The only file that reads process.env. */
try {
  // What this process writes (the database, its key) is for its own user alone.
  process.umask(0o077)
  const config = readConfig(process.env)
  const { db, secret } = openInstallation(config)
  const rooms = buildRooms(db, systemClock, secret)
  const app = await buildApp({ config, db, clock: systemClock, secret, rooms })
  const stopWatching = watchOtherWriters(db, OTHER_WRITERS_EVERY_MS)
  const address = await serve(app, config, () => {
    stopWatching()
    db.sqlite.close()
  })
  daily(rooms.privacy.retention.apply, (err) => app.log.error({ err }, 'the retention could not be applied'))
  daily(rooms.renewals.daily, (err) => app.log.error({ err }, 'the renewals could not be asked for'))
  daily(rooms.synergies.reminders.daily, (err) => app.log.error({ err }, 'what is due could not be told'))
  daily(rooms.synergies.followUp.daily, (err) => app.log.error({ err }, 'the silences could not be told'))
  hourly(rooms.events.reminders.hourly, (err) => app.log.error({ err }, 'the reminders could not be sent'))
  daily(rooms.information.checks.daily, (err) => app.log.error({ err }, 'checks could not be asked for'))
  hourly(rooms.notices.digest, (err) => app.log.error({ err }, 'the weekly mails could not be written'))
  daily(
    () => rooms.organisations.refreshFromRegister(SITES_READ_A_DAY),
    (err) => app.log.error({ err }, 'the register of companies could not be read again'),
  )
  setTimeout(rooms.materials.warmUp, WARM_UP_AFTER_MS).unref()
  if (rooms.accounts.setupNeeded()) {
    process.stdout.write(
      `\nBoucle est prête : ${address}\nPremier administrateur : ouvrez ${address}/installation et tapez ce code : ${rooms.accounts.setupCode()}\n\n`,
    )
  } else process.stdout.write(`\nBoucle est prête : ${address}\n\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
