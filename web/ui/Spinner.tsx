import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './Spinner.module.css'

/** Inside a control that already says what runs. */
export function Spinner() {
  return <span aria-hidden="true" className={styles.spinner} />
}

/** A part of the page on its way; said to those who listen. */
export function Loading({ label }: { label?: string }) {
  const t = useTranslate()
  return (
    <p role="status" className={styles.loading}>
      <Spinner />
      {label ?? t('app.loading')}
    </p>
  )
}

export function Progress({ label, ratio }: { label: string; ratio: number | null }) {
  return (
    <div className={styles.progress}>
      <p role="status">{label}</p>
      <progress aria-label={label} max={1} value={ratio ?? undefined} />
    </div>
  )
}
