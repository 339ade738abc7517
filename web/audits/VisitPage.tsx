import { useState } from 'react'
import { Redirect, useParams } from 'wouter'
import { useVisit, type VisitSummary, type VisitView } from '../api/audits.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Audits.module.css'
import { StatusBadge, whenInWords } from './auditWords.tsx'
import { EnergySection } from './EnergySection.tsx'
import { EngagementSection } from './EngagementSection.tsx'
import { ExaminedFlows } from './ExaminedFlows.tsx'
import { FlowsToExamine } from './FlowsToExamine.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { StepDialog } from './StepDialog.tsx'
import { VisitNotes } from './VisitNotes.tsx'

/** Where a facilitator works on a visit; its structure reads the report. */
export default function VisitPage() {
  const { id } = useParams<{ id: string }>()
  const visit = useVisit(id)
  return (
    <FetchedPage query={visit}>
      {(data) =>
        data.work ? (
          <Sheet visit={data} work={data.work} />
        ) : (
          <Redirect to={`/audits/visites/${id}/rapport`} replace />
        )
      }
    </FetchedPage>
  )
}

type Work = NonNullable<VisitView['work']>
type Status = VisitSummary['status']

function Sheet({ visit, work }: { visit: VisitView; work: Work }) {
  const { t, formats } = useLanguage()
  const [taking, setTaking] = useState<Status | null>(null)
  const [isMoving, setMoving] = useState(false)
  const [isInviting, setInviting] = useState(false)
  const [said, setSaid] = useState('')
  const { id, organisationName, status, facilitatorName, campaign } = visit
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/audits" icon="back" look="quiet" size="s" data-print="hide">
            {t('audits.back')}
          </Link>
        }
        title={organisationName}
        lead={
          <span className={styles.badges}>
            <StatusBadge status={status} />
            {whenInWords(visit, t, formats)} {t('visit.by', { name: facilitatorName })}
            {campaign && <Link to={`/audits/campagnes/${campaign.id}`}>{campaign.name}</Link>}
          </span>
        }
        actions={
          <>
            <Steps work={work} onTake={setTaking} />
            {visit.can.edit && <Button onClick={() => setMoving(true)}>{t('visit.move')}</Button>}
            {status === 'planned' && <Button onClick={() => setInviting(true)}>{t('invite.open')}</Button>}
            <Link to={`/audits/visites/${id}/rapport`} look="secondary" icon="print">
              {t('audits.report')}
            </Link>
          </>
        }
      />
      {said && <Alert tone="success">{said}</Alert>}
      <Blocked work={work} />
      {status !== 'validated' && (
        <Section title={t('visit.toExamine')}>
          <FlowsToExamine visit={visit} work={work} />
        </Section>
      )}
      <Section title={t('visit.examined')}>
        <ExaminedFlows visit={visit} />
      </Section>
      <Section title={t('visit.said')}>
        <VisitNotes key={status} visit={visit} />
      </Section>
      <Section title={t('visit.energy')}>
        <EnergySection visit={visit} />
      </Section>
      <Section title={t('visit.engagement')}>
        <EngagementSection visit={visit} />
      </Section>
      <Section title={t('visit.history')}>
        <History work={work} />
      </Section>
      {isMoving && <MoveDialog visit={visit} work={work} onClose={() => setMoving(false)} />}
      {isInviting && (
        <InviteDialog
          visit={visit}
          work={work}
          onClose={() => setInviting(false)}
          onDone={() => {
            setInviting(false)
            setSaid(t('invite.done'))
          }}
        />
      )}
      {taking && (
        <StepDialog
          visit={visit}
          to={taking}
          onClose={() => setTaking(null)}
          onDone={() => {
            setTaking(null)
            setSaid(t(`visit.step.${taking}.done`))
          }}
        />
      )}
    </Page>
  )
}

/** The steps that the server says there are; the one forward first. */
const FORWARD: readonly Status[] = ['made', 'validated']

function Steps({ work, onTake }: { work: Work; onTake(to: Status): void }) {
  const t = useTranslate()
  return work.steps
    .filter(({ blockedBy }) => blockedBy === null)
    .sort((a, b) => Number(FORWARD.includes(b.to)) - Number(FORWARD.includes(a.to)))
    .map(({ to }) => (
      <Button key={to} variant={FORWARD.includes(to) ? 'primary' : 'secondary'} onClick={() => onTake(to)}>
        {t(`visit.step.${to}`)}
      </Button>
    ))
}

function Blocked({ work }: { work: Work }) {
  const t = useTranslate()
  const blocked = work.steps.find(({ to, blockedBy }) => to === 'validated' && blockedBy !== null)
  if (!blocked?.blockedBy) return null
  return (
    <Alert tone="info" title={t('visit.blocked')}>
      <p lang="fr">{blocked.blockedBy}</p>
    </Alert>
  )
}

function History({ work: { history } }: { work: Work }) {
  const { t, formats } = useLanguage()
  return (
    <ol className={styles.bullets}>
      {history.map(({ to, by, at, note }) => (
        <li key={at}>
          {t('visit.historyLine', {
            status: t(`visit.status.${to}`),
            name: by,
            date: formats.moment(at),
          })}
          {note && <p className={styles.muted}>{note}</p>}
        </li>
      ))}
    </ol>
  )
}
