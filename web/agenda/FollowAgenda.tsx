import { AGENDA_PATH, followed } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Agenda.module.css'

/** The address of the public agenda, for calendars. */
export function FollowAgenda() {
  const t = useTranslate()
  const address = window.location.origin + AGENDA_PATH
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('agenda.followText')}</p>
      <p className={styles.actions}>
        <code>{address}</code>
      </p>
      <p>
        <Link to={followed(address)} outside look="secondary" size="s">
          {t('agenda.follow')}
        </Link>
      </p>
    </div>
  )
}
