import type { Preview } from '../../src/features/materials/entries/contract.ts'
import type { EntryContent } from '../api/knowledge.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import styles from './Knowledge.module.css'

/** What an entry would change, worked out as it is written. */
export function PreviewPanel({
  content,
  preview,
}: {
  content: EntryContent | null
  preview: Preview | undefined
}) {
  const { t, language } = useLanguage()
  const said = content && preview ? sentences(content, preview, language, t) : []
  return (
    <section className={styles.preview} aria-labelledby="preview-title">
      <h2 id="preview-title">{t('knowledge.preview')}</h2>
      <div role="status">
        {said.length === 0 ? (
          <p className={styles.hint}>{t('knowledge.previewEmpty')}</p>
        ) : (
          said.map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
      </div>
      {said.length > 0 && <p className={styles.hint}>{t('knowledge.effectScope')}</p>}
    </section>
  )
}

function sentences(
  content: EntryContent,
  { today, effect, paths }: Preview,
  language: 'fr' | 'en',
  t: Translate,
): string[] {
  const said: string[] = []
  if (content.kind === 'synonym') {
    const { phrase } = content
    const name = today?.name[language] ?? ''
    if (!today) said.push(t('knowledge.todayNothing', { phrase }))
    else said.push(t(today.isSure ? 'knowledge.todaySure' : 'knowledge.todayNear', { phrase, name }))
  }
  if (paths > 0) said.push(t('knowledge.knownWays', { count: paths }))
  if (!effect) return said
  const touched = effect.stocks + effect.needs
  if (touched === 0) return [...said, t('knowledge.effectNone')]
  said.push(t('knowledge.effectTouched', { count: touched }))
  if (effect.readOtherwise > 0) said.push(t('knowledge.effectRead', { count: effect.readOtherwise }))
  if (effect.gained > 0) said.push(t('knowledge.effectGained', { count: effect.gained }))
  if (effect.stopped > 0) said.push(t('knowledge.effectStopped', { count: effect.stopped }))
  return said
}
