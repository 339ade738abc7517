import { useState } from 'react'
import { isIntroduced } from '../../src/kernel/synergies.ts'
import { type ResultsView, useResults } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { ExchangeCard } from './ExchangeCard.tsx'
import { ExchangeDialog } from './ExchangeDialog.tsx'
import styles from './Results.module.css'
import { ResultTotals } from './ResultTotals.tsx'

/** What a synergy gave: its exchanges, what they add up to, and what their evidence makes possible. */
export function SynergyResults({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const results = useResults(synergy.id)
  const { data } = results
  // Before its structures know each other there is nothing to say; what one that ended gave is still shown.
  if (!isIntroduced(synergy.stage) && !data?.exchanges.length) return null
  return (
    <Section title={t('results.title')}>
      {results.isError && <ProblemAlert error={results.error} onRetry={() => void results.refetch()} />}
      {results.isLoading && <Loading />}
      {data && <Results synergy={synergy} results={data} />}
    </Section>
  )
}

function Results({ synergy, results }: { synergy: SynergyView; results: ResultsView }) {
  const t = useTranslate()
  const [isRecording, setRecording] = useState(false)
  const { exchanges, proves, can } = results
  return (
    <>
      {proves && (
        <Alert tone="success">
          {t(synergy.can.lead ? 'results.proves.lead' : 'results.proves', {
            stage: t(`synergy.stage.${proves}`),
          })}
        </Alert>
      )}
      {exchanges.length === 0 ? (
        <p className={styles.hint}>
          {t(synergy.kind === 'pooling' ? 'results.none.pooling' : 'results.none')}
        </p>
      ) : (
        <>
          <ResultTotals results={results} />
          <p className={styles.hint}>{t('results.apart')}</p>
        </>
      )}
      <div className={styles.actions}>
        {can.record && (
          <Button
            variant={exchanges.length === 0 ? 'primary' : 'secondary'}
            icon="plus"
            onClick={() => setRecording(true)}
          >
            {t('results.record')}
          </Button>
        )}
        <Link to={`/synergies/${synergy.id}/fiche`} icon="print" look="quiet">
          {t('synergySheet.open')}
        </Link>
      </div>
      {exchanges.length > 0 && (
        <ol className={styles.exchanges} aria-label={t('results.exchanges')}>
          {exchanges.map((exchange) => (
            <li key={exchange.id}>
              <ExchangeCard synergyId={synergy.id} exchange={exchange} mayVoid={can.void} />
            </li>
          ))}
        </ol>
      )}
      {isRecording && <ExchangeDialog synergy={synergy} onClose={() => setRecording(false)} />}
    </>
  )
}
