import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import type { ImportPreview } from '../features/spreadsheets/contract.ts'
import { sentenceOf, unusualSentence } from '../features/spreadsheets/service.ts'
import { openInstallation } from '../installation.ts'
import { systemClock } from '../kernel/clock.ts'
import { buildRooms } from '../rooms.ts'
import { UsageError } from './usage.ts'

export const importUsage =
  'boucle import FICHIER [FICHIER…] [--apply [--skip-rejected] [--confirm]] [--limit N]   (un classeur .xlsx, ou des CSV)'

/** Previews files against the database of DATA_DIR; writes only with `--apply`, all or nothing, or all but the rejected rows with `--skip-rejected`; unusual quantities, with `--confirm`. */
export async function importCommand(args: string[], write: (text: string) => void): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      apply: { type: 'boolean', default: false },
      'skip-rejected': { type: 'boolean', default: false },
      confirm: { type: 'boolean', default: false },
      limit: { type: 'string', default: '20' },
    },
  })
  if (positionals.length === 0) throw new UsageError(importUsage)
  const files = positionals.map((path) => ({ name: basename(path), content: contentOf(path) }))
  const { db, secret } = openInstallation(readConfig(process.env))
  try {
    const { spreadsheets } = buildRooms(db, systemClock, secret)
    const limit = Number(values.limit)
    if (!Number.isInteger(limit) || limit < 0)
      throw new UsageError(`--limit : un nombre était attendu, lu « ${values.limit} ».`)
    const preview = await spreadsheets.planFiles(files)
    write(previewText(preview, limit))
    if (values.apply) {
      const choices = { withoutRejected: values['skip-rejected'], confirmed: values.confirm }
      const { created, updated } = await spreadsheets.applyFiles(files, 'cli', choices)
      write(`\nImport fait : ${created} lignes créées, ${updated} mises à jour.\n`)
    } else write(`\nAperçu seulement : rien n’est écrit. ${nextStep(preview)}\n`)
  } finally {
    db.sqlite.close()
  }
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new UsageError(`${path} : fichier introuvable ou illisible.`)
  }
}

function nextStep({ withoutRejected, unusual }: ImportPreview): string {
  const confirm = unusual.length > 0 ? ' --confirm' : ''
  if (!withoutRejected) return `Ajoutez --apply${confirm} pour importer.`
  const { created, updated, leftOut } = withoutRejected
  return `Corrigez les rejets, ou ajoutez --apply --skip-rejected${confirm} : ${created} lignes à créer, ${updated} à mettre à jour, ${leftOut} laissées de côté.`
}

function previewText({ sheets, rejected, unusual }: ImportPreview, limit: number): string {
  const lines = sheets.map(({ title, counts, ignored }) => {
    const { created, updated, unchanged, rejected: refused } = counts
    const left = ignored.length > 0 ? `\n  colonnes ignorées : ${ignored.join(', ')}` : ''
    return `${title} : ${created} à créer, ${updated} à mettre à jour, ${unchanged} inchangées, ${refused} rejetées${left}`
  })
  const listed = (title: string, sentences: string[]) => {
    const left = sentences.length - limit
    const more = left > 0 ? [`  … et ${left} autres (--limit N pour en voir plus)`] : []
    const shown = sentences.slice(0, limit).map((sentence) => `  ${sentence}`)
    return sentences.length > 0 ? [title, ...shown, ...more] : []
  }
  return `${[
    ...lines,
    ...listed('Rejets :', rejected.map(sentenceOf)),
    ...listed('À confirmer :', unusual.map(unusualSentence)),
  ].join('\n')}\n`
}
