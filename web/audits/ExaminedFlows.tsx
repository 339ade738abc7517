import { useJudge, useUnjudge, type VisitFlowView, type VisitView } from '../api/audits.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Audits.module.css'
import { corrections } from './factWords.ts'

const TONES = { confirmed: 'good', corrected: 'warning', withdrawn: 'plain', found: 'good' } as const

export function VerdictBadge({ verdict }: { verdict: VisitFlowView['verdict'] }) {
  const t = useTranslate()
  return <Badge tone={TONES[verdict]}>{t(`visit.verdict.${verdict}`)}</Badge>
}

/** What the visit says of each flow, with what it corrects. */
export function ExaminedFlows({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  const judge = useJudge(visit.id)
  const unjudge = useUnjudge(visit.id)
  if (visit.flows.length === 0) return <p className={styles.none}>{t('visit.examined.none')}</p>
  return (
    <>
      {judge.isError && <ProblemAlert error={judge.error} />}
      {unjudge.isError && <ProblemAlert error={unjudge.error} />}
      <ul className={styles.cards}>
        {visit.flows.map((flow) => (
          <li key={flow.flowId}>
            <Verdict
              flow={flow}
              visit={visit}
              onAgain={() => judge.mutate({ flowId: flow.flowId, verdict: 'confirmed' })}
              onUndo={() => unjudge.mutate(flow.flowId)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

interface VerdictProps {
  flow: VisitFlowView
  visit: VisitView
  onAgain(): void
  onUndo(): void
}

function Verdict({ flow, visit, onAgain, onUndo }: VerdictProps) {
  const { t, formats } = useLanguage()
  const { flowId, kind, verdict, before, after, note, changedSince } = flow
  const label = (after ?? before).label
  const isOpen = visit.can.edit
  return (
    <Card edge={kind}>
      <p className={styles.badges}>
        <Badge tone={kind}>{t(`flow.${kind}`)}</Badge>
        <VerdictBadge verdict={verdict} />
        {changedSince && verdict !== 'withdrawn' && (
          <Badge tone="warning" icon="warning">
            {t(isOpen ? 'visit.changedSince' : 'visit.changedAfter')}
          </Badge>
        )}
      </p>
      <h3 className={styles.cardTitle}>
        <Link to={`/gisements-besoins/${flowId}`} look="plain">
          <Said>{label}</Said>
        </Link>
      </h3>
      <p className={styles.muted}>{formats.quantity(after ?? before)}</p>
      <Corrections flow={flow} />
      {note && <p className={styles.said}>{note}</p>}
      {isOpen && (
        <p className={styles.actions} data-print="hide">
          {changedSince && (
            <Button size="s" aria-label={`${t('visit.again')} : ${label}`} onClick={onAgain}>
              {t('visit.again')}
            </Button>
          )}
          <Button size="s" variant="quiet" aria-label={`${t('visit.undo')} : ${label}`} onClick={onUndo}>
            {t('visit.undo')}
          </Button>
        </p>
      )}
    </Card>
  )
}

export function Corrections({ flow }: { flow: VisitFlowView }) {
  const { t, formats } = useLanguage()
  const changes = corrections(flow, t, formats)
  if (changes.length === 0) return null
  return (
    <ul className={styles.bullets}>
      {changes.map((change) => (
        <li key={change.name}>
          {t('report.change', { field: change.name, before: change.before, after: change.after })}
        </li>
      ))}
    </ul>
  )
}
