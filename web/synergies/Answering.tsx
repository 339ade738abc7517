import { useState } from 'react'
import { type FieldGroup, tradeSecrets } from '../../src/kernel/visibility.ts'
import type { IdentityShown, SideView } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Introduction.module.css'
import { ShownIdentity } from './ShownIdentity.tsx'
import { Withholding, without } from './Withholding.tsx'

/** What a structure answers, whichever way it was asked. */
export interface Answered {
  answer: 'yes' | 'later' | 'no'
  reason: string | null
  withheld: FieldGroup[]
}

interface AnsweringProps {
  preview: IdentityShown
  flows: SideView['flows']
  edge?: 'stock' | 'need'
  heading: 'h2' | 'h3'
  /** The sending of the answer. */
  sending: { isPending: boolean; error: Error | null }
  onAnswer(answered: Answered): void
}

/** What a yes would show comes first, less what the person keeps back; then yes, later or no. */
export function Answering({ preview, flows, edge, heading: Heading, sending, onAnswer }: AnsweringProps) {
  const t = useTranslate()
  const [withheld, setWithheld] = useState<readonly FieldGroup[]>(tradeSecrets)
  const [reason, setReason] = useState('')
  const say = (answer: Answered['answer']) =>
    onAnswer({
      answer,
      reason: answer === 'yes' ? null : reason.trim() || null,
      withheld: answer === 'yes' ? [...withheld] : [],
    })
  return (
    <>
      <Card edge={edge}>
        <Heading>{t('introduction.willShow')}</Heading>
        <ShownIdentity shown={without(preview, withheld)} />
        <Withholding flows={flows} withheld={withheld} onChange={setWithheld} />
      </Card>
      <TextField
        label={t('introduction.reason')}
        hint={t('introduction.reasonHint')}
        value={reason}
        maxLength={600}
        onChange={setReason}
      />
      {sending.error && <ProblemAlert error={sending.error} />}
      <p className={styles.actions}>
        <Button variant="primary" busy={sending.isPending} onClick={() => say('yes')}>
          {t('introduction.yes')}
        </Button>
        <Button busy={sending.isPending} onClick={() => say('later')}>
          {t('introduction.later')}
        </Button>
        <Button busy={sending.isPending} onClick={() => say('no')}>
          {t('introduction.no')}
        </Button>
      </p>
    </>
  )
}
