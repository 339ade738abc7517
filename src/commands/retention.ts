import process from 'node:process'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import type { RetentionCounts } from '../features/privacy/retention.ts'
import { openInstallation } from '../installation.ts'
import { systemClock } from '../kernel/clock.ts'
import { buildRooms } from '../rooms.ts'

export const retentionUsage = 'boucle retention [--apply]'

const LABELS: Record<keyof RetentionCounts, string> = {
  accountsWarned: 'comptes inutilisés à avertir par courriel',
  accountsDeleted: 'comptes inutilisés et avertis à anonymiser',
  accountsHeld: 'comptes inutilisés gardés : personne d’autre n’administre ou ne gère la structure',
  registrationsDeleted: 'inscriptions jamais confirmées à effacer',
  sessionsDeleted: 'sessions terminées à effacer',
  tokensDeleted: 'jetons de courriel expirés à effacer',
  mailsDeleted: 'courriels envoyés à effacer',
  noticesDeleted: 'avis à effacer',
  eventContactsDeleted: 'coordonnées données pour une rencontre passée à effacer',
  flowsStripped: 'flux retirés dont les champs sensibles sont à effacer',
  recipientsErased: 'destinataires de campagnes dont le nom et l’adresse sont à effacer',
  consultationsErased: 'consultations du journal dont le détail est à effacer',
}

/** Shows what the retention periods of the settings would do to DATA_DIR; does it with `--apply`. */
export async function retentionCommand(args: string[], write: (text: string) => void): Promise<void> {
  const { values } = parseArgs({ args, options: { apply: { type: 'boolean', default: false } } })
  const { db, secret } = openInstallation(readConfig(process.env))
  try {
    const { retention } = buildRooms(db, systemClock, secret).privacy
    const counts = values.apply ? await retention.apply() : retention.plan()
    for (const [name, label] of Object.entries(LABELS))
      write(`${String(counts[name as keyof RetentionCounts]).padStart(7)}  ${label}\n`)
    write(values.apply ? 'Fait.\n' : 'Rien n’est fait : ajoutez --apply pour appliquer.\n')
  } finally {
    db.sqlite.close()
  }
}
