import { mailingAnswers } from '../../src/kernel/mailings.ts'
import type { MailingView } from '../api/mailings.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './Campaigns.module.css'

const STATES = [
  'sent',
  'waiting',
  'queued',
  'failed',
  'uncertain',
  'leftOut',
  'bounced',
  'unsubscribed',
] as const

/** How many messages stand how; what there is none of is left out, save what was sent. */
export function MessageCounts({ counts }: { counts: MailingView['counts'] }) {
  const t = useTranslate()
  return (
    <ul className={styles.steps}>
      {STATES.filter((state) => state === 'sent' || counts[state] > 0).map((state) => (
        <li key={state}>
          {t(`mailingProgress.${state}`)} <strong>{counts[state]}</strong>
        </li>
      ))}
      {mailingAnswers
        .filter((answer) => counts.answers[answer] > 0)
        .map((answer) => (
          <li key={answer}>
            {t(`mailingAnswer.${answer}`)} <strong>{counts.answers[answer]}</strong>
          </li>
        ))}
    </ul>
  )
}
