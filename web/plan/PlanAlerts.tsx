import type { PlanView } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Plan.module.css'
import { LateBadge, StatusBadge } from './planWords.tsx'

const SHOWN = 5

/** Steps that are late, the longest first; the others are a filter away. */
export function LateFirst({ plan, all }: { plan: PlanView; all: string }) {
  const t = useTranslate()
  const steps = plan.sheets.flatMap(({ shown }) => shown)
  const late = [...new Map(steps.map((step) => [step.id, step])).values()]
    .filter(({ lateness }) => lateness !== null)
    .sort((a, b) => ((a.lateness?.since ?? '') < (b.lateness?.since ?? '') ? -1 : 1))
  if (late.length === 0) return null
  return (
    <Section title={t('climate.lateFirst')}>
      <ul className={styles.rows}>
        {late.slice(0, SHOWN).map((step) => (
          <li key={step.id}>
            <span className={styles.facts}>
              <Link to={`/plan/fiches/${step.sheetCode}`}>
                <span className={styles.code}>{step.sheetCode}</span> <Said>{step.title}</Said>
              </Link>
              <StatusBadge status={step.status} />
              <LateBadge lateness={step.lateness} />
            </span>
          </li>
        ))}
      </ul>
      {late.length > SHOWN && <Link to={all}>{t('climate.lateAll', { count: late.length })}</Link>}
    </Section>
  )
}

/** Values of indicators that are awaited and did not come. */
export function Overdue({ plan: { overdue } }: { plan: PlanView }) {
  const { t, formats } = useLanguage()
  if (overdue.length === 0) return null
  return (
    <Folded title={t('climate.overdue', { count: overdue.length })} lead={t('climate.overdueLead')}>
      <ul className={styles.rows}>
        {overdue.map(({ indicatorId, label, sheetCode, dueOn, lastOn }) => (
          <li key={indicatorId}>
            <span className={styles.facts}>
              <Link to={`/plan/fiches/${sheetCode}#indicateurs`}>
                <span className={styles.code}>{sheetCode}</span> <Said>{label}</Said>
              </Link>
              <span className={styles.hint}>
                {t('climate.overdueSince', { date: formats.date(dueOn) })} ·{' '}
                {lastOn
                  ? t('climate.overdueLast', { date: formats.date(lastOn) })
                  : t('climate.overdueNever')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Folded>
  )
}
