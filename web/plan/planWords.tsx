import type { PlanStatus } from '../../src/kernel/plan.ts'
import type { Budget, Lateness, SheetSummary, StepSummary } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import styles from './Plan.module.css'

const TONES: Partial<Record<PlanStatus, 'good' | 'warning'>> = {
  done: 'good',
  'in-progress': 'good',
  late: 'warning',
  blocked: 'warning',
}
const ICONS = { done: 'check', late: 'warning', blocked: 'warning' } as const

/** Where something stands, in words. */
export function StatusBadge({ status }: { status: PlanStatus }) {
  const t = useTranslate()
  return (
    <Badge tone={TONES[status]} icon={ICONS[status as keyof typeof ICONS]}>
      {t(`climate.status.${status}`)}
    </Badge>
  )
}

/** Why something is late, and since when. */
export function LateBadge({ lateness }: { lateness: Lateness | null }) {
  const { t, formats } = useLanguage()
  if (!lateness || lateness.reason === 'said') return null
  return (
    <Badge tone="warning" icon="warning">
      {t(`climate.late.${lateness.reason}`, { date: lateness.since ? formats.date(lateness.since) : '' })}
    </Badge>
  )
}

function Bar({ ratio }: { ratio: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect className={styles.track} width="100" height="8" />
      <rect className={styles.fill} width={Math.round(ratio * 100)} height="8" />
    </svg>
  )
}

/** How many of the steps of a sheet are done, or the share that was said; the bar lets the eye compare. */
export function SheetProgress({ sheet }: { sheet: Pick<SheetSummary, 'steps' | 'progress'> }) {
  const t = useTranslate()
  const { progress, steps } = sheet
  if (progress === null && steps.counted === 0) return <span>{t('climate.noStep')}</span>
  const ratio = progress === null ? steps.done / steps.counted : progress / 100
  return (
    <span className={styles.progress}>
      <Bar ratio={ratio} />
      <span>
        {progress === null
          ? t('climate.stepsDone', { done: steps.done, count: steps.counted })
          : t('climate.progressSaid', { progress })}
      </span>
    </span>
  )
}

export function StepProgress({ progress }: { progress: number | null }) {
  const t = useTranslate()
  if (progress === null) return null
  return (
    <span className={styles.progress}>
      <Bar ratio={progress / 100} />
      <span>{t('climate.progressSaid', { progress })}</span>
    </span>
  )
}

/** What was read of the words of a step about its means, in words. */
export function useMeansWords() {
  const { t, formats } = useLanguage()
  return ({ euros, fte, isInternal, isToBeDefined }: StepSummary['means']): string =>
    [
      euros !== null && formats.euros(euros),
      isInternal && t('climate.means.internal'),
      fte !== null && t('climate.means.fte', { share: formats.number(fte) }),
      isToBeDefined && t('climate.means.toBeDefined'),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** Days of a step, from its first to its last. */
export function usePeriodWords() {
  const { t, formats } = useLanguage()
  return ({ startsOn, endsOn, isOpenEnded }: Pick<StepSummary, 'startsOn' | 'endsOn' | 'isOpenEnded'>) => {
    const [from, to] = [startsOn, endsOn].map((day) => (day ? formats.date(day) : ''))
    if (startsOn && endsOn) return t('climate.period.both', { from: from ?? '', to: to ?? '' })
    if (startsOn) return t(isOpenEnded ? 'climate.period.open' : 'climate.period.from', { from: from ?? '' })
    return endsOn ? t('climate.period.to', { to: to ?? '' }) : t('climate.period.none')
  }
}

/** An amount of the plan; where it says none, that is said. */
export function usePlanEuros() {
  const { t, formats } = useLanguage()
  return (euros: number | null) => (euros === null ? t('climate.notPriced') : formats.euros(euros))
}

/** Planned, committed and spent, in one line. */
export function BudgetWords({ budget }: { budget: Budget }) {
  const t = useTranslate()
  const euros = usePlanEuros()
  return (
    <span className={styles.hint}>
      {(['planned', 'committed', 'spent'] as const)
        .map((kind) => t(`climate.amount.${kind}`, { amount: euros(budget[kind]) }))
        .join(' · ')}
    </span>
  )
}
