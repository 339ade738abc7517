import { type AllotmentView, useAllotments } from '../api/matches.ts'
import { FamilyAndStructure } from '../flows/FamilyAndStructure.tsx'
import { FreshnessBadge } from '../flows/Freshness.tsx'
import { Party } from '../flows/Party.tsx'
import { ProvenanceBadge } from '../flows/Provenance.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { TakeUp } from '../synergies/TakeUp.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './Groups.module.css'
import { Lines } from './MatchDetails.tsx'

const TYPES = ['aggregation', 'split'] as const

/** Small stocks that serve a need together, and stocks to share out between several needs. */
export default function AllotmentsPage() {
  const t = useTranslate()
  const address = useAddress<'sorte' | 'famille' | 'structure'>()
  const filters = {
    type: address.get('sorte'),
    family: address.get('famille'),
    organisation: address.get('structure'),
  }
  const allotments = useAllotments(filters)
  return (
    <Page>
      <PageHeader
        title={t('allotments.title')}
        lead={t('allotments.lead')}
        actions={allotments.total > 0 && <ExportMenu list="allotments" filters={filters} />}
      />
      <Toolbar label={t('matches.filters')}>
        <Select
          label={t('allotments.type')}
          value={address.get('sorte') ?? ''}
          options={[
            { value: '', label: t('allotments.allTypes') },
            ...TYPES.map((value) => ({ value, label: t(`allotments.type.${value}`) })),
          ]}
          onChange={(sorte) => address.set({ sorte })}
        />
        <FamilyAndStructure address={address} />
      </Toolbar>
      <PagedList
        list={allotments}
        empty={<EmptyState title={t('allotments.none')}>{t('allotments.noneText')}</EmptyState>}
      >
        <p role="status">{t('allotments.count', { count: allotments.total })}</p>
        <ul className={styles.list}>
          {allotments.items.map((allotment) => (
            <li key={`${allotment.type} ${allotment.id}`}>
              <AllotmentCard allotment={allotment} />
            </li>
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

function AllotmentCard({ allotment }: { allotment: AllotmentView }) {
  const { t, formats } = useLanguage()
  const { type, centre, parts, score, reasons, toCheck } = allotment
  return (
    <Card>
      <div className={styles.head}>
        <h2>
          <Link to={`/gisements-besoins/${centre.id}`}>
            <Said>{centre.label}</Said>
          </Link>
        </h2>
        <ScoreBar value={score} of="match" />
      </div>
      <p className={styles.facts}>
        <Badge>{t(`allotments.type.${type}`)}</Badge>
        <Party flow={centre} />
        <span>{formats.quantity(centre)}</span>
        <FreshnessBadge flow={centre} />
      </p>
      <Lines lines={reasons} icon="check" />
      <h3>{t(`allotments.parts.${type}`)}</h3>
      <ul className={styles.parts}>
        {parts.map((part) => (
          <Part key={part.matchId} part={part} centre={centre} />
        ))}
      </ul>
      <h3>{t('match.checks')}</h3>
      <Lines lines={toCheck} icon="box" />
      <p className={styles.facts}>
        <TakeUp kind={type} flows={[centre, ...parts.map(({ flow }) => flow)]} />
      </p>
    </Card>
  )
}

function Part({ part, centre }: { part: AllotmentView['parts'][number]; centre: AllotmentView['centre'] }) {
  const { t, formats } = useLanguage()
  const { flow, matchId, share, distanceKm } = part
  const amount = { ...centre, quantity: Number((share * (centre.quantity ?? 0)).toPrecision(3)) }
  return (
    <li>
      <Party flow={flow} />
      <span className={styles.said}>
        <Said>{flow.label}</Said>
      </span>
      <span className={styles.facts}>
        <strong>{formats.quantity(amount)}</strong>
        {distanceKm !== null && <span>{formats.distance(distanceKm)}</span>}
        <ProvenanceBadge flow={flow} />
        <FreshnessBadge flow={flow} />
        <Link to={`/piste/${matchId}`}>{t('allotments.match')}</Link>
      </span>
    </li>
  )
}
