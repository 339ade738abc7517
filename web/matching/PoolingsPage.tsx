import { type PoolingView, usePoolings } from '../api/matches.ts'
import { FamilyAndStructure } from '../flows/FamilyAndStructure.tsx'
import { FreshnessBadge } from '../flows/Freshness.tsx'
import { Party } from '../flows/Party.tsx'
import { ProvenanceBadge } from '../flows/Provenance.tsx'
import { GroupFromPooling } from '../groups/GroupFromPooling.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ServiceFromPooling } from '../shared-services/ServiceFromPooling.tsx'
import { TakeUp } from '../synergies/TakeUp.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './Groups.module.css'
import { Lines } from './MatchDetails.tsx'

export default function PoolingsPage() {
  const t = useTranslate()
  const address = useAddress<'famille' | 'structure'>()
  const filters = { family: address.get('famille'), organisation: address.get('structure') }
  const poolings = usePoolings(filters)
  return (
    <Page>
      <PageHeader
        title={t('poolings.title')}
        lead={t('poolings.lead')}
        actions={poolings.total > 0 && <ExportMenu list="poolings" filters={filters} />}
      />
      <Toolbar label={t('matches.filters')}>
        <FamilyAndStructure address={address} />
      </Toolbar>
      <PagedList
        list={poolings}
        empty={<EmptyState title={t('poolings.none')}>{t('poolings.noneText')}</EmptyState>}
      >
        <p role="status">{t('poolings.count', { count: poolings.total })}</p>
        <ul className={styles.list}>
          {poolings.items.map((pooling) => (
            <li key={pooling.id}>
              <PoolingCard pooling={pooling} />
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

function PoolingCard({ pooling }: { pooling: PoolingView }) {
  const { t, formats } = useLanguage()
  return (
    <Card>
      <div className={styles.head}>
        <h2>
          <Said>{pooling.resourceLabel}</Said>
        </h2>
        <ScoreBar value={pooling.score} of="match" />
      </div>
      <p className={styles.facts}>
        <Badge>{t(`family.${pooling.family}`)}</Badge>
        <span>{t('poolings.members', { count: pooling.members.length })}</span>
        {pooling.radiusKm !== null && (
          <span>{t('poolings.radius', { distance: formats.distance(pooling.radiusKm) })}</span>
        )}
      </p>
      <Lines lines={pooling.reasons} icon="check" />
      {pooling.threshold && <Launch threshold={pooling.threshold} />}
      <h3>{t('poolings.who')}</h3>
      <Members members={pooling.members} />
      {pooling.toCheck.length > 0 && (
        <>
          <h3>{t('match.checks')}</h3>
          <Lines lines={pooling.toCheck} icon="box" />
        </>
      )}
      <p className={styles.facts}>
        <TakeUp kind="pooling" flows={pooling.members} />
        <GroupFromPooling pooling={pooling} />
        <ServiceFromPooling pooling={pooling} />
      </p>
    </Card>
  )
}

const TONES = { reached: 'good', short: 'warning', unknown: 'plain' } as const

function Launch({ threshold }: { threshold: NonNullable<PoolingView['threshold']> }) {
  const t = useTranslate()
  return (
    <>
      <p className={styles.facts}>
        <Badge tone={TONES[threshold.state]}>{t(`poolings.threshold.${threshold.state}`)}</Badge>
        <Said>{threshold.sentence}</Said>
      </p>
      <p className={styles.said}>
        <small>
          {t('poolings.threshold.source')} <Said>{threshold.source}</Said>
        </small>
      </p>
    </>
  )
}

function Members({ members }: { members: PoolingView['members'] }) {
  const { formats } = useLanguage()
  return (
    <ul className={styles.parts}>
      {members.map((flow) => (
        <li key={flow.id}>
          <span>
            <Party flow={flow} />
          </span>
          <span className={styles.said}>
            <Said>{flow.label}</Said>
          </span>
          <span className={styles.facts}>
            {formats.quantity(flow)}
            <ProvenanceBadge flow={flow} />
            <FreshnessBadge flow={flow} />
          </span>
        </li>
      ))}
    </ul>
  )
}
