import type { ReactNode } from 'react'
import { type EventDocumentView, eventDocumentUrl } from '../api/events.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import styles from './Agenda.module.css'

interface SharedFilesProps {
  eventId: string
  items: readonly EventDocumentView[]
  /** What may be done with one. */
  actions?(document: EventDocumentView): ReactNode
}

/** Photos as they are, documents by their names. */
export function SharedFiles({ eventId, items, actions }: SharedFilesProps) {
  const { t, formats } = useLanguage()
  const [photos, documents] = [
    items.filter(({ isPhoto }) => isPhoto),
    items.filter(({ isPhoto }) => !isPhoto),
  ]
  return (
    <>
      {documents.length > 0 && (
        <Section title={t('event.documents')}>
          <ul className={styles.list}>
            {documents.map((document) => (
              <li key={document.id}>
                <p className={styles.facts}>
                  <Link to={eventDocumentUrl(eventId, document.id)} outside download={document.name}>
                    {document.name}
                  </Link>
                  <span className={styles.hint}>{formats.fileSize(document.sizeBytes)}</span>
                </p>
                {document.description && <p>{document.description}</p>}
                {actions?.(document)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {photos.length > 0 && (
        <Section title={t('event.photos')}>
          <ul className={styles.photos}>
            {photos.map((photo) => (
              <li key={photo.id}>
                <img
                  className={styles.photo}
                  src={eventDocumentUrl(eventId, photo.id)}
                  alt={photo.description ?? t('event.photoOf', { name: photo.name })}
                  loading="lazy"
                />
                {photo.description && <p className={styles.hint}>{photo.description}</p>}
                {actions?.(photo)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
