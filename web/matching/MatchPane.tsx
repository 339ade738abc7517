import { useEffect, useRef } from 'react'
import type { MatchView } from '../api/matches.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { MatchDetails } from './MatchDetails.tsx'
import { MatchHeading } from './MatchHeading.tsx'
import styles from './MatchPane.module.css'
import { matchTitle } from './matchWords.ts'

interface MatchPaneProps {
  match: MatchView
  previous?: MatchView
  next?: MatchView
  onShow(match: MatchView): void
  onClose(): void
}

/** The open match beside the list, with the way to the ones before and after. */
export function MatchPane({ match, previous, next, onShow, onClose }: MatchPaneProps) {
  const t = useTranslate()
  const pane = useRef<HTMLElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another match is read from its top
  useEffect(() => {
    pane.current?.scrollTo(0, 0)
  }, [match.id])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={pane} className={styles.pane} aria-label={t('matches.details')} tabIndex={0}>
      <div className={styles.head}>
        <div>
          <h2>
            <Said>{matchTitle(match)}</Said>
          </h2>
          <MatchHeading match={match} />
        </div>
        <div className={styles.actions}>
          <Button
            variant="quiet"
            size="s"
            icon="up"
            iconOnly
            disabled={!previous}
            onClick={() => previous && onShow(previous)}
          >
            {t('matches.previous')}
          </Button>
          <Button
            variant="quiet"
            size="s"
            icon="down"
            iconOnly
            disabled={!next}
            onClick={() => next && onShow(next)}
          >
            {t('matches.next')}
          </Button>
          <Link to={`/piste/${match.id}`} look="quiet" size="s" icon="open">
            {t('matches.open')}
          </Link>
          <Button variant="quiet" size="s" icon="close" iconOnly onClick={onClose}>
            {t('matches.closeDetails')}
          </Button>
        </div>
      </div>
      <div className={styles.body}>
        <MatchDetails match={match} under="h3" />
      </div>
    </section>
  )
}
