import { type ChainView, type MissingLink, useChains } from '../api/matches.ts'
import { FamilyAndStructure } from '../flows/FamilyAndStructure.tsx'
import { FreshnessBadge } from '../flows/Freshness.tsx'
import { Party } from '../flows/Party.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { TakeUp } from '../synergies/TakeUp.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import chain from './ChainsPage.module.css'
import styles from './Groups.module.css'
import { Lines } from './MatchDetails.tsx'

/** What becomes what by the work of a third structure, and the links that the territory misses. */
export default function ChainsPage() {
  const t = useTranslate()
  const address = useAddress<'transformateur' | 'famille' | 'structure'>()
  const filters = {
    transformer: address.get('transformateur'),
    family: address.get('famille'),
    organisation: address.get('structure'),
  }
  const chains = useChains(filters)
  return (
    <Page>
      <PageHeader
        title={t('chains.title')}
        lead={t('chains.lead')}
        actions={chains.total > 0 && <ExportMenu list="chains" filters={filters} />}
      />
      <Toolbar label={t('matches.filters')}>
        <Select
          label={t('chains.transformer')}
          value={address.get('transformateur') ?? ''}
          options={[
            { value: '', label: t('chains.all') },
            { value: 'known', label: t('chains.known') },
            { value: 'missing', label: t('chains.missing') },
          ]}
          onChange={(transformateur) => address.set({ transformateur })}
        />
        <FamilyAndStructure address={address} />
      </Toolbar>
      {chains.missing.length > 0 && <Missing links={chains.missing} />}
      <PagedList
        list={chains}
        empty={<EmptyState title={t('chains.none')}>{t('chains.noneText')}</EmptyState>}
      >
        <Section title={t('chains.list')}>
          <p role="status">{t('chains.count', { count: chains.total })}</p>
          <ul className={styles.list}>
            {chains.items.map((item) => (
              <li key={item.id}>
                <ChainCard chain={item} />
              </li>
            ))}
          </ul>
        </Section>
      </PagedList>
    </Page>
  )
}

function Missing({ links }: { links: readonly MissingLink[] }) {
  const t = useTranslate()
  const columns: Column<MissingLink>[] = [
    {
      key: 'process',
      header: t('chains.process'),
      heading: true,
      cell: ({ process }) => <Said>{process}</Said>,
    },
    { key: 'who', header: t('chains.who'), cell: ({ transformerFr }) => <Said>{transformerFr}</Said> },
    { key: 'stocks', header: t('chains.stocks'), numeric: true, cell: ({ stockCount }) => stockCount },
    { key: 'needs', header: t('chains.needs'), numeric: true, cell: ({ needCount }) => needCount },
  ]
  return (
    <Section title={t('chains.missingLinks')}>
      <p>{t('chains.missingText')}</p>
      <Table caption={t('chains.missingLinks')} columns={columns} rows={links} rowKey={({ id }) => id} />
    </Section>
  )
}

function ChainCard({
  chain: { transformation, stock, need, transformer, legsKm, ...rest },
}: {
  chain: ChainView
}) {
  const { t, formats } = useLanguage()
  // A structure takes part once: one that works its own stock needs no chain.
  const isThird = ![stock, need].some(({ party }) => party.organisationId === transformer?.organisationId)
  const km = (leg: number | null | undefined) => leg != null && <span>{formats.distance(leg)}</span>
  return (
    <Card>
      <div className={styles.head}>
        <h3>
          <Said>{transformation.inputLabel}</Said> → <Said>{transformation.outputLabel}</Said>
        </h3>
        <ScoreBar value={rest.score} of="match" />
      </div>
      <ol className={chain.steps}>
        <li>
          <span className={chain.step}>{t('flow.stock')}</span>
          <Link to={`/gisements-besoins/${stock.id}`}>
            <Said>{stock.label}</Said>
          </Link>
          <span className={styles.facts}>
            <Party flow={stock} />
            <span>{formats.quantity(stock)}</span>
            <FreshnessBadge flow={stock} />
          </span>
        </li>
        <li>
          <span className={chain.step}>{t('chains.process')}</span>
          <Said>{transformation.process}</Said>
          <span className={styles.facts}>
            {transformer ? (
              <Link to={`/structures/${transformer.organisationId}`}>
                {transformer.communeName
                  ? t('flow.partyAt', { name: transformer.name, commune: transformer.communeName })
                  : transformer.name}
              </Link>
            ) : (
              <Badge tone="warning">{t('chains.toFind')}</Badge>
            )}
            {transformer && km(legsKm[0])}
          </span>
        </li>
        <li>
          <span className={chain.step}>{t('flow.need')}</span>
          <Link to={`/gisements-besoins/${need.id}`}>
            <Said>{need.label}</Said>
          </Link>
          <span className={styles.facts}>
            <Party flow={need} />
            <span>{formats.quantity(need)}</span>
            {km(legsKm.at(-1))}
            <FreshnessBadge flow={need} />
          </span>
        </li>
      </ol>
      <Lines lines={rest.reasons.slice(1)} icon="check" />
      <h4>{t('match.checks')}</h4>
      <Lines lines={rest.toCheck} icon="box" />
      <p className={styles.facts}>
        <span>
          {t('chains.source')} <Said>{transformation.source}</Said>
        </span>
      </p>
      {transformer && isThird && (
        <p className={styles.facts}>
          <TakeUp kind="transformation" flows={[stock, need]} transformerId={transformer.organisationId} />
        </p>
      )}
    </Card>
  )
}
