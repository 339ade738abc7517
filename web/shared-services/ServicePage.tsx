import { useParams } from 'wouter'
import { type ServiceView, useService } from '../api/shared-services.ts'
import { ProjectOf } from '../projects/ProjectOf.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Page } from '../ui/Page.tsx'
import { AskToTakePart } from './AskToTakePart.tsx'
import { ServiceInvitation } from './PartyDialogs.tsx'
import { ServiceCosts } from './ServiceCosts.tsx'
import { ServiceFacts } from './ServiceFacts.tsx'
import { ServiceHeader } from './ServiceHeader.tsx'
import { ServiceHistory, ServiceStages } from './ServiceHistory.tsx'
import { ServiceParties } from './ServiceParties.tsx'
import { ServiceSteps } from './ServiceSteps.tsx'

/** One shared service: how far it is, who takes part, what it costs, what it made and asks for. */
export default function ServicePage() {
  const { id } = useParams<{ id: string }>()
  const service = useService(id)
  return <FetchedPage query={service}>{(data) => <Sheet service={data} />}</FetchedPage>
}

function Sheet({ service }: { service: ServiceView }) {
  const { facts, isInside, can, parties } = service
  const readsCosts = isInside || service.figures !== null
  return (
    <Page>
      <ServiceHeader service={service} />
      <ProjectOf of={{ service: service.id }} />
      <ServiceStages service={service} />
      {parties
        .filter((party) => party.state === 'invited' && party.can.answer)
        .map((party) => (
          <ServiceInvitation key={party.id} service={service} party={party} />
        ))}
      {!isInside && <AskToTakePart service={service} />}
      {can.lead && <ServiceSteps service={service} />}
      {(isInside || parties.some((party) => party.can.record)) && <ServiceParties service={service} />}
      {readsCosts && <ServiceCosts service={service} />}
      {facts && <ServiceFacts service={service} facts={facts} />}
      {isInside && <ServiceHistory service={service} />}
    </Page>
  )
}
