import { useState } from 'react'
import { type FieldGroup, tradeSecrets } from '../../src/kernel/visibility.ts'
import { Door } from '../accounts/Door.tsx'
import { type IntroductionLink, useAnswerByLink, useIntroductionLink } from '../api/introductions.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Introduction.module.css'
import { ShownIdentity } from './ShownIdentity.tsx'
import { Withholding, without } from './Withholding.tsx'

/** Where the mail that asks a structure leads: what would be shown first, then one press, without signing in. */
export default function IntroductionLinkPage() {
  const t = useTranslate()
  const [token] = useState(() => window.location.hash.slice(1))
  return (
    <Door>
      {token ? (
        <Asked token={token} />
      ) : (
        <>
          <PageHeader title={t('introductionLink.title')} />
          <Alert tone="warning">{t('introductionLink.none')}</Alert>
        </>
      )}
    </Door>
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
  const [withheld, setWithheld] = useState<readonly FieldGroup[]>(tradeSecrets)
  const [reason, setReason] = useState('')
  const { openedBy, openedAt, message, preview, introductionId } = link
  if (!preview) {
    return (
      <>
        <Alert tone="info">{t('introductionLink.over')}</Alert>
        <Elsewhere id={introductionId} />
      </>
    )
  }
  const say = (said: 'yes' | 'no' | 'later') =>
    answer.mutate({
      ...{ token, answer: said },
      reason: said === 'yes' ? null : reason.trim() || null,
      withheld: said === 'yes' ? [...withheld] : [],
    })
  return (
    <>
      <p>{t('introduction.opened', { name: openedBy, date: formats.date(openedAt) })}</p>
      {message && <p className={styles.message}>{message}</p>}
      <p>{t('introductionLink.lead', { count: link.others })}</p>
      <Card>
        <h2>{t('introduction.willShow')}</h2>
        <ShownIdentity shown={without(preview, withheld)} />
        <Withholding flow={preview.flow} withheld={withheld} onChange={setWithheld} />
      </Card>
      <TextField
        label={t('introduction.reason')}
        hint={t('introduction.reasonHint')}
        value={reason}
        maxLength={600}
        onChange={setReason}
      />
      {answer.isError && <ProblemAlert error={answer.error} />}
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
