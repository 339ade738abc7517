import { useParams } from 'wouter'
import { useVisit, type VisitFlowView, type VisitView } from '../api/audits.ts'
import { InFrench } from '../i18n/InFrench.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { spacedNumber } from '../organisations/Identity.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Table } from '../ui/Table.tsx'
import { verdictCounts } from './auditWords.tsx'
import { EngagementWords } from './EngagementSection.tsx'
import { Corrections, VerdictBadge } from './ExaminedFlows.tsx'
import styles from './Report.module.css'
import { FindingList } from './VisitNotes.tsx'

/** The paper of a visit: for its structure and its facilitators, made to be printed on A4. */
export default function ReportPage() {
  const { id } = useParams<{ id: string }>()
  const visit = useVisit(id)
  return (
    <FetchedPage query={visit}>
      {(data) => (
        <InFrench>
          <Report visit={data} />
        </InFrench>
      )}
    </FetchedPage>
  )
}

function Report({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  const { record, status, work, id } = visit
  return (
    <Page>
      <PageHeader
        before={
          work && (
            <Link to={`/audits/visites/${id}`} icon="back" look="quiet" size="s" data-print="hide">
              {t('report.back')}
            </Link>
          )
        }
        title={`${t('report.title')} : ${record.structure.name}`}
        lead={t('report.subtitle')}
        actions={
          <Button variant="primary" icon="print" onClick={() => window.print()}>
            {t('app.print')}
          </Button>
        }
      />
      {status !== 'validated' && <Alert tone="warning">{t('report.draft')}</Alert>}
      <article className={styles.report}>
        <Heads visit={visit} />
        <section>
          <h2>{t('report.flows')}</h2>
          <FlowTable visit={visit} />
          <Unexamined visit={visit} />
        </section>
        <section>
          <h2>{t('visit.findings')}</h2>
          {visit.findings.length > 0 ? (
            <FindingList findings={visit.findings} />
          ) : (
            <p>{t('report.findings.none')}</p>
          )}
        </section>
        <section>
          <h2>{t('visit.energy')}</h2>
          <EnergyTable visit={visit} />
        </section>
        <section>
          <h2>{t('visit.expectations')}</h2>
          <p className={styles.said}>{visit.expectations ?? t('report.expectations.none')}</p>
        </section>
        <section>
          <h2>{t('visit.engagement')}</h2>
          <EngagementWords visit={visit} />
        </section>
        <Signatures visit={visit} />
        <p className={styles.foot}>{t('report.footer')}</p>
      </article>
    </Page>
  )
}

/** Of the structure on one side, of the visit on the other, then what it comes to. */
function Heads({ visit }: { visit: VisitView }) {
  const { t, formats } = useLanguage()
  const { structure, facilitatorName, campaignName } = visit.record
  const address = [structure.address, [structure.postalCode, structure.communeName].filter(Boolean).join(' ')]
  const known = (facts: readonly (readonly [string, string | null | undefined])[]) =>
    facts.filter((fact): fact is [string, string] => Boolean(fact[1])) satisfies Fact[]
  const ofStructure = known([
    [t('report.structure'), structure.name],
    [t('report.kind'), t(`organisation.kind.${structure.kind}`)],
    [t('report.siret'), structure.siret && spacedNumber(structure.siret)],
    [t('report.activity'), [structure.activityLabel, structure.nafCode].filter(Boolean).join(' · ')],
    [
      t('organisation.headcount'),
      structure.headcountBand && t('organisation.headcountBand', { band: structure.headcountBand }),
    ],
    [t('report.address'), address.filter(Boolean).join(', ')],
  ])
  const ofVisit = known([
    [t('report.madeOn'), formats.date(visit.madeOn ?? visit.plannedOn)],
    [t('report.madeBy'), facilitatorName],
    [t('visit.met'), visit.met],
    [t('audits.campaign'), campaignName],
    [t('report.validatedOn'), visit.validatedOn && formats.date(visit.validatedOn)],
  ])
  const counts = verdictCounts(visit)
  return (
    <>
      <div className={styles.heads}>
        <section>
          <h2>{t('report.structure')}</h2>
          <Facts facts={ofStructure} />
        </section>
        <section>
          <h2>{t('report.visit')}</h2>
          <Facts facts={ofVisit} />
        </section>
      </div>
      {counts.length > 0 && (
        <section>
          <h2>{t('report.summary')}</h2>
          <ul className={styles.counts}>
            {counts.map(({ verdict, count }) => (
              <li key={verdict}>{t(`report.count.${verdict}`, { count })}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function FlowTable({ visit: { flows } }: { visit: VisitView }) {
  const { t, formats } = useLanguage()
  if (flows.length === 0) return <p>{t('report.flows.none')}</p>
  return (
    <Table<VisitFlowView>
      caption={t('report.flows')}
      rows={flows}
      rowKey={({ flowId }) => flowId}
      columns={[
        {
          key: 'flow',
          header: t('report.flow'),
          heading: true,
          cell: ({ kind, before, after }) => `${t(`flow.${kind}`)} : ${(after ?? before).label}`,
        },
        {
          key: 'quantity',
          header: t('report.quantity'),
          cell: ({ before, after }) => formats.quantity(after ?? before) ?? t('visit.nothing'),
        },
        {
          key: 'verdict',
          header: t('report.verdict'),
          cell: ({ verdict }) => <VerdictBadge verdict={verdict} />,
        },
        {
          key: 'changes',
          header: t('report.changes'),
          cell: (flow) => (
            <>
              <Corrections flow={flow} />
              {flow.note && <p className={styles.said}>{flow.note}</p>}
            </>
          ),
        },
      ]}
    />
  )
}

function Unexamined({ visit: { record } }: { visit: VisitView }) {
  const t = useTranslate()
  if (record.unexamined.length === 0) return null
  return (
    <>
      <h3>{t('report.unexamined')}</h3>
      <ul className={styles.bullets}>
        {record.unexamined.map(({ kind, label }) => (
          <li key={`${kind} ${label}`}>
            {t(`flow.${kind}`)} : {label}
          </li>
        ))}
      </ul>
    </>
  )
}

function EnergyTable({ visit: { record } }: { visit: VisitView }) {
  const { t, formats } = useLanguage()
  if (record.energyActions.length === 0) return <p>{t('visit.energy.none')}</p>
  type Row = (typeof record.energyActions)[number]
  return (
    <Table<Row>
      caption={t('visit.energy')}
      rows={record.energyActions}
      rowKey={({ type, label, on }) => `${type} ${label} ${on}`}
      columns={[
        { key: 'label', header: t('visit.energy.label'), heading: true, cell: ({ label }) => label },
        { key: 'type', header: t('visit.energy.type'), cell: ({ type }) => t(`energy.type.${type}`) },
        {
          ...{ key: 'kwh', header: t('visit.energy.amount'), numeric: true },
          cell: ({ kwhPerYear }) => (kwhPerYear === null ? t('visit.nothing') : formats.number(kwhPerYear)),
        },
        {
          key: 'status',
          header: t('visit.energy.status'),
          cell: ({ status, on }) =>
            t('visit.energy.state', { status: t(`energy.status.${status}`), date: formats.date(on) }),
        },
      ]}
    />
  )
}

/** Room to sign by hand, for the paper alone. */
function Signatures({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  return (
    <section className={styles.signatures}>
      <h2>{t('report.signatures')}</h2>
      <div className={styles.heads}>
        {(['structure', 'facilitator'] as const).map((side) => (
          <div key={side} className={styles.signature}>
            <p>{t(`report.signature.${side}`)}</p>
            <p className={styles.muted}>
              {side === 'structure' ? visit.record.structure.name : visit.record.facilitatorName}
            </p>
            <p className={styles.muted}>{t('report.signature.lines')}</p>
          </div>
        ))}
      </div>
    </section>
  )
}
