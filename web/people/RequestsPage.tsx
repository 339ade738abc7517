import { useState } from 'react'
import { type RequestView, useRequests } from '../api/people.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { spacedNumber } from '../organisations/Identity.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { ConfirmDialog, RefuseDialog } from './DecisionDialogs.tsx'
import styles from './People.module.css'

interface Decision {
  request: RequestView
  answer: 'confirm' | 'refuse'
}

/** The queue of a facilitator: who asks for a link to which structure, and what is known of it. */
export default function RequestsPage() {
  const t = useTranslate()
  const requests = useRequests()
  const [decision, setDecision] = useState<Decision | null>(null)
  const [said, setSaid] = useState('')
  const close = () => setDecision(null)
  const done = (sentence: string) => {
    close()
    setSaid(sentence)
  }
  return (
    <Page>
      <PageHeader
        title={t('requests.title')}
        lead={requests.isSuccess && t('requests.count', { count: requests.data.total })}
        actions={requests.data && requests.data.total > 0 && <ExportMenu list="membership-requests" />}
      />
      {said && <Alert tone="success">{said}</Alert>}
      {requests.isPending && <Loading />}
      {requests.isError && <ProblemAlert error={requests.error} onRetry={requests.refetch} />}
      {requests.data?.total === 0 && (
        <EmptyState title={t('requests.none')}>{t('requests.noneText')}</EmptyState>
      )}
      <ul className={styles.cards}>
        {requests.data?.items.map((request) => (
          <li key={request.id}>
            <OneRequest request={request} onDecide={(answer) => setDecision({ request, answer })} />
          </li>
        ))}
      </ul>
      {decision?.answer === 'confirm' && (
        <ConfirmDialog
          request={decision.request}
          onClose={close}
          onDone={() => done(t('requests.confirmed', { name: decision.request.person.name }))}
        />
      )}
      {decision?.answer === 'refuse' && (
        <RefuseDialog
          request={decision.request}
          onClose={close}
          onDone={() => done(t('requests.refused', { name: decision.request.person.name }))}
        />
      )}
    </Page>
  )
}

function OneRequest({
  request,
  onDecide,
}: {
  request: RequestView
  onDecide(answer: Decision['answer']): void
}) {
  const { t, formats } = useLanguage()
  const { person, structureName, siret, communeName, jobTitle, purpose, createdAt } = request
  const facts: (Fact | false)[] = [
    [t('requests.structure'), <Said key="structure">{structureName}</Said>],
    [t('requests.siret'), spacedNumber(siret)],
    communeName !== null && [t('requests.commune'), communeName],
    purpose !== null && [t('requests.purpose'), <Said key="purpose">{purpose}</Said>],
  ]
  return (
    <Card>
      <div>
        <div className={styles.head}>
          <h2>{person.name}</h2>
          <span className={styles.muted}>{t('requests.since', { date: formats.date(createdAt) })}</span>
        </div>
        <p className={styles.muted}>{[jobTitle, person.email].filter(Boolean).join(' · ')}</p>
      </div>
      <Facts facts={facts.filter((fact): fact is Fact => fact !== false)} />
      <Known found={request.found} />
      <div className={styles.actions}>
        <Button
          variant="primary"
          size="s"
          aria-label={t('requests.confirmOne', { name: person.name })}
          onClick={() => onDecide('confirm')}
        >
          {t('requests.confirm')}
        </Button>
        <Button
          size="s"
          aria-label={t('requests.refuseOne', { name: person.name })}
          onClick={() => onDecide('refuse')}
        >
          {t('requests.refuse')}
        </Button>
      </div>
    </Card>
  )
}

/** What is registered under this SIRET, and who is linked to it already. */
function Known({ found }: { found: RequestView['found'] }) {
  const t = useTranslate()
  if (!found) {
    return (
      <div>
        <Badge tone="warning">{t('requests.unknown')}</Badge>
        <p className={styles.muted}>{t('requests.unknownText')}</p>
      </div>
    )
  }
  const { name, people } = found
  return (
    <div>
      <Badge tone="good">{t(`requests.known.${found.by}`)}</Badge>
      <p className={styles.muted}>
        {people === 0 ? t('requests.nobody', { name }) : t('requests.people', { name, count: people })}
      </p>
    </div>
  )
}
