import { useParams } from 'wouter'
import { type SynergyView, useSynergy } from '../api/synergies.ts'
import { synergyPlace } from '../api/together.ts'
import { GroupsOfSynergy } from '../groups/GroupsOfSynergy.tsx'
import { ProjectOf } from '../projects/ProjectOf.tsx'
import { ServiceOfSynergy } from '../shared-services/ServiceOfSynergy.tsx'
import { Documents } from '../together/Documents.tsx'
import { Meetings } from '../together/Meetings.tsx'
import { Tasks } from '../together/Tasks.tsx'
import { Thread } from '../together/Thread.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Page } from '../ui/Page.tsx'
import { NextAction } from './NextAction.tsx'
import styles from './Synergy.module.css'
import { SynergyHeader } from './SynergyHeader.tsx'
import { SynergyHistory } from './SynergyHistory.tsx'
import { SynergyIntroductions } from './SynergyIntroductions.tsx'
import { SynergyLegal } from './SynergyLegal.tsx'
import { SynergyParties } from './SynergyParties.tsx'
import { SynergyPlans } from './SynergyPlans.tsx'
import { SynergyResults } from './SynergyResults.tsx'
import { SynergyStages } from './SynergyStages.tsx'
import { SynergySteps } from './SynergySteps.tsx'
import { SynergyStory } from './SynergyStory.tsx'

/** One synergy: how far it is, what is next, who is in it, what was said; each section in a file of its own. */
export default function SynergyPage() {
  const { id } = useParams<{ id: string }>()
  const synergy = useSynergy(id)
  return <FetchedPage query={synergy}>{(data) => <Sheet synergy={data} />}</FetchedPage>
}

function Sheet({ synergy }: { synergy: SynergyView }) {
  const place = synergyPlace(synergy.id)
  return (
    <Page>
      <SynergyHeader synergy={synergy} />
      <ProjectOf of={{ synergy: synergy.id }} />
      <SynergyStages synergy={synergy} />
      {synergy.can.lead && (
        <div className={styles.two}>
          <NextAction synergy={synergy} />
          <SynergySteps synergy={synergy} />
        </div>
      )}
      <SynergyParties synergy={synergy} />
      <SynergyLegal synergy={synergy} />
      <SynergyIntroductions synergy={synergy} />
      <GroupsOfSynergy synergy={synergy} />
      <ServiceOfSynergy synergy={synergy} />
      <Tasks place={place} />
      <Meetings place={place} />
      <Thread place={place} />
      <Documents place={place} />
      <SynergyResults synergy={synergy} />
      <SynergyPlans synergy={synergy} />
      <SynergyStory synergy={synergy} />
      <SynergyHistory synergy={synergy} />
    </Page>
  )
}
