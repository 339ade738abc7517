import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'

/**
 * Fails when the tables of the code and the committed migrations differ: generates into a copy, and expects that
 * nothing new comes out.
 */
const committed = 'drizzle/migrations'
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
      out: join(folder, 'migrations'),
      casing: 'snake_case',
    }),
  )
  execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', config], {
    stdio: 'pipe',
  })
  const before = readdirSync(committed).sort().join()
  const after = readdirSync(join(folder, 'migrations')).sort().join()
  if (before !== after) {
    process.stderr.write(
      'The tables changed without a migration: run npm run db:generate and commit drizzle/migrations.\n',
    )
    process.exitCode = 1
  } else process.stdout.write('migrations: up to date\n')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
