import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { password as passwordRule } from '../features/accounts/contract.ts'
import { refuseGuessable } from '../features/accounts/password-strength.ts'
import { accountsService } from '../features/accounts/service.ts'
import { settingsService } from '../features/settings/service.ts'
import { openInstallation } from '../installation.ts'
import { systemClock } from '../kernel/clock.ts'
import { databaseOutbox } from '../mail/outbox.ts'
import { UsageError } from './usage.ts'

export const adminUsage =
  'boucle admin create --email ADRESSE --name NOM   (le mot de passe est demandé, ou lu sur l’entrée standard)'

/** Creates an administrator in the database of DATA_DIR. */
export async function adminCommand(args: string[], write: (text: string) => void): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string' } },
  })
  if (positionals[0] !== 'create' || !values.email || !values.name) throw new UsageError(adminUsage)
  const password = passwordRule.safeParse(await askPassword())
  if (!password.success) throw new UsageError(password.error.issues[0]?.message ?? 'Mot de passe refusé.')
  await refuseGuessable(password.data, { name: values.name, email: values.email })
  const { db, secret } = openInstallation(readConfig(process.env))
  const user = {
    email: values.email.toLowerCase(),
    name: values.name,
    role: 'administrator' as const,
    password: password.data,
  }
  const settings = settingsService(db, systemClock)
  const outbox = databaseOutbox(db, systemClock)
  await accountsService(db, systemClock, { settings, outbox, secret }).createUser(user, null, 'cli')
  db.sqlite.close()
  write(`Administrateur créé : ${user.email}\n`)
}

async function askPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = process.stdin.isTTY
    ? await terminal.question('Mot de passe : ')
    : (await terminal[Symbol.asyncIterator]().next()).value
  terminal.close()
  return answer ?? ''
}
