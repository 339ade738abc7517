import type { TwinView } from '../api/workshops.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './EntrySheet.module.css'

/** What the structure already declared in about the same words. */
export function Twins({ twins }: { twins: readonly TwinView[] }) {
  const t = useTranslate()
  const [first, ...others] = twins
  if (!first) return null
  const label = first.label
  return (
    <p role="status" className={styles.twins}>
      <Icon name="warning" size={16} />
      <span>
        {others.length === 0 ? t('sheet.twin', { label }) : t('sheet.twins', { label, count: others.length })}
      </span>
    </p>
  )
}
