import { useState } from 'react'
import { type CampaignSummary, useCampaigns, useToPlan, useVisits } from '../api/audits.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import styles from './Audits.module.css'
import { CampaignDialog } from './CampaignDialog.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { VisitTable } from './VisitTable.tsx'

type Opened = { plan: { organisationId?: string; campaignId?: string } } | 'campaign' | null

/** What is to plan, to make and to validate, and how far each campaign is. */
export default function AuditsPage() {
  const t = useTranslate()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <Page>
      <PageHeader
        title={t('audits.title')}
        lead={t('audits.lead')}
        actions={
          <>
            <Button variant="primary" onClick={() => setOpened({ plan: {} })}>
              {t('audits.plan')}
            </Button>
            <Button onClick={() => setOpened('campaign')}>{t('audits.newCampaign')}</Button>
          </>
        }
      />
      <Section title={t('audits.campaigns')}>
        <Campaigns />
      </Section>
      <Section title={t('audits.week')}>
        <Visits list="week" />
      </Section>
      <Section title={t('audits.toValidate')}>
        <Visits list="to-validate" />
      </Section>
      <Section title={t('audits.toPlan')}>
        <ToPlan onPlan={(plan) => setOpened({ plan })} />
      </Section>
      <Others />
      {opened === 'campaign' && <CampaignDialog campaign={null} onClose={close} />}
      {opened && opened !== 'campaign' && <PlanDialog {...opened.plan} onClose={close} />}
    </Page>
  )
}

function Campaigns() {
  const t = useTranslate()
  const campaigns = useCampaigns()
  if (campaigns.isPending) return <Loading />
  if (campaigns.isError) return <ProblemAlert error={campaigns.error} onRetry={campaigns.refetch} />
  if (campaigns.data.total === 0) return <p className={styles.none}>{t('audits.noCampaign')}</p>
  return (
    <ul className={styles.cards}>
      {campaigns.data.items.map((campaign) => (
        <li key={campaign.id}>
          <CampaignCard campaign={campaign} />
        </li>
      ))}
    </ul>
  )
}

function CampaignCard({ campaign: { id, name, startsOn, endsOn, totals } }: { campaign: CampaignSummary }) {
  const { t, formats } = useLanguage()
  const { wanted, done, planned, missing } = totals
  const words = t('campaign.totals', { done, planned, wanted })
  return (
    <Card>
      <h3 className={styles.cardTitle}>
        <Link to={`/audits/campagnes/${id}`} look="plain">
          <Said>{name}</Said>
        </Link>
      </h3>
      <p className={styles.muted}>
        {t('campaign.period', { from: formats.date(startsOn), to: formats.date(endsOn) })}
      </p>
      {wanted > 0 && (
        <>
          <progress className={styles.progress} aria-label={words} max={wanted} value={done} />
          <p>{words}</p>
          <p className={styles.muted}>
            {missing > 0 ? t('campaign.missing', { count: missing }) : t('campaign.complete')}
          </p>
        </>
      )}
    </Card>
  )
}

function Visits({ list }: { list: 'week' | 'to-validate' }) {
  const t = useTranslate()
  const visits = useVisits({ list })
  const key = list === 'week' ? 'audits.week' : 'audits.toValidate'
  return (
    <PagedList list={visits} empty={<p className={styles.none}>{t(`${key}.none`)}</p>}>
      <VisitTable caption={t(key)} visits={visits.items} />
    </PagedList>
  )
}

function ToPlan({ onPlan }: { onPlan(plan: { organisationId: string; campaignId: string }): void }) {
  const t = useTranslate()
  const toPlan = useToPlan()
  if (toPlan.isPending) return <Loading />
  if (toPlan.isError) return <ProblemAlert error={toPlan.error} onRetry={toPlan.refetch} />
  if (toPlan.data.total === 0) return <p className={styles.none}>{t('audits.toPlan.none')}</p>
  type Row = (typeof toPlan.data.items)[number]
  return (
    <Table<Row>
      caption={t('audits.toPlan')}
      rows={toPlan.data.items}
      rowKey={({ campaign, organisationId }) => `${campaign.id} ${organisationId}`}
      columns={[
        {
          key: 'structure',
          header: t('audits.structure'),
          heading: true,
          cell: ({ organisationId, organisationName }) => (
            <Link to={`/structures/${organisationId}`} look="plain">
              <Said>{organisationName}</Said>
            </Link>
          ),
        },
        { key: 'commune', header: t('audits.commune'), cell: ({ communeName }) => communeName ?? '' },
        { key: 'campaign', header: t('audits.campaign'), cell: ({ campaign }) => campaign.name },
        {
          key: 'plan',
          header: t('audits.actions'),
          cell: ({ organisationId, organisationName, campaign }) => (
            <Button
              size="s"
              aria-label={`${t('audits.planOne')} : ${organisationName}`}
              onClick={() => onPlan({ organisationId, campaignId: campaign.id })}
            >
              {t('audits.planOne')}
            </Button>
          ),
        },
      ]}
    />
  )
}

const OTHER_LISTS = ['to-make', 'validated', 'cancelled'] as const

function Others() {
  const t = useTranslate()
  const [list, setList] = useState<string>('to-make')
  const visits = useVisits({ list })
  return (
    <Section title={t('audits.others')}>
      <Toolbar label={t('audits.others')}>
        <Select
          label={t('audits.others.list')}
          value={list}
          options={OTHER_LISTS.map((one) => ({ value: one, label: t(`audits.list.${one}`) }))}
          onChange={setList}
        />
      </Toolbar>
      <PagedList list={visits} empty={<p className={styles.none}>{t('audits.others.none')}</p>}>
        <VisitTable caption={t('audits.others')} visits={visits.items} />
      </PagedList>
    </Section>
  )
}
