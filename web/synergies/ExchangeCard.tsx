import { useState } from 'react'
import type { ExchangeView } from '../api/results.ts'
import { documentUrl, synergyPlace } from '../api/together.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { EurosTerms } from './EurosTerms.tsx'
import { ImpactTerms } from './ImpactTerms.tsx'
import styles from './Results.module.css'
import { amountInWords, co2InWords } from './resultWords.tsx'
import { VoidDialog } from './VoidDialog.tsx'

interface ExchangeCardProps {
  synergyId: string
  exchange: ExchangeView
  mayVoid: boolean
}

/** One exchange; struck through once voided, with the reason. */
export function ExchangeCard({ synergyId, exchange, mayVoid }: ExchangeCardProps) {
  const { t, formats } = useLanguage()
  const [isVoiding, setVoiding] = useState(false)
  const { voidedAt, voidReason, by, at } = exchange
  const what = <What synergyId={synergyId} exchange={exchange} />
  return (
    <Card>
      {voidedAt === null ? what : <del className={styles.voided}>{what}</del>}
      <p className={styles.hint}>{t('results.by', { name: by, date: formats.moment(at) })}</p>
      {voidedAt === null ? (
        <Estimates exchange={exchange} />
      ) : (
        <p>
          <Badge tone="warning">{t('results.voided', { date: formats.date(voidedAt) })}</Badge>{' '}
          <Said>{voidReason}</Said>
        </p>
      )}
      {mayVoid && voidedAt === null && (
        <div className={styles.actions}>
          <Button size="s" variant="quiet" onClick={() => setVoiding(true)}>
            {t('results.void')}
          </Button>
        </div>
      )}
      {isVoiding && (
        <VoidDialog synergyId={synergyId} exchange={exchange} onClose={() => setVoiding(false)} />
      )}
    </Card>
  )
}

function What({ synergyId, exchange }: Pick<ExchangeCardProps, 'synergyId' | 'exchange'>) {
  const { t, formats } = useLanguage()
  const { on, partyNames, flowLabels } = exchange
  return (
    <span className={styles.what}>
      <strong>{formats.date(on)}</strong>
      <span>{amountInWords(exchange, t, formats)}</span>
      <span className={styles.hint}>{partyNames.join(' · ')}</span>
      {flowLabels.length > 0 && (
        <span className={styles.hint}>
          <Said>{flowLabels.join(' · ')}</Said>
        </span>
      )}
      <EvidenceOf synergyId={synergyId} exchange={exchange} />
    </span>
  )
}

/** What shows it: words, a document to open, or both. */
function EvidenceOf({ synergyId, exchange }: Pick<ExchangeCardProps, 'synergyId' | 'exchange'>) {
  const t = useTranslate()
  const { evidence, document, isProved } = exchange
  if (!isProved) return <span className={styles.hint}>{t('results.noEvidence')}</span>
  if (evidence === null && !document)
    return <span className={styles.hint}>{t('results.hiddenEvidence')}</span>
  return (
    <span>
      {t('results.evidenceIs')} <Said>{evidence}</Said>
      {evidence && document && ' · '}
      {document && (
        <Link to={documentUrl(synergyPlace(synergyId), document.id)} outside download={document.name}>
          {document.name}
        </Link>
      )}
    </span>
  )
}

/** What it spared, folded: the total first, each term with its factor inside. */
function Estimates({ exchange: { impact, eurosEstimate, tonnes } }: { exchange: ExchangeView }) {
  const { t, formats } = useLanguage()
  if (!impact)
    return (
      <p className={styles.hint}>
        {t(tonnes === null ? 'results.noImpact.tonnes' : 'results.noImpact.pair')}
      </p>
    )
  const { kgCO2e, isLeast } = impact
  const total = kgCO2e === null ? t('results.notEstimated') : co2InWords(kgCO2e, formats)
  return (
    <>
      <Folded
        title={t('results.impact', { total: isLeast ? t('results.least', { total }) : total })}
        lead={t('results.impact.lead')}
      >
        <ImpactTerms impact={impact} />
      </Folded>
      {eurosEstimate && <EurosFolded estimate={eurosEstimate} />}
    </>
  )
}

function EurosFolded({ estimate }: { estimate: NonNullable<ExchangeView['eurosEstimate']> }) {
  const t = useTranslate()
  const { formats } = useLanguage()
  const total = estimate.euros === null ? t('results.notEstimated') : formats.euros(estimate.euros)
  return (
    <Folded title={t('results.euros', { total })} lead={t('results.euros.lead')}>
      <EurosTerms estimate={estimate} />
    </Folded>
  )
}
