import type { EntryView } from '../api/knowledge.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'

/** What kind of knowledge it is, how sure, and where it stands. */
export function EntryBadges({ entry: { content, origin, state, problem } }: { entry: EntryView }) {
  const t = useTranslate()
  return (
    <>
      {content.kind === 'synonyms' && <Badge>{t(`knowledge.of.${content.of}`)}</Badge>}
      {content.kind === 'path' && (
        <Badge tone={content.strength === 'usual' ? 'good' : 'plain'}>
          {t(`knowledge.strength.${content.strength}`)}
        </Badge>
      )}
      {content.kind === 'stop' && (
        <Badge tone="warning" icon={content.verdict === 'stop' ? 'error' : 'warning'}>
          {t(`knowledge.verdict.${content.verdict}`)}
        </Badge>
      )}
      {origin === 'shipped' && <Badge>{t('knowledge.shipped')}</Badge>}
      {origin === 'added' && state === 'live' && <Badge tone="stock">{t('knowledge.added')}</Badge>}
      {state === 'withdrawn' && <Badge>{t('knowledge.withdrawn')}</Badge>}
      {problem !== null && (
        <Badge tone="warning" icon="warning">
          {t('knowledge.unused')}
        </Badge>
      )}
    </>
  )
}
