import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { MatchView } from '../api/matches.ts'
import { FreshnessBadge } from '../flows/Freshness.tsx'
import { partyInWords } from '../flows/Party.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './MatchList.module.css'
import { distanceInWords, matchTitle } from './matchWords.ts'

interface MatchListProps {
  matches: readonly MatchView[]
  selectedId?: string
  hrefOf(match: MatchView): string
  /** Choosing another row of the same screen is not worth a step of the back button. */
  replace?: boolean
}

/** The arrow keys go from row to row, besides the Tab key: a facilitator reads hundreds. */
function walk(event: KeyboardEvent<HTMLOListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const here = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = here < 0 ? undefined : links[here + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

export function MatchList({ matches, selectedId, hrefOf, replace }: MatchListProps) {
  const t = useTranslate()
  return (
    <ol className={styles.list} aria-label={t('matches.list')} onKeyDown={walk}>
      {matches.map((match) => (
        <li key={match.id}>
          <Link
            href={hrefOf(match)}
            replace={replace}
            className={styles.row}
            aria-current={match.id === selectedId ? 'true' : undefined}
          >
            <MatchSummary match={match} />
          </Link>
        </li>
      ))}
    </ol>
  )
}

function MatchSummary({ match }: { match: MatchView }) {
  const { t, formats } = useLanguage()
  const quantity = formats.quantity(match.stock) ?? formats.quantity(match.need)
  const checks = match.toCheck.length
  const stale = [match.stock, match.need].find(({ freshness }) => freshness.state === 'stale')
  return (
    <>
      <span className={styles.head}>
        <span className={styles.title}>
          <Said>{matchTitle(match)}</Said>
        </span>
        <ScoreBar value={match.score} of="match" />
      </span>
      <span className={styles.parties}>
        {partyInWords(match.stock, t)}
        <span className={styles.arrow}>
          <Icon name="arrow" size={14} />
          <VisuallyHidden> {t('matches.direction')} </VisuallyHidden>
        </span>
        {partyInWords(match.need, t)}
      </span>
      <span className={styles.facts}>
        <Badge>{t(`match.kind.${match.kind}`)}</Badge>
        {stale && <FreshnessBadge flow={stale} />}
        <span>{distanceInWords(match, t, formats)}</span>
        {quantity && <span>{quantity}</span>}
        <span>{checks ? t('matches.toCheck', { count: checks }) : t('matches.nothingToCheck')}</span>
      </span>
    </>
  )
}
