import { Door } from '../accounts/Door.tsx'
import { useUnsubscribe, useUnsubscribeLink } from '../api/mailings.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'

/** What stands in the foot of a test message. */
const TEST = 'essai'

/** Where the link of a communication leads: a press, and not the mere opening, so that no mail filter unsubscribes. */
export default function UnsubscribePage({ token }: { token: string }) {
  const t = useTranslate()
  return (
    <Door>
      {token === TEST ? (
        <>
          <PageHeader title={t('unsubscribe.title')} />
          <Alert tone="info">{t('unsubscribe.test')}</Alert>
        </>
      ) : (
        <Choice token={token} />
      )}
    </Door>
  )
}

function Choice({ token }: { token: string }) {
  const t = useTranslate()
  const link = useUnsubscribeLink(token)
  const choose = useUnsubscribe(token)
  if (link.isPending) return <Loading />
  if (link.isError) {
    return (
      <>
        <PageHeader title={t('unsubscribe.title')} />
        <ProblemAlert error={link.error} />
      </>
    )
  }
  const { address, subscribed } = link.data
  return (
    <>
      <PageHeader title={t('unsubscribe.title')} lead={t('unsubscribe.lead', { address })} />
      {choose.isError && <ProblemAlert error={choose.error} />}
      <Alert tone={subscribed ? 'info' : 'success'}>
        {t(subscribed ? 'unsubscribe.on' : 'unsubscribe.off')}
      </Alert>
      <p>
        <Button
          variant={subscribed ? 'primary' : 'secondary'}
          busy={choose.isPending}
          onClick={() => choose.mutate(!subscribed)}
        >
          {t(subscribed ? 'unsubscribe.button' : 'unsubscribe.undo')}
        </Button>
      </p>
      <p>{t('unsubscribe.service')}</p>
    </>
  )
}
