import { useParams } from 'wouter'
import { type ProjectView, useProject } from '../api/projects.ts'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Page } from '../ui/Page.tsx'
import { JoinProject, ProjectInvitation } from './JoinProject.tsx'
import { ProjectBecoming } from './ProjectBecoming.tsx'
import { ProjectHeader } from './ProjectHeader.tsx'
import { ProjectLacks } from './ProjectLacks.tsx'
import { ProjectMembers } from './ProjectMembers.tsx'
import { ProjectHistory, ProjectStages, ProjectSteps } from './ProjectSteps.tsx'

/** One project: what is proposed and by when, what is missing, who is in it, how far it is, what it became. */
export default function ProjectPage() {
  const { id } = useParams<{ id: string }>()
  const project = useProject(id)
  return <FetchedPage query={project}>{(data) => <Sheet project={data} />}</FetchedPage>
}

function Sheet({ project }: { project: ProjectView }) {
  const { isInside, can } = project
  return (
    <Page>
      <ProjectHeader project={project} />
      <ProjectStages project={project} />
      {project.members
        .filter(({ state, can: may }) => state === 'invited' && may.answer)
        .map((member) => (
          <ProjectInvitation key={member.id} project={project} member={member} />
        ))}
      {!isInside && <JoinProject project={project} />}
      {can.manage && <ProjectSteps project={project} />}
      <ProjectLacks project={project} />
      {isInside && (
        <>
          <ProjectMembers project={project} />
          <ProjectBecoming project={project} />
          <ProjectHistory project={project} />
        </>
      )}
    </Page>
  )
}
