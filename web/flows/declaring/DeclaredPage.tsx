import { useParams } from 'wouter'
import { type FlowView, useFlow } from '../../api/flows.ts'
import { useMatches } from '../../api/matches.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { MatchList } from '../../matching/MatchList.tsx'
import { Alert, ProblemAlert } from '../../ui/Alert.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FetchedPage } from '../../ui/FetchedPage.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Loading } from '../../ui/Spinner.tsx'
import { Attachments } from '../attachments/Attachments.tsx'
import { FlowCard } from '../FlowCard.tsx'
import flowStyles from '../FlowPage.module.css'
import styles from './Declaring.module.css'

/** What a declaration gives at once: who may answer it, who reads it, and what comes next. */
export default function DeclaredPage() {
  const { id } = useParams<{ id: string }>()
  const flow = useFlow(id)
  return <FetchedPage query={flow}>{(data) => <Declared flow={data} />}</FetchedPage>
}

function Declared({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader title={t(`declared.title.${flow.kind}`)} />
      <Alert tone="success">{t(`declared.readers.${flow.visibility}`)}</Alert>
      <FirstMatches flow={flow} />
      <Section title={t('flow.facts')}>
        <FlowCard flow={flow} />
      </Section>
      <Attachments flow={flow} />
      <div className={styles.send}>
        <Link to={`/gisements-besoins/${flow.id}`} look="primary">
          {t('declared.open')}
        </Link>
        <Link
          to={
            flow.party.organisationId
              ? `/flux/nouveau?structure=${flow.party.organisationId}`
              : '/flux/nouveau'
          }
          look="secondary"
          icon="plus"
        >
          {t('declared.another')}
        </Link>
      </div>
    </Page>
  )
}

function FirstMatches({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const matches = useMatches({ flow: flow.id }, 5)
  return (
    <Section title={t('declared.matches')}>
      {matches.isPending && <Loading />}
      {matches.isError && <ProblemAlert error={matches.error} onRetry={matches.refetch} />}
      {matches.isSuccess && matches.total === 0 && (
        <EmptyState title={t('declared.none')}>{t(`declared.none.${flow.kind}`)}</EmptyState>
      )}
      {matches.total > 0 && (
        <>
          <p className={styles.hint}>{t('declared.count', { count: matches.total })}</p>
          <div className={flowStyles.matches}>
            <MatchList matches={matches.items} hrefOf={(match) => `/piste/${match.id}`} />
          </div>
          <p>
            <Link to={`/?flux=${flow.id}`} icon="map" look="secondary">
              {t('declared.all', { count: matches.total })}
            </Link>
          </p>
        </>
      )}
    </Section>
  )
}
