import process from 'node:process'
import { readConfig } from '../config.ts'
import { type Verification, verifyJournal } from '../db/journal-verification.ts'
import { openInstallation } from '../installation.ts'
import { UsageError } from './usage.ts'

export const journalUsage = 'boucle journal verify'

/** Reads the journal of DATA_DIR again from its first entry; status 1 when it is not as it was written. */
export async function journalCommand(args: string[], write: (text: string) => void): Promise<void> {
  if (args.length !== 1 || args[0] !== 'verify') throw new UsageError(journalUsage)
  const { db } = openInstallation(readConfig(process.env))
  try {
    const verification = await verifyJournal(db)
    write(`${verdict(verification)}\n`)
    if (verification.fault) process.exitCode = 1
  } finally {
    db.sqlite.close()
  }
}

const FAULTS: Record<NonNullable<Verification['fault']>['kind'], string> = {
  'entry-missing': 'elle manque',
  'entry-altered': 'elle, ou celle d’avant, n’est plus telle qu’elle a été écrite',
  'details-altered': 'son avant ou son après n’est plus tel qu’il a été écrit',
  'details-missing': 'son avant et son après ont disparu sans qu’une entrée dise leur effacement',
  'erasure-altered': 'cet effacement ne nomme plus ce qu’il a effacé',
  'stray-row': 'des lignes y renvoient alors qu’elle n’existe pas',
  'end-missing':
    'la fin du journal n’est pas celle qui avait été notée (coupée, récrite, ou sauvegarde ancienne)',
}

/** One sentence that says whether the journal is whole, and what was read. */
export function verdict({ entries, erased, head, noted, fault }: Verification): string {
  const count = entries.toLocaleString('fr-FR')
  if (fault) return `Journal altéré à l’entrée ${fault.seq} : ${FAULTS[fault.kind]}.`
  if (!head) return 'Journal intact : il est encore vide.'
  const erasures = erased > 0 ? `, dont ${erased} aux détails effacés dans les règles` : ''
  const end = noted ? '' : ' ; aucune fin notée à part : une coupure de la fin ne se verrait pas'
  return `Journal intact : ${count} entrées relues${erasures} ; dernière empreinte ${head.hash}${end}.`
}
