import { useState } from 'react'
import { useParams } from 'wouter'
import {
  type CampaignMemberView,
  type CampaignView,
  type SampleLineView,
  useCampaign,
  useMembership,
} from '../api/audits.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Audits.module.css'
import { headcountInWords, StatusBadge } from './auditWords.tsx'
import { CampaignDialog } from './CampaignDialog.tsx'
import { PlanDialog } from './PlanDialog.tsx'

export default function CampaignPage() {
  const { id } = useParams<{ id: string }>()
  const campaign = useCampaign(id)
  return <FetchedPage query={campaign}>{(data) => <Sheet campaign={data} />}</FetchedPage>
}

function Sheet({ campaign }: { campaign: CampaignView }) {
  const { t, formats } = useLanguage()
  const [isEditing, setEditing] = useState(false)
  const { name, startsOn, endsOn, notes, totals } = campaign
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/audits" icon="back" look="quiet" size="s" data-print="hide">
            {t('audits.back')}
          </Link>
        }
        title={name}
        lead={t('campaign.period', { from: formats.date(startsOn), to: formats.date(endsOn) })}
        actions={
          <>
            <Button onClick={() => setEditing(true)}>{t('campaign.edit')}</Button>
            <Button icon="print" onClick={() => window.print()}>
              {t('app.print')}
            </Button>
          </>
        }
      />
      {notes && <p className={styles.said}>{notes}</p>}
      {totals.wanted > 0 && (
        <Alert tone={totals.missing > 0 ? 'info' : 'success'}>
          {t('campaign.totals', { done: totals.done, planned: totals.planned, wanted: totals.wanted })}
          {' · '}
          {totals.missing > 0 ? t('campaign.missing', { count: totals.missing }) : t('campaign.complete')}
        </Alert>
      )}
      <Section title={t('campaign.coverage')}>
        <Coverage campaign={campaign} />
      </Section>
      <Section title={t('campaign.members')}>
        <Members campaign={campaign} />
      </Section>
      {isEditing && <CampaignDialog campaign={campaign} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Coverage({ campaign: { lines, totals } }: { campaign: CampaignView }) {
  const t = useTranslate()
  if (lines.length === 0) return <p className={styles.none}>{t('campaign.noLine')}</p>
  type Row = Partial<SampleLineView> & typeof totals & { number: number | null }
  const count = (field: 'wanted' | 'done' | 'planned' | 'chosen', header: string): Column<Row> => ({
    ...{ key: field, header, numeric: true },
    cell: (row) => row[field],
  })
  const columns: Column<Row>[] = [
    {
      key: 'sector',
      header: t('campaign.sector'),
      heading: true,
      cell: ({ number, sector }) =>
        number === null
          ? t('campaign.total')
          : `${number}. ${sector ? t(`sector.${sector}`) : t('campaign.anySector')}`,
    },
    {
      key: 'headcount',
      header: t('campaign.headcount'),
      cell: ({ number, headcountBands }) => number && headcountInWords(headcountBands ?? null, t),
    },
    {
      key: 'commune',
      header: t('audits.commune'),
      cell: ({ number, commune }) => number && (commune?.name ?? t('campaign.anyCommune')),
    },
    count('wanted', t('campaign.wanted')),
    count('done', t('campaign.done')),
    count('planned', t('campaign.planned')),
    count('chosen', t('campaign.chosen')),
    {
      ...{ key: 'missing', header: t('campaign.missingShort'), numeric: true },
      cell: ({ missing }) => (missing > 0 ? <span className={styles.missing}>{missing}</span> : missing),
    },
  ]
  return (
    <>
      <p className={styles.muted}>{t('campaign.coverageHint')}</p>
      <Table
        caption={t('campaign.coverage')}
        columns={columns}
        rows={lines.map((line, at): Row => ({ ...line, number: at + 1 }))}
        rowKey={({ number }) => String(number)}
        footer={{ ...totals, number: null }}
      />
    </>
  )
}

function Members({ campaign }: { campaign: CampaignView }) {
  const t = useTranslate()
  const membership = useMembership(campaign.id)
  const [planned, setPlanned] = useState<string | null>(null)
  const columns: Column<CampaignMemberView>[] = [
    {
      key: 'structure',
      header: t('audits.structure'),
      heading: true,
      cell: ({ organisationId, name }) => (
        <Link to={`/structures/${organisationId}`} look="plain">
          <Said>{name}</Said>
        </Link>
      ),
    },
    {
      key: 'sector',
      header: t('campaign.sector'),
      cell: ({ sector }) => (sector ? t(`sector.${sector}`) : t('app.unknown')),
    },
    {
      key: 'headcount',
      header: t('campaign.headcount'),
      cell: ({ headcountBand }) => headcountBand ?? t('app.unknown'),
    },
    { key: 'commune', header: t('audits.commune'), cell: ({ communeName }) => communeName ?? '' },
    {
      key: 'line',
      header: t('campaign.counts'),
      cell: ({ line }) => (line === null ? t('campaign.beside') : t('campaign.line', { number: line + 1 })),
    },
    {
      key: 'visit',
      header: t('campaign.visit'),
      cell: ({ organisationId, name, visit }) => (
        <span className={styles.rowActions}>
          {visit && (
            <Link to={`/audits/visites/${visit.id}`} look="plain">
              <StatusBadge status={visit.status} />
            </Link>
          )}
          {(visit === null || visit.status === 'cancelled') && (
            <>
              <Button
                size="s"
                aria-label={`${t('audits.planOne')} : ${name}`}
                onClick={() => setPlanned(organisationId)}
              >
                {t('audits.planOne')}
              </Button>
              <Button
                size="s"
                variant="quiet"
                icon="close"
                iconOnly
                onClick={() => membership.mutate({ organisationId, isMember: false })}
              >
                {t('campaign.remove', { name })}
              </Button>
            </>
          )}
        </span>
      ),
    },
  ]
  return (
    <>
      <div className={styles.narrow} data-print="hide">
        <AddMember
          key={campaign.members.length}
          onAdd={(organisationId) => membership.mutate({ organisationId, isMember: true })}
        />
      </div>
      {membership.isError && <ProblemAlert error={membership.error} />}
      {campaign.members.length === 0 ? (
        <p className={styles.none}>{t('campaign.noMember')}</p>
      ) : (
        <Table
          caption={t('campaign.members')}
          columns={columns}
          rows={campaign.members}
          rowKey={({ organisationId }) => organisationId}
        />
      )}
      {planned && (
        <PlanDialog organisationId={planned} campaignId={campaign.id} onClose={() => setPlanned(null)} />
      )}
    </>
  )
}

/** Chosen is added: the box is there to add, not to show. */
function AddMember({ onAdd }: { onAdd(organisationId: string): void }) {
  const t = useTranslate()
  return <OrganisationSearchBox label={t('campaign.add')} onSelect={(id) => id && onAdd(id)} />
}
