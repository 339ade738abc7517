import type { MatchView } from '../api/matches.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './MatchHeading.module.css'
import { distanceInWords } from './matchWords.ts'

/** The line under the title of a match: how good, which kind, how far. */
export function MatchHeading({ match }: { match: MatchView }) {
  const { t, formats } = useLanguage()
  return (
    <p className={styles.line}>
      <span>
        <VisuallyHidden>{t('match.score')} : </VisuallyHidden>
        <ScoreBar value={match.score} of="match" />
      </span>
      <Badge>{t(`match.kind.${match.kind}`)}</Badge>
      <span>{distanceInWords(match, t, formats)}</span>
    </p>
  )
}
