import { useState } from 'react'
import { type DecisionView, type GroupView, useDecisions, useRemoveDecision } from '../api/groups.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { DecisionDialog } from './DecisionDialog.tsx'
import styles from './Groups.module.css'

/** What the group decided, the last first; one that is a day old is only corrected by another. */
export function GroupDecisions({ group }: { group: GroupView }) {
  const t = useTranslate()
  const decisions = useDecisions(group.id)
  const [isNoting, setNoting] = useState(false)
  return (
    <Section title={t('groupDecisions.title')}>
      {decisions.isPending && <Loading />}
      {decisions.isError && <ProblemAlert error={decisions.error} onRetry={decisions.refetch} />}
      {decisions.data?.total === 0 && <p className={styles.hint}>{t('groupDecisions.none')}</p>}
      {decisions.data && decisions.data.total > 0 && (
        <ol className={styles.decisions}>
          {decisions.data.items.map((decision) => (
            <Decision key={decision.id} group={group} decision={decision} all={decisions.data.items} />
          ))}
        </ol>
      )}
      {group.can.decide && (
        <div className={styles.actions}>
          <Button icon="plus" size="s" onClick={() => setNoting(true)}>
            {t('groupDecisions.note')}
          </Button>
        </div>
      )}
      {isNoting && <DecisionDialog groupId={group.id} onClose={() => setNoting(false)} />}
    </Section>
  )
}

interface DecisionProps {
  group: GroupView
  decision: DecisionView
  all: readonly DecisionView[]
}

function Decision({ group, decision, all }: DecisionProps) {
  const { t, formats } = useLanguage()
  const [open, setOpen] = useState<'change' | 'correct'>()
  const { mutate, ...remove } = useRemoveDecision(group.id, decision.id)
  const { id, text, takenOn, author, organisation, isCorrected, correctsId, can } = decision
  const before = all.find((one) => one.id === correctsId)
  const date = formats.date(takenOn)
  const structure = organisation?.name ?? t('workThread.facilitation')
  return (
    <li>
      <p className={styles.facts}>
        <strong>{date}</strong>
        <span className={styles.hint}>{t('groupDecisions.by', { name: author, structure })}</span>
        {isCorrected && <Badge tone="warning">{t('groupDecisions.corrected')}</Badge>}
        {before && <Badge>{t('groupDecisions.corrects', { date: formats.date(before.takenOn) })}</Badge>}
      </p>
      <p className={isCorrected ? `${styles.text} ${styles.corrected}` : styles.text}>
        <Said>{text}</Said>
      </p>
      {group.can.decide && !isCorrected && (
        <div className={styles.actions}>
          {can.change ? (
            <>
              <Button
                variant="quiet"
                size="s"
                aria-label={t('groupDecisions.changeOf', { date })}
                onClick={() => setOpen('change')}
              >
                {t('groupDecisions.change')}
              </Button>
              <ConfirmButton
                label={t('groupDecisions.remove')}
                spoken={t('groupDecisions.removeOf', { date })}
                title={t('groupDecisions.removeTitle')}
                action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
              >
                {t('groupDecisions.removeText')}
              </ConfirmButton>
            </>
          ) : (
            <Button
              variant="quiet"
              size="s"
              aria-label={t('groupDecisions.correctOf', { date })}
              onClick={() => setOpen('correct')}
            >
              {t('groupDecisions.correct')}
            </Button>
          )}
        </div>
      )}
      {open && (
        <DecisionDialog
          groupId={group.id}
          onClose={() => setOpen(undefined)}
          {...(open === 'change' ? { decision } : { correctsId: id })}
        />
      )}
    </li>
  )
}
