import { useState } from 'react'
import { type LegalHelpView, type LegalPointView, type MatchView, useLegalHelp } from '../api/matches.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './LegalHelp.module.css'

/** What the law asks of a match, folded unless the page is there to decide: read when it is opened. */
export function LegalHelp({ match, startsOpen = false }: { match: MatchView; startsOpen?: boolean }) {
  const t = useTranslate()
  const [isOpen, setIsOpen] = useState(startsOpen)
  const help = useLegalHelp(match.id, isOpen)
  return (
    <Folded title={t('legal.title')} lead={t('legal.lead')} isOpen={isOpen} onToggle={setIsOpen}>
      {help.isError && <ProblemAlert error={help.error} onRetry={() => void help.refetch()} />}
      {help.isLoading && <Loading />}
      {help.data && <LegalPoints help={help.data} />}
    </Folded>
  )
}

/** The points, what blocks first. */
export function LegalPoints({ help }: { help: LegalHelpView }) {
  const t = useTranslate()
  return (
    <>
      {help.status && (
        <p>
          {t('legal.status')} : <strong>{t(`legal.status.${help.status}`)}</strong>
        </p>
      )}
      {help.points.length === 0 && <p>{t('legal.none')}</p>}
      <ul className={styles.points}>
        {help.points.map((point) => (
          <li key={point.id}>
            <LegalPoint point={point} />
          </li>
        ))}
      </ul>
      <p className={styles.source}>
        <Said>{help.notice}</Said>
      </p>
    </>
  )
}

const tones = { blocking: 'warning', examine: 'plain', know: 'plain' } as const

function LegalPoint({ point }: { point: LegalPointView }) {
  const { t, formats } = useLanguage()
  return (
    <>
      <p className={styles.head}>
        <Badge tone={tones[point.level]} icon={point.level === 'blocking' ? 'warning' : undefined}>
          {t(`legal.level.${point.level}`)}
        </Badge>
        <strong>{t(`legal.topic.${point.topic}`)}</strong>
      </p>
      <p>
        <Said>{point.text}</Said>
      </p>
      {point.detail && (
        <p>
          <Said>{point.detail}</Said>
        </p>
      )}
      {point.tests.length > 0 && (
        <ul className={styles.tests}>
          {point.tests.map((test) => (
            <li key={test}>
              <Said>{test}</Said>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.source}>
        {point.checkedOn
          ? t('legal.source', { source: point.source, date: formats.date(point.checkedOn) })
          : t('legal.sourceUnread', { source: point.source })}
      </p>
    </>
  )
}
