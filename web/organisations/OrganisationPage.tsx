import { useParams } from 'wouter'
import { type FlowView, useFlows } from '../api/flows.ts'
import { useMatches } from '../api/matches.ts'
import { type OrganisationView, useOrganisation } from '../api/organisations.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { StructureVisits } from '../audits/StructureVisits.tsx'
import { OwnEntry } from '../directory/OwnEntry.tsx'
import { DeclareLink } from '../flows/DeclareLink.tsx'
import { FlowCard } from '../flows/FlowCard.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { MatchList } from '../matching/MatchList.tsx'
import { StructureData } from '../privacy/StructureData.tsx'
import { SynergiesOf } from '../synergies/SynergiesOf.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Identity } from './Identity.tsx'
import styles from './OrganisationPage.module.css'
import { RegisterUpdate } from './RegisterUpdate.tsx'

export default function OrganisationPage() {
  const { id } = useParams<{ id: string }>()
  const organisation = useOrganisation(id)
  return <FetchedPage query={organisation}>{(data) => <Sheet organisation={data} />}</FetchedPage>
}

function Sheet({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/structures" icon="back" look="quiet" size="s" data-print="hide">
            {t('organisations.back')}
          </Link>
        }
        title={organisation.name}
        lead={
          <span className={styles.lead}>
            <Badge>{t(`organisation.kind.${organisation.kind}`)}</Badge>
            {organisation.communeName}
          </span>
        }
        actions={
          <>
            {facilitates && organisation.can.declare && (
              <Link to={`/structures/${organisation.id}/saisie`} look="primary" size="s">
                {t('sheet.link')}
              </Link>
            )}
            {organisation.can.edit && !organisation.closedAt && (
              <Link to={`/structures/${organisation.id}/modifier`} look="secondary" size="s">
                {t('structureForm.edit')}
              </Link>
            )}
            <RegisterUpdate organisation={organisation} />
            {organisation.can.declare && organisation.closedAt === null && (
              <DeclareLink organisationId={organisation.id} />
            )}
            {organisation.can.declare && (
              <Link to={`/structures/${organisation.id}/personnes`} look="secondary" size="s">
                {t('people.link')}
              </Link>
            )}
            <Button icon="print" size="s" onClick={() => window.print()}>
              {t('app.print')}
            </Button>
          </>
        }
      />
      <Identity organisation={organisation} />
      {organisation.can.declare && <OwnEntry organisationId={organisation.id} />}
      <OwnFlows organisationId={organisation.id} />
      <StructureVisits organisationId={organisation.id} />
      <SynergiesOf organisation={organisation.id} />
      <OwnMatches organisationId={organisation.id} />
      {organisation.can.edit && <StructureData organisation={organisation} />}
    </Page>
  )
}

function OwnFlows({ organisationId }: { organisationId: string }) {
  const t = useTranslate()
  const flows = useFlows({ organisation: organisationId })
  if (flows.isPending) return <Loading />
  if (flows.isError) return <ProblemAlert error={flows.error} onRetry={flows.refetch} />
  const of = (kind: FlowView['kind']) => flows.items.filter((flow) => flow.kind === kind)
  return (
    <>
      <Section title={t('organisation.stocks')}>
        <Cards flows={of('stock')} none={t('organisation.noStocks')} />
      </Section>
      <Section title={t('organisation.needs')}>
        <Cards flows={of('need')} none={t('organisation.noNeeds')} />
      </Section>
    </>
  )
}

function Cards({ flows, none }: { flows: readonly FlowView[]; none: string }) {
  if (flows.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <ul className={styles.cards}>
      {flows.map((flow) => (
        <li key={flow.id}>
          <FlowCard flow={flow} />
        </li>
      ))}
    </ul>
  )
}

/** The best few here; all of them with their map on the main page. */
function OwnMatches({ organisationId }: { organisationId: string }) {
  const t = useTranslate()
  const matches = useMatches({ organisation: organisationId }, 8)
  return (
    <Section title={t('organisation.matches')}>
      {matches.isPending && <Loading />}
      {matches.isError && <ProblemAlert error={matches.error} onRetry={matches.refetch} />}
      {matches.isSuccess && matches.total === 0 && (
        <p className={styles.none}>{t('organisation.noMatches')}</p>
      )}
      {matches.total > 0 && (
        <>
          <div className={styles.matches}>
            <MatchList matches={matches.items} hrefOf={(match) => `/piste/${match.id}`} />
          </div>
          <p data-print="hide">
            <Link to={`/?structure=${organisationId}`} icon="map" look="secondary">
              {t('organisation.allMatches', { count: matches.total })}
            </Link>
          </p>
        </>
      )}
    </Section>
  )
}
