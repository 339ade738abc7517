import type { MatchView } from '../api/matches.ts'
import { FlowCard } from '../flows/FlowCard.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { RequestIntroduction } from '../synergies/RequestIntroduction.tsx'
import { TakeUp } from '../synergies/TakeUp.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Said } from '../ui/Said.tsx'
import { Decision } from './Decision.tsx'
import { LegalHelp } from './LegalHelp.tsx'
import styles from './MatchDetails.module.css'
import { MatchTerms } from './MatchTerms.tsx'

/** Why, what is still to be checked, both flows, and how the estimate was made; in the pane and on its own page. */
export function MatchDetails({ match, under: Heading }: { match: MatchView; under: 'h2' | 'h3' }) {
  const t = useTranslate()
  return (
    <div className={styles.details}>
      <div className={styles.triage}>
        <Decision match={match} />
        {match.decision?.verdict !== 'refused' && (
          <TakeUp kind={match.kind} flows={[match.stock, match.need]} />
        )}
      </div>
      <RequestIntroduction match={match} />
      <div className={styles.two}>
        <section>
          <Heading>{t('match.reasons')}</Heading>
          <Lines lines={match.reasons} icon="check" />
        </section>
        <section className={styles.checks}>
          <Heading>{t('match.checks')}</Heading>
          {match.toCheck.length > 0 ? (
            <Lines lines={match.toCheck} icon="box" />
          ) : (
            <p>{t('match.noChecks')}</p>
          )}
        </section>
      </div>
      <div className={styles.two}>
        <FlowCard flow={match.stock} withParty />
        <FlowCard flow={match.need} withParty />
      </div>
      <LegalHelp key={match.id} match={match} />
      <MatchTerms terms={match.terms} under={Heading} />
      <p className={styles.notice}>{t('match.notAdvice')}</p>
    </div>
  )
}

export function Lines({ lines, icon }: { lines: readonly string[]; icon: 'check' | 'box' }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>
          <Icon name={icon} size={16} />
          <span>
            <Said>{line}</Said>
          </span>
        </li>
      ))}
    </ul>
  )
}
