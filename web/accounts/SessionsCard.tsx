import { type SessionItem, useEndOtherSessions, useEndSession, useOwnSessions } from '../api/account.ts'
import { useSignOut } from '../api/session.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import styles from './OwnAccount.module.css'

/** Where one is signed in, to be closed one by one or all at once. */
export function SessionsCard() {
  const { t } = useLanguage()
  const sessions = useOwnSessions()
  const endOthers = useEndOtherSessions()
  const signOut = useSignOut()
  const items = sessions.data?.items ?? []
  const error = sessions.error ?? endOthers.error
  return (
    <Card>
      <h2>{t('sessions.title')}</h2>
      {error && <ProblemAlert error={error} />}
      <ul className={styles.sessions}>
        {items.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      <div className={styles.actions}>
        {items.length > 1 && (
          <Button size="s" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('sessions.endOthers')}
          </Button>
        )}
        <Button size="s" busy={signOut.isPending} onClick={() => signOut.mutate('everywhere')}>
          {t('sessions.endAll')}
        </Button>
      </div>
    </Card>
  )
}

function Session({ session }: { session: SessionItem }) {
  const { t, formats } = useLanguage()
  const end = useEndSession()
  const device = session.device ?? t('sessions.unknownDevice')
  return (
    <li>
      <div>
        <p>
          {device} {session.current && <Badge tone="good">{t('sessions.current')}</Badge>}
        </p>
        <p className={styles.muted}>
          {t('sessions.dates', {
            opened: formats.moment(session.openedAt),
            seen: formats.moment(session.lastSeenAt),
          })}
        </p>
        {end.isError && <ProblemAlert error={end.error} />}
      </div>
      {!session.current && (
        <Button
          size="s"
          variant="quiet"
          busy={end.isPending}
          aria-label={t('sessions.endOne', { device })}
          onClick={() => end.mutate(session.id)}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
