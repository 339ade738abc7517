import { MailLinkPage } from '../accounts/MailLinkPage.tsx'
import { type IntroductionLink, useAnswerByLink, useIntroductionLink } from '../api/introductions.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Answering } from './Answering.tsx'
import styles from './Introduction.module.css'
import { Proposed } from './Proposed.tsx'

/** Where the mail that asks a structure leads: what would be shown first, then one press, without signing in. */
export default function IntroductionLinkPage() {
  const t = useTranslate()
  return (
    <MailLinkPage title={t('introductionLink.title')} none={t('introductionLink.none')}>
      {(token) => <Asked token={token} />}
    </MailLinkPage>
  )
}

function Asked({ token }: { token: string }) {
  const t = useTranslate()
  const link = useIntroductionLink(token)
  const answer = useAnswerByLink()
  if (link.isPending) return <Loading />
  if (link.isError) {
    return (
      <>
        <PageHeader title={t('introductionLink.title')} />
        <ProblemAlert error={link.error} />
        <Elsewhere />
      </>
    )
  }
  const said = answer.isSuccess ? answer.variables.answer : null
  return (
    <>
      <PageHeader title={t('introductionLink.title')} lead={link.data.organisationName} />
      {said && (
        <Alert tone={said === 'no' ? 'info' : 'success'}>
          {t(answer.data?.state === 'introduced' ? 'introduction.done' : `introductionLink.said.${said}`)}
        </Alert>
      )}
      {said && <Elsewhere id={link.data.introductionId} />}
      {!said && <Proposal link={link.data} token={token} answer={answer} />}
    </>
  )
}

interface ProposalProps {
  link: IntroductionLink
  token: string
  answer: ReturnType<typeof useAnswerByLink>
}

function Proposal({ link, token, answer }: ProposalProps) {
  const { t, formats } = useLanguage()
  const { openedBy, openedAt, message, preview, flows, introductionId, isAgain } = link
  if (!preview) {
    return (
      <>
        <Alert tone="info">{t('introductionLink.over')}</Alert>
        <Elsewhere id={introductionId} />
      </>
    )
  }
  return (
    <>
      <Proposed link={link} preview={preview} />
      <p>{t('introduction.opened', { name: openedBy, date: formats.date(openedAt) })}</p>
      {message && <p className={styles.message}>{message}</p>}
      <p>{t('introductionLink.lead', { count: link.others })}</p>
      {isAgain && <p>{t('introduction.again')}</p>}
      <Answering
        {...{ preview, flows, heading: 'h2', sending: answer }}
        onAnswer={(answered) => answer.mutate({ token, ...answered })}
      />
      <Elsewhere id={introductionId} />
    </>
  )
}

function Elsewhere({ id }: { id?: string }) {
  const t = useTranslate()
  return (
    <p>
      <Link to={id ? `/mises-en-relation/${id}` : '/mises-en-relation'}>{t('introductionLink.open')}</Link>
    </p>
  )
}
