import type { PlanView } from '../api/plan.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Folded } from '../ui/Folded.tsx'
import styles from './Plan.module.css'
import { usePlanEuros } from './planWords.tsx'

/** The plan in a few numbers, each with its rule. */
export function PlanTotals({ plan: { totals } }: { plan: PlanView }) {
  const { t, formats } = useLanguage()
  const euros = usePlanEuros()
  const { budget, byStatus } = totals
  const numbers: [string, string][] = [
    [t('climate.total.done'), t('climate.total.of', { count: byStatus.done, all: totals.steps })],
    [t('climate.total.inProgress'), formats.number(byStatus['in-progress'])],
    [t('climate.total.late'), formats.number(totals.late)],
    [t('climate.total.planned'), euros(budget.planned)],
    [t('climate.total.committed'), euros(budget.committed)],
    [t('climate.total.spent'), euros(budget.spent)],
    [t('climate.total.fte'), t('climate.means.fte', { share: formats.number(totals.fte) })],
    [t('climate.total.toBeDefined'), formats.number(totals.toBeDefined)],
  ]
  return (
    <div className={styles.stack}>
      <dl className={styles.totals}>
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Folded title={t('climate.rules')}>
        <ul className={styles.stack}>
          {(['late', 'status', 'budget', 'means', 'past'] as const).map((rule) => (
            <li key={rule} className={styles.text}>
              {t(`climate.rule.${rule}`)}
            </li>
          ))}
        </ul>
      </Folded>
    </div>
  )
}
