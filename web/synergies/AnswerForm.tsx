import { useState } from 'react'
import { type FieldGroup, tradeSecrets } from '../../src/kernel/visibility.ts'
import { type AnswerInput, type SideView, useAnswer } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Introduction.module.css'
import { kindOf } from './introductionWords.tsx'
import { ShownIdentity } from './ShownIdentity.tsx'
import { Withholding, without } from './Withholding.tsx'

/** What a yes would show comes first; then yes, no, or taking a yes back. */
export function AnswerForm({ introductionId, side }: { introductionId: string; side: SideView }) {
  const t = useTranslate()
  const answer = useAnswer(introductionId)
  const [withheld, setWithheld] = useState<readonly FieldGroup[]>(tradeSecrets)
  const [reason, setReason] = useState('')
  const organisationId = side.ownOrganisationId
  if (organisationId === null) return null
  const say = (said: AnswerInput['answer']) =>
    answer.mutate({
      ...{ organisationId, answer: said },
      reason: said === 'no' || said === 'later' ? reason.trim() || null : null,
      withheld: said === 'yes' ? [...withheld] : [],
    })
  if (!side.preview) {
    return (
      <div className={styles.form}>
        <p className={styles.actions}>
          <Button busy={answer.isPending} onClick={() => say('withdrawn')}>
            {t('introduction.takeBack')}
          </Button>
        </p>
        {answer.isError && <ProblemAlert error={answer.error} />}
      </div>
    )
  }
  return (
    <Card edge={kindOf(side)}>
      <h3>{t('introduction.willShow')}</h3>
      <ShownIdentity shown={without(side.preview, withheld)} />
      <Withholding flow={side.flow} withheld={withheld} onChange={setWithheld} />
      <TextField
        label={t('introduction.reason')}
        hint={t('introduction.reasonHint')}
        value={reason}
        maxLength={600}
        onChange={setReason}
      />
      <p className={styles.actions}>
        <Button variant="primary" busy={answer.isPending} onClick={() => say('yes')}>
          {t('introduction.yes')}
        </Button>
        <Button busy={answer.isPending} onClick={() => say('later')}>
          {t('introduction.later')}
        </Button>
        <Button busy={answer.isPending} onClick={() => say('no')}>
          {t('introduction.no')}
        </Button>
      </p>
      {answer.isError && <ProblemAlert error={answer.error} />}
    </Card>
  )
}
