import { encode } from 'uqr'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './Agenda.module.css'

/** The code of a registration: a phone that reads it opens the list at the door, for who may see it. */
export default function Ticket({ eventId, ticket }: { eventId: string; ticket: string }) {
  const t = useTranslate()
  const address = `${window.location.origin}/rencontres/${eventId}/pointage?billet=${ticket}`
  const { data, size } = encode(address, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <div className={styles.ticket}>
      <h3>{t('ticket.title')}</h3>
      <p className={styles.hint}>{t('ticket.text')}</p>
      <svg
        className={styles.code}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={t('ticket.alt')}
      >
        <path d={dark.join('')} />
      </svg>
    </div>
  )
}
