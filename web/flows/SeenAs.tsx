import { useId, useState } from 'react'
import { type Audience, audiences } from '../../src/kernel/visibility.ts'
import { type FlowView, useFlowAs } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Icon } from '../ui/Icon.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { FlowCard } from './FlowCard.tsx'
import styles from './FlowPage.module.css'

/** The very answer an audience is given, from the server: nothing here decides what is hidden. */
export function SeenAs({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const titleId = useId()
  const [audience, setAudience] = useState<Audience>('member')
  const seen = useFlowAs(flow.id, audience)
  const shown = seen.data?.flow
  return (
    <section className={styles.preview} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('sight.preview')}</h3>
      <p className={styles.hint}>{t('sight.previewLead')}</p>
      <RadioCards
        inRow
        legend={t('sight.as')}
        value={audience}
        options={audiences.map((value) => ({ value, label: t(`sight.as.${value}`) }))}
        onChange={(chosen) => setAudience(chosen)}
      />
      {audience === 'introduced' && <p className={styles.hint}>{t('sight.introducedToo')}</p>}
      {seen.isPending && <Loading />}
      {seen.isError && <ProblemAlert error={seen.error} onRetry={seen.refetch} />}
      <div aria-live="polite">
        {shown && <FlowCard flow={shown} withParty />}
        {shown === null && (
          <div className={styles.nothing}>
            <Icon name="eye" />
            <strong>{t('sight.nothing')}</strong>
            <p>{t(`sight.nothing.${audience}`)}</p>
          </div>
        )}
      </div>
      {shown?.seenAs === 'anonymised' && shown.party.communeName === 'France' && (
        <Alert tone="warning">{t('sight.rare')}</Alert>
      )}
    </section>
  )
}
