import { useState } from 'react'
import type { FlowView } from '../api/flows.ts'
import { useConfirmFlows, useRenewals, useRestoreFlow, useWithdrawFlow } from '../api/renewals.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './FlowPage.module.css'

/** What is to be said again: a member's own flows, or those of the structures that a facilitator is in charge of. */
export default function RenewalsPage() {
  const t = useTranslate()
  const session = useSession()
  const address = useAddress<'structure'>()
  const renewals = useRenewals(address.get('structure'))
  const withdraw = useWithdrawFlow()
  const [gone, setGone] = useState<FlowView | null>(null)
  const stale = renewals.data?.pages.at(-1)?.stale ?? 0
  return (
    <Page>
      <PageHeader
        title={t('renewal.title')}
        lead={
          renewals.isSuccess &&
          renewals.total > 0 &&
          `${t('renewal.count', { count: renewals.total })} · ${t('renewal.stale', { count: stale })}`
        }
      />
      {canFacilitate(session) && (
        <Toolbar label={t('matches.filters')}>
          <OrganisationSearchBox
            selected={address.get('structure')}
            onSelect={(structure) => address.set({ structure })}
          />
        </Toolbar>
      )}
      {withdraw.isError && <ProblemAlert error={withdraw.error} />}
      {gone && <Gone flow={gone} onBack={() => setGone(null)} />}
      <PagedList
        list={renewals}
        empty={<EmptyState title={t('renewal.none')}>{t('renewal.noneText')}</EmptyState>}
      >
        {byStructure(renewals.items).map((flows) => (
          <Structure
            key={flows[0]?.party.organisationId ?? ''}
            flows={flows}
            onGone={(flow) => withdraw.mutate(flow.id, { onSuccess: () => setGone(flow) })}
          />
        ))}
      </PagedList>
    </Page>
  )
}

/** The list comes in order of structures. */
function byStructure(flows: readonly FlowView[]): FlowView[][] {
  const groups: FlowView[][] = []
  for (const flow of flows) {
    const last = groups.at(-1)
    if (last?.[0]?.party.organisationId === flow.party.organisationId) last?.push(flow)
    else groups.push([flow])
  }
  return groups
}

function Structure({ flows, onGone }: { flows: readonly FlowView[]; onGone(flow: FlowView): void }) {
  const { t, formats } = useLanguage()
  const confirm = useConfirmFlows()
  const { name, organisationId } = flows[0]?.party ?? { name: '', organisationId: null }
  const columns: Column<FlowView>[] = [
    {
      ...{ key: 'label', header: t('flows.label'), heading: true },
      cell: (flow) => (
        <Link to={`/gisements-besoins/${flow.id}`}>
          <Said>{flow.label}</Said>
        </Link>
      ),
    },
    {
      ...{ key: 'kind', header: t('flows.kind') },
      cell: ({ kind }) => <Badge tone={kind}>{t(`flow.${kind}`)}</Badge>,
    },
    {
      ...{ key: 'quantity', header: t('flows.quantity') },
      cell: (flow) => formats.quantity(flow) ?? t('app.unknown'),
    },
    { key: 'term', header: t('renewal.term'), cell: (flow) => <Term flow={flow} /> },
    {
      ...{ key: 'answer', header: t('renewal.answer') },
      cell: (flow) => (
        <div className={styles.answers}>
          <Button
            size="s"
            aria-label={t('renewal.stillTrueOf', { label: flow.label })}
            onClick={() => confirm.mutate([flow.id])}
          >
            {t('renewal.stillTrue')}
          </Button>
          <Button
            size="s"
            variant="quiet"
            aria-label={t('renewal.goneOf', { label: flow.label })}
            onClick={() => onGone(flow)}
          >
            {t('renewal.gone')}
          </Button>
        </div>
      ),
    },
  ]
  return (
    <section className={styles.structure} aria-label={name}>
      <div className={styles.structureHead}>
        <h2>{organisationId ? <Link to={`/structures/${organisationId}`}>{name}</Link> : name}</h2>
        {flows.length > 1 && (
          <Button
            size="s"
            variant="primary"
            busy={confirm.isPending}
            aria-label={t('renewal.confirmAllOf', { name, count: flows.length })}
            onClick={() => confirm.mutate(flows.map(({ id }) => id))}
          >
            {t('renewal.confirmAll', { count: flows.length })}
          </Button>
        )}
      </div>
      {confirm.isError && <ProblemAlert error={confirm.error} />}
      <Table caption={t('renewal.of', { name })} columns={columns} rows={flows} rowKey={({ id }) => id} />
    </section>
  )
}

function Term({ flow: { freshness } }: { flow: FlowView }) {
  const { t, formats } = useLanguage()
  const date = freshness.expiresOn && formats.date(freshness.expiresOn)
  if (freshness.state !== 'stale') return date
  return (
    <span>
      {date} <Badge tone="warning">{t('renewal.late')}</Badge>
    </span>
  )
}

/** A withdrawal is taken back as easily as it was made. */
function Gone({ flow, onBack }: { flow: FlowView; onBack(): void }) {
  const t = useTranslate()
  const restore = useRestoreFlow()
  return (
    <Alert tone="success">
      {restore.isError && <ProblemAlert error={restore.error} />}
      <p>{t('renewal.withdrew', { label: flow.label })}</p>
      <Button
        size="s"
        busy={restore.isPending}
        onClick={() => restore.mutate(flow.id, { onSuccess: onBack })}
      >
        {t('renewal.putBack')}
      </Button>
    </Alert>
  )
}
