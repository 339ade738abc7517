import { useEffect, useRef, useState } from 'react'
import { useParams } from 'wouter'
import type { MatchView } from '../api/matches.ts'
import { useWorkshop, useWorkshopMatches } from '../api/workshops.ts'
import { partyInWords } from '../flows/Party.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { distanceInWords, matchTitle } from '../matching/matchWords.ts'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Workshop.module.css'
import { Yield } from './Yield.tsx'

/** As many as a room reads from its chairs. */
const SHOWN = 12

/**
 * The screen that a workshop looks at: figures that grow, and the best matches as they appear. A whole room reads it, so
 * that names and words stay hidden until somebody chooses to show them.
 */
export default function ScreenPage() {
  const t = useTranslate()
  const { id } = useParams<{ id: string }>()
  const workshop = useWorkshop(id)
  const matches = useWorkshopMatches(id, SHOWN)
  const [isNamed, setNamed] = useState(false)
  const fresh = useFresh(matches.data?.items)
  if (workshop.isPending) return <Loading />
  if (workshop.isError) {
    return (
      <Page>
        <ProblemAlert error={workshop.error} onRetry={workshop.refetch} />
      </Page>
    )
  }
  const items = matches.data?.items ?? []
  return (
    <div className={styles.screen}>
      <PageHeader
        before={
          <Link to={`/ateliers/${id}`} icon="back" look="quiet" size="s">
            {t('screen.back')}
          </Link>
        }
        title={workshop.data.name}
        lead={!isNamed && t('screen.hidden')}
        actions={
          <Button icon="eye" onClick={() => setNamed(!isNamed)}>
            {t(isNamed ? 'screen.hideNames' : 'screen.showNames')}
          </Button>
        }
      />
      <Yield of={workshop.data.yield} isLarge />
      {matches.isError && <ProblemAlert error={matches.error} onRetry={matches.refetch} />}
      {matches.isSuccess && items.length === 0 && <p className={styles.waiting}>{t('screen.waiting')}</p>}
      <ol className={styles.wall} aria-label={t('workshop.best')}>
        {items.map((match) => (
          <li key={match.id} className={classes(fresh.has(match.id) && styles.fresh)}>
            <OnScreen match={match} isNamed={isNamed} isFresh={fresh.has(match.id)} />
          </li>
        ))}
      </ol>
      <p role="status" className={styles.hidden}>
        {fresh.size > 0 && t('screen.told', { count: fresh.size })}
      </p>
    </div>
  )
}

function OnScreen({ match, isNamed, isFresh }: { match: MatchView; isNamed: boolean; isFresh: boolean }) {
  const { t, formats } = useLanguage()
  return (
    <>
      <p className={styles.title}>
        {isNamed ? <Said>{matchTitle(match)}</Said> : (match.resourceLabel ?? t('screen.resource'))}
        {isFresh && <Badge tone="good">{t('screen.fresh')}</Badge>}
      </p>
      {isNamed && (
        <p className={styles.sides}>
          {partyInWords(match.stock, t)}
          <VisuallyHidden> {t('matches.direction')} </VisuallyHidden> <Icon name="arrow" size={16} />{' '}
          {partyInWords(match.need, t)}
        </p>
      )}
      <p className={styles.facts}>
        <ScoreBar value={match.score} of="match" />
        <span>{t(`match.kind.${match.kind}`)}</span>
        <span>{distanceInWords(match, t, formats)}</span>
      </p>
    </>
  )
}

/** How long a match that has just appeared is told apart. */
const FRESH_MS = 30_000

/** Ids of the matches that appeared while one looks; those of the first look are not new. */
function useFresh(items: readonly MatchView[] | undefined): ReadonlySet<string> {
  const known = useRef<Set<string> | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!items) return
    const ids = items.map(({ id }) => id)
    const before = known.current
    known.current = new Set([...(before ?? []), ...ids])
    const appeared = before ? ids.filter((id) => !before.has(id)) : []
    if (appeared.length === 0) return
    setFresh((now) => new Set([...now, ...appeared]))
    setTimeout(() => setFresh((now) => new Set([...now].filter((id) => !appeared.includes(id)))), FRESH_MS)
  }, [items])
  return fresh
}
