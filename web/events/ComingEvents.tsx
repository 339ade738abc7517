import { useComingEvents } from '../api/events.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Events.module.css'

const SHOWN = 3

/** What is coming, in a line of the first page: the socket tells when it changes. Nothing is shown when nothing comes. */
export function ComingEvents() {
  const { t, formats } = useLanguage()
  const coming = useComingEvents(SHOWN)
  const items = coming.data?.items.filter(({ status }) => status !== 'draft') ?? []
  if (items.length === 0) return null
  return (
    <section className={styles.comingBlock} aria-label={t('events.coming')}>
      <ul className={styles.coming}>
        {items.map(({ id, title, heldOn, startsAt, own, status }) => (
          <li key={id}>
            <span>{`${formats.shortDay(heldOn)} ${startsAt}`}</span>
            <Link to={`/rencontres/${id}`}>
              <Said>{title}</Said>
            </Link>
            {status === 'cancelled' ? (
              <Badge tone="warning">{t('event.status.cancelled')}</Badge>
            ) : (
              (own === 'invited' || own === 'registered') && (
                <Badge tone="good">{t(`event.own.${own}`)}</Badge>
              )
            )}
          </li>
        ))}
        <li className={styles.all}>
          <Link to="/rencontres" look="plain" aria-label={t('events.all')}>
            {t('events.mine.all')}
          </Link>
        </li>
      </ul>
    </section>
  )
}
