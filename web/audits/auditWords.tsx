import { dayOf } from '../../src/kernel/day.ts'
import { type HeadcountBand, headcountBands } from '../../src/kernel/structures.ts'
import type { VisitSummary, VisitView } from '../api/audits.ts'
import type { Formats } from '../i18n/formats.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'

const TONES = { planned: 'plain', made: 'warning', validated: 'good', cancelled: 'plain' } as const

export function StatusBadge({ status }: { status: VisitSummary['status'] }) {
  const t = useTranslate()
  return (
    <Badge tone={TONES[status]} icon={status === 'validated' ? 'audited' : undefined}>
      {t(`visit.status.${status}`)}
    </Badge>
  )
}

/** The last thing that happened to a visit, and when. */
export function whenInWords(visit: VisitSummary, t: Translate, formats: Formats): string {
  if (visit.validatedOn) return t('visit.validatedOn', { date: formats.date(visit.validatedOn) })
  if (visit.madeOn) return t('visit.madeOn', { date: formats.date(visit.madeOn) })
  const date = formats.date(visit.plannedOn)
  const { plannedFrom: from, plannedTo: to } = visit
  return from && to ? t('visit.plannedHours', { date, from, to }) : t('visit.plannedOn', { date })
}

/** "10 à 49" for bands that follow each other; each by its name otherwise. */
export function headcountInWords(bands: readonly HeadcountBand[] | null, t: Translate): string {
  if (!bands || bands.length === headcountBands.length) return t('campaign.anyHeadcount')
  const places = bands.map((band) => headcountBands.indexOf(band)).sort((a, b) => a - b)
  const [first, last] = [places[0] ?? 0, places.at(-1) ?? 0]
  const isRun = last - first === places.length - 1
  if (!isRun || first === last) return places.map((place) => headcountBands[place]).join(', ')
  const from = headcountBands[first]?.split('-')[0]
  const end = headcountBands[last] ?? ''
  return end.endsWith('+') ? `${from}+` : `${from}–${end.split('-')[1] ?? end}`
}

/** How many flows got each verdict. */
export function verdictCounts({ flows }: VisitView) {
  const count = (verdict: VisitView['flows'][number]['verdict']) =>
    flows.filter((flow) => flow.verdict === verdict).length
  return (['confirmed', 'corrected', 'withdrawn', 'found'] as const)
    .map((verdict) => ({ verdict, count: count(verdict) }))
    .filter((one) => one.count > 0)
}

/** Today where the people are, as a date field writes it. */
export function today(): string {
  return dayOf(new Date())
}
