import { useState } from 'react'
import { MailLinkPage } from '../accounts/MailLinkPage.tsx'
import { type RenewalLink, useAnswerByLink, useRenewalLink } from '../api/renewals.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './RenewalLinkPage.module.css'

/** Where the link of a reminder leads: a press, and not the mere opening, so that no mail filter answers. */
export default function RenewalLinkPage() {
  const t = useTranslate()
  return (
    <MailLinkPage title={t('renewLink.title')} none={t('renewLink.none')}>
      {(token) => <Asked token={token} />}
    </MailLinkPage>
  )
}

function Asked({ token }: { token: string }) {
  const t = useTranslate()
  const link = useRenewalLink(token)
  const answer = useAnswerByLink()
  const [gone, setGone] = useState<readonly string[]>([])
  if (link.isPending) return <Loading />
  if (link.isError) {
    return (
      <>
        <PageHeader title={t('renewLink.title')} />
        <ProblemAlert error={link.error} />
        <Elsewhere />
      </>
    )
  }
  const { items } = link.data
  if (answer.isSuccess) {
    return (
      <>
        <PageHeader title={t('renewLink.thanks')} />
        <Alert tone="success">
          {t('renewLink.done', { renewed: answer.data.renewed, withdrawn: answer.data.withdrawn })}
        </Alert>
        <Elsewhere />
      </>
    )
  }
  if (items.length === 0) {
    return (
      <>
        <PageHeader title={t('renewLink.title')} />
        <Alert tone="success">{t('renewLink.nothing')}</Alert>
        <Elsewhere />
      </>
    )
  }
  const stillTrue = items.flatMap(({ id }) => (gone.includes(id) ? [] : id))
  return (
    <>
      <PageHeader title={t('renewLink.title')} lead={t('renewLink.lead')} />
      {answer.isError && <ProblemAlert error={answer.error} />}
      <ul className={styles.flows}>
        {items.map((flow) => (
          <li key={flow.id}>
            <Item
              flow={flow}
              isGone={gone.includes(flow.id)}
              onChange={(isGone) =>
                setGone(isGone ? [...gone, flow.id] : gone.filter((id) => id !== flow.id))
              }
            />
          </li>
        ))}
      </ul>
      <Button
        variant="primary"
        busy={answer.isPending}
        onClick={() => answer.mutate({ token, stillTrue, gone: [...gone] })}
      >
        {gone.length > 0 ? t('renewLink.save') : t('renewLink.submit', { count: items.length })}
      </Button>
      <Elsewhere />
    </>
  )
}

function Item(props: {
  flow: RenewalLink['items'][number]
  isGone: boolean
  onChange(isGone: boolean): void
}) {
  const { t, formats } = useLanguage()
  const { label, organisationName, kind, freshness, id } = props.flow
  const facts = [
    t(`renewLink.${kind}`),
    organisationName,
    formats.quantity(props.flow),
    freshness.expiresOn && t('renewLink.until', { date: formats.date(freshness.expiresOn) }),
  ]
  return (
    <>
      <h2 className={styles.label}>
        <Said>{label}</Said>
      </h2>
      <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      <Checkbox label={t('renewLink.gone', { label })} checked={props.isGone} onChange={props.onChange} />
      <p className={styles.facts}>
        <Link to={`/flux/${id}/modifier`}>{t('renewLink.correct')}</Link>
      </p>
    </>
  )
}

function Elsewhere() {
  const t = useTranslate()
  return (
    <p>
      <Link to="/a-renouveler">{t('renewLink.open')}</Link>
    </p>
  )
}
