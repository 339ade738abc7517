import type { ImportPreview } from '../api/imports.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Facts } from '../ui/Facts.tsx'
import styles from './ImportPage.module.css'

/** How the headers were understood; closed at first, but a column left out is said at once. */
export function Headers({ sheets }: { sheets: ImportPreview['sheets'] }) {
  const t = useTranslate()
  return (
    <section>
      <h3>{t('import.headers')}</h3>
      {sheets.map((sheet) => (
        <details key={sheet.title} className={styles.headers} open={sheet.ignored.length > 0}>
          <summary>{sheet.title}</summary>
          <div>
            {sheet.ignored.length > 0 && <p>{t('import.ignored', { headers: sheet.ignored.join(', ') })}</p>}
            <Facts facts={sheet.recognised.map(({ header, field }) => [header, field] as const)} />
          </div>
        </details>
      ))}
    </section>
  )
}
