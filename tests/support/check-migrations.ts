import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'

/**
 * Fails when the tables of the code and the committed migrations differ: has drizzle-kit generate into a copy, and
 * expects it to say that there is nothing to do.
 */
const committed = 'drizzle/migrations'
const DRIZZLE_KIT = resolve('node_modules/drizzle-kit/bin.cjs')
const folder = mkdtempSync(join(tmpdir(), 'boucle-migrations-'))
try {
  cpSync(committed, join(folder, 'migrations'), { recursive: true })
  const config = join(folder, 'config.json')
  writeFileSync(
    config,
    JSON.stringify({
      dialect: 'sqlite',
      schema: ['src/db/journal.ts', 'src/mail/tables.ts', 'src/features/**/tables.ts'].map((path) =>
        resolve(path),
      ),
      out: 'migrations',
      casing: 'snake_case',
    }),
  )
  // From there: drizzle-kit takes the folder of its migrations as relative, and ends well when it cannot read it.
  const said = execFileSync(process.execPath, [DRIZZLE_KIT, 'generate', '--config', config], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (said.includes('No schema changes')) process.stdout.write('migrations: up to date\n')
  else {
    process.stderr.write(said)
    process.stderr.write(
      'The tables changed without a migration: run npm run db:generate and commit drizzle/migrations.\n',
    )
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
