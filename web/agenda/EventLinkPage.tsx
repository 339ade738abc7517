import { MailLinkPage } from '../accounts/MailLinkPage.tsx'
import { type LinkView, useAnswerEventLink, useEventLink } from '../api/eventLinks.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Agenda.module.css'
import { OwnTicket } from './EventFacts.tsx'
import { useWhen, Where } from './eventWords.tsx'

/** Where the mails about an event lead: what it is, then one press, without signing in. */
export default function EventLinkPage() {
  const t = useTranslate()
  return (
    <MailLinkPage title={t('eventLink.title')} none={t('eventLink.none')}>
      {(token) => <Linked token={token} />}
    </MailLinkPage>
  )
}

function Linked({ token }: { token: string }) {
  const t = useTranslate()
  const link = useEventLink(token)
  const answer = useAnswerEventLink()
  if (link.isPending) return <Loading />
  if (link.isError)
    return (
      <>
        <PageHeader title={t('eventLink.title')} />
        <ProblemAlert error={link.error} />
        <p>
          <Link to="/agenda">{t('agenda.back')}</Link>
        </p>
      </>
    )
  const { event, ticket, state } = link.data
  return (
    <>
      <PageHeader title={event.title} lead={t(`event.kind.${event.kind}`)} />
      {event.status === 'cancelled' && (
        <Alert tone="warning">{t('event.cancelledText', { reason: event.cancelReason ?? '' })}</Alert>
      )}
      <Standing view={link.data} isAnswered={answer.isSuccess} />
      <EventInShort view={link.data} />
      {answer.isError && <ProblemAlert error={answer.error} />}
      {!answer.isSuccess && <Answers view={link.data} token={token} answer={answer} />}
      {ticket && state === 'registered' && <OwnTicket eventId={event.id} ticket={ticket} />}
    </>
  )
}

function EventInShort({ view: { event } }: { view: LinkView }) {
  const t = useTranslate()
  const when = useWhen()
  return (
    <>
      <p className={styles.when}>{when(event)}</p>
      <p>
        <Where event={event} />
      </p>
      {event.description && (
        <p className={styles.text}>
          <Said>{event.description}</Said>
        </p>
      )}
      {event.link && (
        <p>
          <Link to={event.link} outside rel="noreferrer" target="_blank">
            {t('event.call')}
          </Link>
        </p>
      )}
    </>
  )
}

/** Where the person stands, said once it is answered, or when nothing is left to answer. */
function Standing({ view: { state, can }, isAnswered }: { view: LinkView; isAnswered: boolean }) {
  const t = useTranslate()
  if (state === null) return isAnswered ? <Alert tone="info">{t('eventLink.refused')}</Alert> : null
  if (state === 'invited') return can.yes ? null : <Alert tone="info">{t('eventLink.over')}</Alert>
  return (
    <div role="status">
      <Alert tone={state === 'registered' ? 'success' : 'info'}>{t(`eventLink.state.${state}`)}</Alert>
    </div>
  )
}

function Answers({
  view: { state, can },
  token,
  answer,
}: {
  view: LinkView
  token: string
  answer: ReturnType<typeof useAnswerEventLink>
}) {
  const t = useTranslate()
  const say = (said: 'yes' | 'no') => answer.mutate({ token, answer: said })
  return (
    <>
      {state === null && can.yes && <p>{t('eventLink.confirmText')}</p>}
      {state === 'invited' && can.yes && <p>{t('eventLink.invited')}</p>}
      <div className={styles.actions}>
        {can.yes && (
          <Button variant="primary" busy={answer.isPending} onClick={() => say('yes')}>
            {t(state === null ? 'eventLink.confirm' : 'eventLink.yes')}
          </Button>
        )}
        {can.no && (
          <Button busy={answer.isPending} onClick={() => say('no')}>
            {t(state === 'invited' ? 'eventLink.no' : 'eventLink.cancel')}
          </Button>
        )}
      </div>
    </>
  )
}
