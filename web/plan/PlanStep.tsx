import { useState } from 'react'
import type { SheetView, StepView } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { Counts } from './Counts.tsx'
import { FoldedFollowed } from './Followed.tsx'
import styles from './Plan.module.css'
import {
  BudgetWords,
  LateBadge,
  StatusBadge,
  StepProgress,
  useMeansWords,
  usePeriodWords,
} from './planWords.tsx'
import { StandingDialog } from './StandingDialog.tsx'
import { WordsDialog } from './WordsDialog.tsx'

/** A step: the words of the plan, what was read of them, how far it is and what is followed of it. */
export function PlanStep({ step, sheet }: { step: StepView; sheet: SheetView }) {
  const t = useTranslate()
  const [opened, setOpened] = useState<'standing' | 'words'>()
  const close = () => setOpened(undefined)
  const { title, status, lateness, progress, state, can, sheetCode, alsoSheetCode } = step
  const elsewhere = sheetCode === sheet.code ? null : sheetCode
  return (
    <article className={styles.step}>
      <h3>
        <Said>{title}</Said>
      </h3>
      <div className={styles.facts}>
        <StatusBadge status={status} />
        <LateBadge lateness={lateness} />
        <StepProgress progress={progress} />
        {state.isFacilitated && <Badge icon="person">{t('climate.facilitated')}</Badge>}
        {elsewhere && (
          <Link to={`/plan/fiches/${elsewhere}`}>{t('climate.inTableOf', { code: elsewhere })}</Link>
        )}
        {!elsewhere && alsoSheetCode && (
          <Link to={`/plan/fiches/${alsoSheetCode}`}>{t('climate.alsoIn', { code: alsoSheetCode })}</Link>
        )}
      </div>
      {state.description && (
        <p className={styles.text}>
          <Said>{state.description}</Said>
        </p>
      )}
      <StepFacts step={step} />
      <Counts id={step.id} view={step} on={sheet.on} name={title} />
      {(can.update || can.write) && (
        <div className={styles.actions} data-print="hide">
          {can.update && (
            <Button
              size="s"
              icon="flag"
              aria-label={t('climate.sayStandingOf', { title })}
              onClick={() => setOpened('standing')}
            >
              {t('climate.sayStanding')}
            </Button>
          )}
          {can.write && (
            <Button
              size="s"
              icon="edit"
              aria-label={t('climate.changeWordsOf', { title })}
              onClick={() => setOpened('words')}
            >
              {t('climate.changeWords')}
            </Button>
          )}
        </div>
      )}
      <FoldedFollowed
        title={t('climate.followedStep')}
        id={step.id}
        view={step}
        on={sheet.on}
        name={title}
        withoutCounts
      />
      {opened === 'standing' && <StandingDialog id={step.id} view={step} onClose={close} />}
      {opened === 'words' && <WordsDialog id={step.id} state={state} onClose={close} />}
    </article>
  )
}

/** The words of the plan, and beside them what was understood. */
function StepFacts({ step }: { step: StepView }) {
  const t = useTranslate()
  const meansWords = useMeansWords()
  const periodWords = usePeriodWords()
  const { state, means, budget } = step
  const beside = (words: string, read: string) => (
    <span className={styles.beside}>
      {words && <Said>{words}</Said>}
      {read && read !== words && <span className={styles.hint}>{read}</span>}
    </span>
  )
  const facts: Fact[] = [
    [t('climate.field.planning'), beside(state.planning, periodWords(step))],
    [t('climate.field.resources'), beside(state.resources, meansWords(means)) || t('climate.leftEmpty')],
    [t('climate.field.leads'), state.leads ? <Said key="leads">{state.leads}</Said> : t('climate.leftEmpty')],
    [
      t('climate.field.partners'),
      state.partners ? <Said key="partners">{state.partners}</Said> : t('climate.leftEmpty'),
    ],
    [t('climate.budget'), <BudgetWords key="budget" budget={budget} />],
  ]
  return <Facts facts={facts} />
}
