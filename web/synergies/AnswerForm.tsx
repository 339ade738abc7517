import { type SideView, useAnswer } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Answering } from './Answering.tsx'
import styles from './Introduction.module.css'
import { kindOf } from './introductionWords.tsx'

/** A structure's own answer, inside: given, or taken back. */
export function AnswerForm({ introductionId, side }: { introductionId: string; side: SideView }) {
  const t = useTranslate()
  const answer = useAnswer(introductionId)
  const organisationId = side.ownOrganisationId
  if (organisationId === null) return null
  if (side.preview) {
    return (
      <Answering
        {...{ preview: side.preview, flows: side.flows, edge: kindOf(side), heading: 'h3', sending: answer }}
        onAnswer={(answered) => answer.mutate({ organisationId, ...answered })}
      />
    )
  }
  const takeBack = () => answer.mutate({ organisationId, answer: 'withdrawn', reason: null, withheld: [] })
  return (
    <div className={styles.form}>
      <p className={styles.actions}>
        <Button busy={answer.isPending} onClick={takeBack}>
          {t('introduction.takeBack')}
        </Button>
      </p>
      {answer.isError && <ProblemAlert error={answer.error} />}
    </div>
  )
}
