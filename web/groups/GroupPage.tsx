import { useParams } from 'wouter'
import { type GroupView, groupPlace, useGroup } from '../api/groups.ts'
import { ProjectOf } from '../projects/ProjectOf.tsx'
import { Documents } from '../together/Documents.tsx'
import { Meetings } from '../together/Meetings.tsx'
import { Tasks } from '../together/Tasks.tsx'
import { Thread } from '../together/Thread.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Page } from '../ui/Page.tsx'
import { GroupDecisions } from './GroupDecisions.tsx'
import { GroupHeader } from './GroupHeader.tsx'
import { GroupMembers } from './GroupMembers.tsx'
import { Invitation, JoinGroup } from './JoinGroup.tsx'

/** One working group: what it is for, who is in it, what it decided and does next. */
export default function GroupPage() {
  const { id } = useParams<{ id: string }>()
  const group = useGroup(id)
  return <FetchedPage query={group}>{(data) => <Sheet group={data} />}</FetchedPage>
}

function Sheet({ group }: { group: GroupView }) {
  const place = groupPlace(group.id)
  return (
    <Page>
      <GroupHeader group={group} />
      {group.isInside && <ProjectOf of={{ group: group.id }} />}
      {group.members
        .filter(({ state, can }) => state === 'invited' && can.answer)
        .map((member) => (
          <Invitation key={member.id} group={group} member={member} />
        ))}
      {!group.isInside && <JoinGroup group={group} />}
      {group.isInside && (
        <>
          <GroupMembers group={group} />
          <Meetings place={place} />
          <GroupDecisions group={group} />
          <Tasks place={place} />
          <Thread place={place} />
          <Documents place={place} />
        </>
      )}
    </Page>
  )
}
