import { useState } from 'react'
import { isOpen } from '../../src/kernel/synergies.ts'
import { useIntroductions } from '../api/introductions.ts'
import { type SynergyView, useAskIntroduction } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { AskDialog } from './AskDialog.tsx'
import { IntroductionSummary } from './IntroductionSummary.tsx'
import styles from './Synergy.module.css'

/** What the structures were asked and what each answered, as far as the reader may know; asked by facilitators. */
export function SynergyIntroductions({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const [isAsking, setAsking] = useState(false)
  const introductions = useIntroductions()
  const own = synergy.introductionIds.flatMap(
    (id) => introductions.data?.items.find((one) => one.id === id) ?? [],
  )
  const awaitsMore = synergy.parties.some(
    ({ introducedAt, leftAt, flows }) =>
      !leftAt && (!introducedAt || flows.some((flow) => flow.introducedAt === null)),
  )
  const mayAsk =
    synergy.can.lead &&
    isOpen(synergy.stage) &&
    awaitsMore &&
    introductions.isSuccess &&
    own.every(({ state }) => state !== 'asked')
  if (!mayAsk && own.length === 0) return null
  return (
    <Section title={t('synergy.introductions')}>
      {mayAsk && (
        <>
          <p>{t(own.length > 0 ? 'synergy.introductions.newcomer' : 'synergy.introductions.none')}</p>
          <div className={styles.actions}>
            <Button variant="primary" onClick={() => setAsking(true)}>
              {t('synergy.introductions.ask')}
            </Button>
          </div>
        </>
      )}
      <ul className={styles.introductions}>
        {own.map((introduction) => (
          <li key={introduction.id}>
            <IntroductionSummary introduction={introduction} synergy={synergy} />
          </li>
        ))}
      </ul>
      {isAsking && <Asking synergy={synergy} onClose={() => setAsking(false)} />}
    </Section>
  )
}

function Asking({ synergy, onClose }: { synergy: SynergyView; onClose(): void }) {
  const ask = useAskIntroduction(synergy.id)
  return (
    <AskDialog
      sending={ask}
      isValidating={synergy.stage === 'proposed'}
      onAsk={(input) => ask.mutate(input, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
