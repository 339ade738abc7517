import { useEffect, useMemo, useRef } from 'react'
import { type MatchView, useLegalHelp, useMatch } from '../api/matches.ts'
import type { CandidateView } from '../api/triage.ts'
import { FlowCard } from '../flows/FlowCard.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { LazyMap } from '../matching/LazyMap.tsx'
import { LegalHelp } from '../matching/LegalHelp.tsx'
import { Lines } from '../matching/MatchDetails.tsx'
import { MatchHeading } from '../matching/MatchHeading.tsx'
import { MatchTerms } from '../matching/MatchTerms.tsx'
import { matchTitle } from '../matching/matchWords.ts'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { sideInWords } from './CandidateList.tsx'
import styles from './Triage.module.css'

/** The open candidate; the one after it is read in the meantime, so that it shows at once. */
export function CandidatePane({
  candidate,
  nextId,
}: {
  candidate: CandidateView
  nextId: string | undefined
}) {
  const match = useMatch(candidate.id)
  useMatch(nextId)
  useLegalHelp(nextId ?? '', nextId !== undefined)
  if (match.isError) return <ProblemAlert error={match.error} onRetry={() => void match.refetch()} />
  return match.data ? <Candidate match={match.data} candidate={candidate} /> : <Loading />
}

/** Everything it takes to decide, on one screen: why, what stops it, what to check, where, the law, both flows. */
function Candidate({ match, candidate }: { match: MatchView; candidate: CandidateView }) {
  const t = useTranslate()
  const box = useRef<HTMLElement>(null)
  // The same list for the same match, or the map would be drawn again at each render.
  const here = useMemo(() => [match], [match])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another candidate is read from its top
  useEffect(() => {
    box.current?.scrollTo(0, 0)
  }, [match.id])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={box} className={styles.candidate} aria-label={t('matches.details')} tabIndex={0}>
      <header className={styles.head}>
        <h2>
          <Said>{matchTitle(match)}</Said>
        </h2>
        <MatchHeading match={match} />
        <Link to={`/piste/${match.id}`} look="quiet" size="s" icon="open">
          {t('matches.open')}
        </Link>
      </header>
      <Asked candidate={candidate} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <section>
            <h3>{t('match.reasons')}</h3>
            <Lines lines={match.reasons} icon="check" />
          </section>
          <section className={styles.checks}>
            <h3>{t('match.checks')}</h3>
            {match.toCheck.length > 0 ? (
              <Lines lines={match.toCheck} icon="box" />
            ) : (
              <p>{t('match.noChecks')}</p>
            )}
          </section>
          <Stops id={match.id} />
        </div>
        <div className={styles.map}>
          <LazyMap matches={here} selected={match} onSelect={() => {}} />
        </div>
      </div>
      <LegalHelp key={match.id} match={match} startsOpen />
      <div className={styles.columns}>
        <FlowCard flow={match.stock} withParty />
        <FlowCard flow={match.need} withParty />
      </div>
      <MatchTerms terms={match.terms} under="h3" />
    </section>
  )
}

/** Who waits for this candidate, since when and with which words. */
function Asked({ candidate }: { candidate: CandidateView }) {
  const { t, formats } = useLanguage()
  return candidate.askedBy.map(({ side, at, person, message }) => (
    <Alert key={side} tone="info" title={t('triage.askedBy', { structure: sideInWords(candidate[side], t) })}>
      <p>
        {person
          ? t('triage.askedOnBy', { date: formats.date(at), name: person })
          : t('triage.askedOn', { date: formats.date(at) })}{' '}
        {t('triage.askedText')}
      </p>
      {message && (
        <p>
          <Said>{message}</Said>
        </p>
      )}
    </Alert>
  ))
}

/** What the law forbids until somebody has looked, before all else it says. */
function Stops({ id }: { id: string }) {
  const t = useTranslate()
  const help = useLegalHelp(id, true)
  const stops = help.data?.points.filter(({ level }) => level === 'blocking')
  if (!stops) return null
  return (
    <section>
      <h3>{t('triage.stops')}</h3>
      {stops.length === 0 && <p>{t('triage.noStops')}</p>}
      {stops.map((stop) => (
        <Alert key={stop.id} tone="warning" title={t(`legal.topic.${stop.topic}`)}>
          <Said>{stop.text}</Said>
        </Alert>
      ))}
    </section>
  )
}
