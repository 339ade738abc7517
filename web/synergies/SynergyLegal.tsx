import { type FormEvent, useState } from 'react'
import {
  type LegalBlockView,
  type SynergyView,
  useLiftBlock,
  useRestoreBlock,
  useSynergyLegal,
} from '../api/synergies.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { LegalPoints } from '../matching/LegalHelp.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Synergy.module.css'

/** What the law asks of a synergy: first what blocks it, which a facilitator lifts in writing. */
export function SynergyLegal({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const legal = useSynergyLegal(synergy.id)
  if (legal.isError) return <ProblemAlert error={legal.error} onRetry={() => void legal.refetch()} />
  const { blocks = [], pairs = [] } = legal.data ?? {}
  if (pairs.every(({ help }) => help.points.length === 0) && blocks.length === 0) return null
  const labels = new Map(
    synergy.parties.flatMap(({ flows }) => flows.map(({ flow }) => [flow.id, flow.label] as const)),
  )
  return (
    <Section title={t('legal.title')}>
      {blocks.map((block) => (
        <Block key={`${block.flowId} ${block.pointId}`} synergyId={synergy.id} block={block} />
      ))}
      {pairs.map(({ stockId, needId, help }) => (
        <Folded
          key={`${stockId} ${needId}`}
          title={
            needId === null
              ? t('legal.toTaker', { stock: labels.get(stockId) ?? '' })
              : t('legal.pair', { stock: labels.get(stockId) ?? '', need: labels.get(needId) ?? '' })
          }
          lead={t('legal.lead')}
        >
          <LegalPoints help={help} />
        </Folded>
      ))}
    </Section>
  )
}

function Block({ synergyId, block }: { synergyId: string; block: LegalBlockView }) {
  const { t, formats } = useLanguage()
  const [isLifting, setLifting] = useState(false)
  const restore = useRestoreBlock(synergyId)
  const { point, lift, can, flowId, pointId } = block
  return (
    <Card>
      <p className={styles.badges}>
        <Badge tone={lift ? 'plain' : 'warning'} icon={lift ? undefined : 'warning'}>
          {t(lift ? 'legal.lifted' : 'legal.blocks')}
        </Badge>
      </p>
      <p>{point ? <Said>{point.text}</Said> : t('legal.notYours')}</p>
      {point && (
        <p className={styles.hint}>
          <Said>{point.source}</Said>
        </p>
      )}
      {lift && (
        <>
          <p className={styles.hint}>
            {t('legal.liftedBy', { name: lift.by, date: formats.moment(lift.at) })}
          </p>
          {lift.reason && (
            <p className={styles.note}>
              <Said>{lift.reason}</Said>
            </p>
          )}
        </>
      )}
      {restore.isError && <ProblemAlert error={restore.error} />}
      {can.lift && !isLifting && (
        <div className={styles.actions}>
          {lift ? (
            <Button size="s" busy={restore.isPending} onClick={() => restore.mutate({ flowId, pointId })}>
              {t('legal.restore')}
            </Button>
          ) : (
            <Button size="s" onClick={() => setLifting(true)}>
              {t('legal.lift')}
            </Button>
          )}
        </div>
      )}
      {isLifting && !lift && (
        <LiftForm synergyId={synergyId} block={block} onClose={() => setLifting(false)} />
      )}
    </Card>
  )
}

interface LiftFormProps {
  synergyId: string
  block: LegalBlockView
  onClose(): void
}

function LiftForm({ synergyId, block: { flowId, pointId }, onClose }: LiftFormProps) {
  const t = useTranslate()
  const lift = useLiftBlock(synergyId)
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    lift.mutate({ flowId, pointId, reason }, { onSuccess: onClose })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Alert tone="warning">{t('legal.liftLead')}</Alert>
      {lift.isError && <ProblemAlert error={lift.error} />}
      <TextArea
        label={t('legal.reason')}
        hint={t('legal.reasonHint')}
        value={reason}
        maxLength={1000}
        onChange={setReason}
      />
      <div className={styles.actions}>
        <Button variant="primary" type="submit" busy={lift.isPending}>
          {t('legal.liftNow')}
        </Button>
        <Button onClick={onClose}>{t('legal.cancel')}</Button>
      </div>
    </form>
  )
}
