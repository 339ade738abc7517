import type { EntryView } from '../api/knowledge.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { EntryBadges } from './EntryBadges.tsx'
import { EntryFacts } from './EntryFacts.tsx'
import { namesOf, titleOf } from './entryWords.ts'
import styles from './Knowledge.module.css'

/** As many phrases of a thing as a card holds. */
const PHRASES = 12

export function EntryList({ entries }: { entries: readonly EntryView[] }) {
  return (
    <ul className={styles.cards}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryCard entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function EntryCard({ entry }: { entry: EntryView }) {
  const { t, language, formats } = useLanguage()
  const { content, author, at, origin } = entry
  const title = titleOf(content, namesOf(entry, language), t)
  return (
    <Card>
      <h2 className={styles.title}>
        <Link to={`/connaissances/${encodeURIComponent(entry.id)}`} look="plain">
          {content.kind === 'stop' ? <Said>{title}</Said> : title}
        </Link>
      </h2>
      <p className={styles.badges}>
        <EntryBadges entry={entry} />
        {origin === 'added' && at && (
          <span>
            {t('knowledge.by', { author: author ?? t('knowledge.formerAccount'), date: formats.date(at) })}
          </span>
        )}
      </p>
      <EntryFacts entry={entry} most={PHRASES} />
    </Card>
  )
}
