import type { ListedStructure } from '../api/directory.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { headcountInWords } from '../organisations/headcount.ts'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Directory.module.css'

/** What a structure shows of itself; what it does not is left out. */
export function ShownFacts({ structure }: { structure: ListedStructure }) {
  const t = useTranslate()
  const { activityLabel, communeName, headcountBand, website, presentation, contact, point, isExact } =
    structure
  const rows: [string, Fact[1] | null][] = [
    [t('directory.sector'), activityLabel && <Said>{activityLabel}</Said>],
    [t('directory.headcount'), headcountInWords(headcountBand, t)],
    [
      t('directory.commune'),
      communeName && (
        <>
          {communeName} {point && !isExact && <span className={styles.muted}>{t('directory.centre')}</span>}
        </>
      ),
    ],
    [
      t('directory.website'),
      website && (
        <a href={website} rel="noreferrer">
          {website}
        </a>
      ),
    ],
    [t('directory.contact'), contact && <Contact contact={contact} />],
  ]
  return (
    <>
      {presentation && (
        <p className={styles.text}>
          <Said>{presentation}</Said>
        </p>
      )}
      <Facts facts={rows.filter((row): row is [string, Fact[1]] => row[1] !== null)} />
    </>
  )
}

function Contact({ contact }: { contact: NonNullable<ListedStructure['contact']> }) {
  const { name, email, phone } = contact
  return (
    <span className={styles.entry}>
      {name}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {phone && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>}
    </span>
  )
}
