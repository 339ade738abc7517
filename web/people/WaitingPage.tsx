import { useState } from 'react'
import { type OwnRequest, useErase, useOwnRequests, useWithdraw } from '../api/people.ts'
import { ComingEvents } from '../events/ComingEvents.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './People.module.css'

/** All that an account without a structure sees: where its requests stand, what comes next, how to take it back. */
export default function WaitingPage() {
  const t = useTranslate()
  const requests = useOwnRequests()
  if (requests.isPending) return <Loading />
  const items = requests.data?.items ?? []
  const isWaiting = items.some(({ state }) => state === 'open')
  return (
    <Page>
      <PageHeader
        title={t(isWaiting ? 'waiting.title' : 'waiting.noneTitle')}
        lead={t(isWaiting ? 'waiting.lead' : 'waiting.noneLead')}
      />
      <ComingEvents />
      {requests.isError && <ProblemAlert error={requests.error} onRetry={requests.refetch} />}
      <div className={styles.narrow}>
        {items.length > 0 && (
          <Section title={t('waiting.requests')}>
            <ul className={styles.list}>
              {items.map((request) => (
                <li key={request.id}>
                  <OneRequest request={request} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {isWaiting && (
          <Section title={t('waiting.next')}>
            <ol className={styles.steps}>
              <li>{t('waiting.step1')}</li>
              <li>{t('waiting.step2')}</li>
              <li>{t('waiting.step3')}</li>
            </ol>
          </Section>
        )}
        <p>
          <Link to="/rejoindre" look={isWaiting ? 'secondary' : 'primary'}>
            {t('waiting.another')}
          </Link>
        </p>
        <Section title={t('waiting.eraseTitle')}>
          <p>{t('waiting.eraseText')}</p>
          <Erase />
        </Section>
      </div>
    </Page>
  )
}

function OneRequest({ request }: { request: OwnRequest }) {
  const { t, formats } = useLanguage()
  const withdraw = useWithdraw()
  const { id, structureName, state, createdAt, reason } = request
  const tone = state === 'open' ? 'warning' : state === 'confirmed' ? 'good' : 'plain'
  return (
    <Card>
      <div className={styles.head}>
        <h3>
          <Said>{structureName}</Said>
        </h3>
        <Badge tone={tone}>{t(`waiting.state.${state}`)}</Badge>
      </div>
      <p className={styles.muted}>{t('waiting.sentOn', { date: formats.date(createdAt) })}</p>
      {reason && <p>{t('waiting.reason', { reason })}</p>}
      {withdraw.isError && <ProblemAlert error={withdraw.error} />}
      {state === 'open' && (
        <div className={styles.actions}>
          <Button
            size="s"
            busy={withdraw.isPending}
            aria-label={t('waiting.withdrawOne', { name: structureName })}
            onClick={() => withdraw.mutate(id)}
          >
            {t('waiting.withdraw')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function Erase() {
  const t = useTranslate()
  const erase = useErase()
  const [isAsking, setAsking] = useState(false)
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('waiting.erase')}</Button>
      {isAsking && (
        <Dialog
          title={t('waiting.eraseConfirm')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="primary" busy={erase.isPending} onClick={() => erase.mutate()}>
                {t('waiting.erase')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('waiting.keep')}</Button>
            </>
          }
        >
          {erase.isError && <ProblemAlert error={erase.error} />}
          <p>{t('waiting.eraseWarning')}</p>
        </Dialog>
      )}
    </div>
  )
}
