import { useParams } from 'wouter'
import { type FlowView, useFlow } from '../api/flows.ts'
import { useMatches } from '../api/matches.ts'
import { FlowAudits } from '../audits/FlowAudits.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { MatchList } from '../matching/MatchList.tsx'
import { SynergiesOf } from '../synergies/SynergiesOf.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Origin } from '../workshops/Origin.tsx'
import { Attachments } from './attachments/Attachments.tsx'
import { FlowActions, Withdrawn } from './FlowActions.tsx'
import { FlowCard } from './FlowCard.tsx'
import styles from './FlowPage.module.css'
import { Party } from './Party.tsx'
import { StillTrue } from './StillTrue.tsx'
import { WhoSees } from './WhoSees.tsx'

/** One stock or need: what is known of it, what answers it, and for its own people who sees what. */
export default function FlowPage() {
  const { id } = useParams<{ id: string }>()
  const flow = useFlow(id)
  return <FetchedPage query={flow}>{(data) => <Sheet flow={data} />}</FetchedPage>
}

function Sheet({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/gisements-besoins" icon="back" look="quiet" size="s" data-print="hide">
            {t('flow.back')}
          </Link>
        }
        title={flow.label}
        lead={<Party flow={flow} />}
        actions={<FlowActions flow={flow} />}
      />
      <Withdrawn flow={flow} />
      <Section title={t('flow.facts')}>
        <FlowCard flow={flow} />
        {flow.can.edit && <Origin flowId={flow.id} />}
        {flow.can.edit && !flow.withdrawnAt && <StillTrue flow={flow} />}
      </Section>
      <Attachments flow={flow} />
      {flow.can.edit && <FlowAudits flowId={flow.id} />}
      {flow.can.edit && <WhoSees flow={flow} />}
      <SynergiesOf flow={flow.id} />
      <OwnMatches flow={flow} />
    </Page>
  )
}

function OwnMatches({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const matches = useMatches({ flow: flow.id }, 8)
  return (
    <Section title={t('flow.matches')}>
      {matches.isPending && <Loading />}
      {matches.isError && <ProblemAlert error={matches.error} onRetry={matches.refetch} />}
      {matches.isSuccess && matches.total === 0 && <p className={styles.none}>{t('flow.noMatches')}</p>}
      {matches.total > 0 && (
        <div className={styles.matches}>
          <MatchList matches={matches.items} hrefOf={(match) => `/piste/${match.id}`} />
        </div>
      )}
    </Section>
  )
}
