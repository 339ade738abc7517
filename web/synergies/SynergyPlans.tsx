import { useState } from 'react'
import { usePlans } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { PlanCard } from './PlanCard.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import styles from './Results.module.css'

/** Exchanges expected to come back, and those that wait for somebody to say whether they took place. */
export function SynergyPlans({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const plans = usePlans(synergy.id)
  const [isPlanning, setPlanning] = useState(false)
  if (plans.isError) return <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} />
  if (!plans.data || (plans.data.items.length === 0 && !plans.data.can.plan)) return null
  const { items, can } = plans.data
  return (
    <Section title={t('plans.title')}>
      <p className={styles.hint}>{t('plans.lead')}</p>
      {items.length > 0 && (
        <ul className={styles.exchanges}>
          {items.map((plan) => (
            <li key={plan.id}>
              <PlanCard synergy={synergy} plan={plan} mayAnswer={can.plan} />
            </li>
          ))}
        </ul>
      )}
      {can.plan && (
        <div className={styles.actions}>
          <Button icon="plus" onClick={() => setPlanning(true)}>
            {t('plans.add')}
          </Button>
        </div>
      )}
      {isPlanning && <PlanDialog synergy={synergy} onClose={() => setPlanning(false)} />}
    </Section>
  )
}
