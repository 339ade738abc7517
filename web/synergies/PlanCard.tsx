import { useState } from 'react'
import { type PlanView, useStopPlan } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Said } from '../ui/Said.tsx'
import { ConfirmDialog, MissDialog } from './OccurrenceDialogs.tsx'
import styles from './Results.module.css'

interface PlanCardProps {
  synergy: SynergyView
  plan: PlanView
  mayAnswer: boolean
}

/** What is expected and how often, then each occurrence that waits for its answer. */
export function PlanCard({ synergy, plan, mayAnswer }: PlanCardProps) {
  const { t, formats } = useLanguage()
  const stop = useStopPlan(synergy.id, plan.id)
  const { every, from, until, quantity, unit, partyNames, stoppedOn, confirmed, by } = plan
  const rhythm = { every: t(`plans.every.${every}`), date: formats.date(from) }
  const amount = formats.quantity({ quantity, unit, period: null })
  return (
    <Card>
      {stop.isError && <ProblemAlert error={stop.error} />}
      <p className={styles.what}>
        <strong>
          {until === null
            ? t('plans.since', rhythm)
            : t('plans.sinceUntil', { ...rhythm, until: formats.date(until) })}
        </strong>
        {amount && <span>{amount}</span>}
        <span className={styles.hint}>{partyNames.join(' · ')}</span>
        <span className={styles.hint}>
          {t('plans.by', { name: by })} · {t('plans.confirmed', { count: confirmed })}
        </span>
      </p>
      {stoppedOn !== null && (
        <p>
          <Badge tone="warning">{t('plans.stopped', { date: formats.date(stoppedOn) })}</Badge>
        </p>
      )}
      <ToConfirm synergy={synergy} plan={plan} mayAnswer={mayAnswer} />
      <Missed plan={plan} />
      {mayAnswer && stoppedOn === null && (
        <div className={styles.actions}>
          <Button size="s" variant="quiet" busy={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t('plans.stop')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function ToConfirm({ synergy, plan, mayAnswer }: PlanCardProps) {
  const { t, formats } = useLanguage()
  const [said, setSaid] = useState<{ due: string; tookPlace: boolean } | null>(null)
  const close = () => setSaid(null)
  if (plan.toConfirm.length === 0) return <p className={styles.hint}>{t('plans.nothingDue')}</p>
  return (
    <>
      <ul className={styles.terms}>
        {plan.toConfirm.map((due) => {
          const date = formats.date(due)
          return (
            <li key={due} className={styles.actions}>
              <Badge tone="warning">{t('plans.toConfirm')}</Badge>
              {mayAnswer ? (
                <>
                  <Button size="s" icon="check" onClick={() => setSaid({ due, tookPlace: true })}>
                    {t('plans.confirm', { date })}
                  </Button>
                  <Button size="s" variant="quiet" onClick={() => setSaid({ due, tookPlace: false })}>
                    {t('plans.miss', { date })}
                  </Button>
                </>
              ) : (
                date
              )}
            </li>
          )
        })}
      </ul>
      {said?.tookPlace && <ConfirmDialog synergy={synergy} plan={plan} due={said.due} onClose={close} />}
      {said && !said.tookPlace && (
        <MissDialog occurrence={{ synergyId: synergy.id, planId: plan.id, due: said.due }} onClose={close} />
      )}
    </>
  )
}

function Missed({ plan: { missed } }: { plan: PlanView }) {
  const { t, formats } = useLanguage()
  if (missed.length === 0) return null
  return (
    <Folded title={t('plans.missed', { count: missed.length })}>
      <ul className={styles.terms}>
        {missed.map(({ due, reason, by }) => (
          <li key={due}>
            {formats.date(due)} — <Said>{reason}</Said> ({by})
          </li>
        ))}
      </ul>
    </Folded>
  )
}
