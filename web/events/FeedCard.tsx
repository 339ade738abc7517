import { useState } from 'react'
import { followed, useCalendarFeed, useChangeFeed } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Events.module.css'

/** The address at which one’s own calendar reads where one comes: drawn, copied, replaced, closed. */
export function FeedCard() {
  const t = useTranslate()
  const feed = useCalendarFeed()
  const draw = useChangeFeed('POST')
  if (feed.isError) return <ProblemAlert error={feed.error} onRetry={feed.refetch} />
  return (
    <Card>
      <div className={styles.block}>
        <h2>{t('feed.title')}</h2>
        <p className={styles.hint}>{t('feed.text')}</p>
        {draw.isError && <ProblemAlert error={draw.error} />}
        {feed.data?.path ? (
          <Address path={feed.data.path} />
        ) : (
          <p>
            <Button size="s" busy={draw.isPending} onClick={() => draw.mutate()}>
              {t('feed.draw')}
            </Button>
          </p>
        )}
      </div>
    </Card>
  )
}

function Address({ path }: { path: string }) {
  const t = useTranslate()
  const draw = useChangeFeed('POST')
  const { mutate, ...close } = useChangeFeed('DELETE')
  const [isCopied, setCopied] = useState(false)
  const address = window.location.origin + path
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <>
      <p>{t('feed.address')}</p>
      <p className={styles.address}>{address}</p>
      <p className={styles.hint}>{t('feed.secret')}</p>
      <div className={styles.actions}>
        <Button size="s" variant="primary" onClick={copy}>
          {t('feed.copy')}
        </Button>
        <Link to={followed(address)} outside look="secondary" size="s">
          {t('feed.open')}
        </Link>
        <span role="status">{isCopied && t('feed.copied')}</span>
        <Button
          size="s"
          busy={draw.isPending}
          onClick={() => draw.mutate(undefined, { onSuccess: () => setCopied(false) })}
        >
          {t('feed.again')}
        </Button>
        <ConfirmButton
          label={t('feed.close')}
          title={t('feed.close')}
          action={{ ...close, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
        >
          {t('feed.closeText')}
        </ConfirmButton>
      </div>
    </>
  )
}
