import { csvLine } from '../kernel/exported-cells.ts'
import type { MatchReport } from './match.ts'

/** The report as people, scripts or spreadsheets take it. */
export function printMatches(report: MatchReport, format: 'table' | 'json' | 'csv'): string {
  if (format === 'json') return `${JSON.stringify(asJson(report))}\n`
  return format === 'csv' ? asCsv(report) : asTable(report)
}

const round = (value: number | null, digits: number) =>
  value === null ? null : Number(value.toFixed(digits))

function asJson({ matches, stopped, rejected }: MatchReport) {
  return {
    matches: matches.map(({ stockId, needId, rank, score, kind, distanceKm, reasons, toCheck }) => ({
      stockId,
      needId,
      rank,
      score: round(score, 4),
      kind,
      distanceKm: round(distanceKm, 1),
      reasons,
      toCheck,
    })),
    stopped: stopped.map(({ stockId, needId, ruleId, reason, source }) => ({
      stockId,
      needId,
      rule: ruleId,
      reason,
      source,
    })),
    rejected,
  }
}

function asCsv({ matches }: MatchReport): string {
  const header = ['stock_id', 'need_id', 'rank', 'score', 'kind', 'distance_km', 'reasons', 'to_check']
  const lines = matches.map((match) => [
    match.stockId,
    match.needId,
    String(match.rank),
    match.score.toFixed(4),
    match.kind,
    match.distanceKm === null ? '' : match.distanceKm.toFixed(1),
    match.reasons.join(' | '),
    match.toCheck.join(' | '),
  ])
  return [header, ...lines].map(csvLine).join('')
}

const KIND = { substitution: 'substitution', sharing: 'partage', pooling: 'mutualisation' } as const

function asTable({ matches, stopped, rejected, labels }: MatchReport): string {
  const lines: string[] = []
  let stock = ''
  for (const match of matches) {
    if (match.stockId !== stock) {
      stock = match.stockId
      lines.push('', `${stock}  ${labels.get(`stock ${stock}`) ?? ''}`)
    }
    const km = match.distanceKm === null ? '' : `  ${Math.round(match.distanceKm)} km`
    lines.push(
      `  ${String(match.rank).padStart(2)}. ${match.score.toFixed(2)}  ${match.needId}  ${labels.get(`need ${match.needId}`) ?? ''}  [${KIND[match.kind]}]${km}`,
      `      ${match.reasons[0] ?? ''}`,
      `      À vérifier : ${match.toCheck.join(' ')}`,
    )
  }
  if (stopped.length > 0) lines.push('', 'Écartées par une règle :')
  for (const { stockId, needId, reason, source } of stopped)
    lines.push(`  ${stockId} → ${needId} : ${reason} (${source})`)
  if (rejected.length > 0) lines.push('', 'Mis de côté à la lecture :')
  for (const { file, row, column, reason } of rejected)
    lines.push(`  ${file}, ligne ${row}, colonne ${column} : ${reason}`)
  return `${lines.join('\n').trimStart()}\n`
}
