import { useState } from 'react'
import { useJudge, type VerdictInput, type VisitView } from '../api/audits.ts'
import type { FlowView } from '../api/flows.ts'
import { ProvenanceBadge } from '../flows/Provenance.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Audits.module.css'
import { CorrectDialog } from './CorrectDialog.tsx'

/** Flows of the structure that the visit has said nothing of, each with what may be said. */
export function FlowsToExamine({ visit, work }: { visit: VisitView; work: NonNullable<VisitView['work']> }) {
  const flows = work.toExamine
  const t = useTranslate()
  const judge = useJudge(visit.id)
  const [corrected, setCorrected] = useState<FlowView | null>(null)
  const attachAll = async () => {
    for (const flowId of work.declaredSince) await judge.mutateAsync({ flowId, verdict: 'found' })
  }
  const say = (flowId: string, verdict: VerdictInput['verdict']) => judge.mutate({ flowId, verdict })
  return (
    <>
      {judge.isError && <ProblemAlert error={judge.error} />}
      {visit.can.edit && (
        <p className={styles.actions} data-print="hide">
          <Link to={`/structures/${visit.organisationId}/saisie`} look="secondary">
            {t('visit.sheet')}
          </Link>
          {work.declaredSince.length > 1 && (
            <Button busy={judge.isPending} onClick={attachAll}>
              {t('visit.attachAll', { count: work.declaredSince.length })}
            </Button>
          )}
        </p>
      )}
      {flows.length === 0 && <p className={styles.none}>{t('visit.toExamine.none')}</p>}
      <ul className={styles.cards}>
        {flows.map((flow) => (
          <li key={flow.id}>
            <Examined
              flow={flow}
              isOpen={visit.can.edit}
              isNew={work.declaredSince.includes(flow.id)}
              onSay={(verdict) => say(flow.id, verdict)}
              onCorrect={() => setCorrected(flow)}
            />
          </li>
        ))}
      </ul>
      {corrected && <CorrectDialog visitId={visit.id} flow={corrected} onClose={() => setCorrected(null)} />}
    </>
  )
}

interface ExaminedProps {
  flow: FlowView
  isOpen: boolean
  /** Declared since the visit was planned. */
  isNew: boolean
  onSay(verdict: VerdictInput['verdict']): void
  onCorrect(): void
}

function Examined({ flow, isOpen, isNew, onSay, onCorrect }: ExaminedProps) {
  const { t, formats } = useLanguage()
  const named = (action: string) => `${action} : ${flow.label}`
  const { currentPartner, quality } = flow
  return (
    <Card edge={flow.kind}>
      <p className={styles.badges}>
        <Badge tone={flow.kind}>{t(`flow.${flow.kind}`)}</Badge>
        <ProvenanceBadge flow={flow} />
      </p>
      <h3 className={styles.cardTitle}>
        <Link to={`/gisements-besoins/${flow.id}`} look="plain">
          <Said>{flow.label}</Said>
        </Link>
      </h3>
      <p className={styles.muted}>
        {[formats.quantity(flow), quality, currentPartner].filter(Boolean).join(' · ') || t('visit.nothing')}
      </p>
      {isOpen && (
        <p className={styles.actions} data-print="hide">
          {isNew && (
            <Button
              size="s"
              variant="primary"
              aria-label={named(t('visit.isNew'))}
              onClick={() => onSay('found')}
            >
              {t('visit.isNew')}
            </Button>
          )}
          <Button
            size="s"
            variant={isNew ? 'secondary' : 'primary'}
            aria-label={named(t('visit.confirm'))}
            onClick={() => onSay('confirmed')}
          >
            {t('visit.confirm')}
          </Button>
          <Button size="s" aria-label={named(t('visit.correct'))} onClick={onCorrect}>
            {t('visit.correct')}
          </Button>
          <Button size="s" aria-label={named(t('visit.withdraw'))} onClick={() => onSay('withdrawn')}>
            {t('visit.withdraw')}
          </Button>
        </p>
      )}
    </Card>
  )
}
