import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './Declaring.module.css'
import type { KeptDraft } from './keptDrafts.ts'

/** Says that a draft was taken up, and lets it go. */
export function TakenUp({ savedAt, onErase }: { savedAt: number; onErase(): void }) {
  const { t, formats } = useLanguage()
  return (
    <Alert tone="info" title={t('declare.takenUp', { date: momentOf(savedAt, formats.moment) })}>
      <Button size="s" onClick={onErase}>
        {t('declare.erase')}
      </Button>
    </Alert>
  )
}

/** Forms begun and not sent: to take up again, or to let go. */
export function OtherDrafts({
  drafts,
  onTakeUp,
  onErase,
}: {
  drafts: readonly KeptDraft[]
  onTakeUp(id: string): void
  onErase(id: string): void
}) {
  const { t, formats } = useLanguage()
  if (drafts.length === 0) return null
  return (
    <Alert tone="info" title={t('declare.drafts', { count: drafts.length })}>
      <ul className={styles.drafts}>
        {drafts.map(({ id, draft, savedAt }) => {
          const name = draft.label.trim() || t('declare.untitled')
          return (
            <li key={id}>
              <span>{t('declare.draftOf', { name, date: momentOf(savedAt, formats.moment) })}</span>
              <Button size="s" onClick={() => onTakeUp(id)} aria-label={t('declare.takeUpOne', { name })}>
                {t('declare.takeUp')}
              </Button>
              <Button
                size="s"
                variant="quiet"
                onClick={() => onErase(id)}
                aria-label={t('declare.eraseOne', { name })}
              >
                {t('declare.erase')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}

function momentOf(milliseconds: number, moment: (instant: string) => string): string {
  return moment(new Date(milliseconds).toISOString())
}
