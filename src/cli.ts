import process from 'node:process'
import { UsageError } from './commands/usage.ts'
import { UnusableFile } from './features/spreadsheets/match-files.ts'
import { DomainError } from './kernel/errors.ts'

const usage = `Utilisation : boucle <commande>

  match       rapproche des gisements et des besoins lus dans des fichiers, sans serveur ni base
  import      aperçu puis (--apply) import d’un classeur ou de fichiers CSV dans la base
  demo        démarre une démonstration : structures fictives, serveur, comptes
  admin       admin create : crée un administrateur
  journal     journal verify : relit tout le journal et dit s’il est intact
  retention   montre ce que les durées de conservation effaceraient ; --apply le fait
  reference   reference waste-codes|resources|communes [--format json|csv]
`

type Command = (args: string[], write: (text: string) => void) => Promise<void> | void

/** Each command is loaded only when it is asked for: `match` needs neither the server nor the database. */
const commands: Record<string, () => Promise<Command>> = {
  match: async () => (await import('./commands/match.ts')).matchCommand,
  reference: async () => (await import('./commands/reference.ts')).referenceCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  journal: async () => (await import('./commands/journal.ts')).journalCommand,
  retention: async () => (await import('./commands/retention.ts')).retentionCommand,
  admin: async () => (await import('./commands/admin.ts')).adminCommand,
}

/** Status 2: what was asked, or the file given, cannot be read; 1: anything else. */
function statusOf(error: unknown): number {
  if (error instanceof UsageError || error instanceof UnusableFile || error instanceof DomainError) return 2
  return (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1
}

// A reader that closes the pipe early (head) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.umask(0o077)

const [name = '', ...args] = process.argv.slice(2)
const load = commands[name]
if (!load) {
  process.stderr.write(usage)
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2
} else {
  try {
    const command = await load()
    await command(args, (text) => void process.stdout.write(text))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = statusOf(error)
  }
}
