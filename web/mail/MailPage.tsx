import { useLocation, useParams } from 'wouter'
import { SensitiveProblem } from '../accounts/SensitiveProblem.tsx'
import { type MailView, useMail } from '../api/mails.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Mail.module.css'
import { MailActions } from './MailActions.tsx'
import { MailStateBadge } from './MailState.tsx'

const OUTBOX = '/administration/courrier'

/** One mail: where it stands, what it says, and its link while there is one. */
export default function MailPage() {
  const { id = '' } = useParams()
  const mail = useMail(id)
  const [, navigate] = useLocation()
  const again = () => void mail.refetch()
  const leave = () => navigate(OUTBOX)
  if (mail.isError)
    return (
      <Page>
        <SensitiveProblem
          action={{ error: mail.error, variables: undefined, mutate: again, reset: leave }}
          onRetry={again}
        />
      </Page>
    )
  return <Page>{mail.data ? <Shown mail={mail.data} onDropped={leave} /> : <Loading />}</Page>
}

function Shown({ mail, onDropped }: { mail: MailView; onDropped(): void }) {
  const t = useTranslate()
  return (
    <>
      <PageHeader
        title={mail.subject}
        before={
          <Link to={OUTBOX} icon="back" look="quiet" size="s" data-print="hide">
            {t('mails.back')}
          </Link>
        }
        lead={t(`mails.explain.${mail.state}`)}
        actions={<MailActions mail={mail} onDropped={onDropped} />}
      />
      <Section title={t('mails.facts')}>
        <div className={styles.measure}>
          <Facts facts={useFacts(mail)} />
        </div>
      </Section>
      <Section title={t('mails.words')}>
        <Card>
          <div lang={mail.language} className={styles.words}>
            {mail.paragraphs.map((text, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
              <p key={position}>{text}</p>
            ))}
            <p className={styles.muted}>{mail.because}</p>
          </div>
        </Card>
      </Section>
      {mail.action && <MailLink {...mail.action} />}
    </>
  )
}

function MailLink({ label, path }: { label: string; path: string | null }) {
  const t = useTranslate()
  return (
    <Section title={t('mails.link', { label })}>
      {path === null ? (
        <p>{t('mails.linkGone')}</p>
      ) : (
        <>
          <p>{t('mails.linkHint')}</p>
          <code className={styles.link}>{location.origin + path}</code>
        </>
      )}
    </Section>
  )
}

function useFacts(mail: MailView): Fact[] {
  const { t, formats } = useLanguage()
  const moments = [
    [t('mails.date'), mail.createdAt],
    [t('mails.sent'), mail.sentAt],
    [t('mails.next'), mail.lastError === null ? null : mail.nextAttemptAt],
    [t('mails.usefulUntil'), mail.usefulUntil],
  ] as const
  return [
    [t('mails.to'), mail.to],
    [t('mails.state'), <MailStateBadge key="state" state={mail.state} />],
    ...moments.flatMap(([name, at]): Fact[] => (at === null ? [] : [[name, formats.moment(at)]])),
    [t('mails.attempts'), formats.number(mail.attempts)],
    ...(mail.lastError === null
      ? []
      : [[t('mails.problem'), <Said key="problem">{mail.lastError}</Said>] as const]),
  ]
}
