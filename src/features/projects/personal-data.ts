import { eq, notInArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection.ts'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { projectMemberStates } from '../../kernel/projects.ts'
import { projectMembers, projectSteps, projects } from './tables.ts'

const elsewhere = projectMemberStates.filter((state) => state !== 'in' && state !== 'owns')
/** Projects that a structure proposed or is in. */
const joinedBy = (organisationId: string) =>
  sql`(select ${projectMembers.projectId} from ${projectMembers} where ${projectMembers.organisationId} = ${organisationId} and ${notInArray(projectMembers.state, elsewhere)})`

/** Who is in which project; what each becomes is read where it goes on. */
export const projectsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'projets',
    table: projects,
    ofPerson: ({ id }) => sql`(${projects.createdBy} = ${id} or ${projects.supporterId} = ${id})`,
    ofOrganisation: (id) => sql`${projects.id} in ${joinedBy(id)}`,
    secret: ['synergyId'],
  },
  {
    part: 'participations aux projets',
    table: projectMembers,
    ofPerson: ({ id }) => eq(projectMembers.userId, id),
    ofOrganisation: (id) => eq(projectMembers.organisationId, id),
  },
  {
    part: 'étapes des projets',
    table: projectSteps,
    ofPerson: ({ id }) => eq(projectSteps.actorId, id),
  },
]

/** Takes away what an anonymised structure said in projects, and hides those it proposed; called within `db.write`. */
export function forgetProjectsOf({ orm }: Database, organisationId: string): void {
  orm
    .update(projectMembers)
    .set({ message: null })
    .where(eq(projectMembers.organisationId, organisationId))
    .run()
  const own = sql`${projects.id} in (select ${projectMembers.projectId} from ${projectMembers} where ${projectMembers.organisationId} = ${organisationId} and ${projectMembers.state} = 'owns')`
  orm
    .update(projects)
    .set({ title: 'Projet anonymisé', what: 'Effacé', withWhom: null, visibility: 'facilitators' })
    .where(own)
    .run()
}
