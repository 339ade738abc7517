import { eq, notInArray, sql } from 'drizzle-orm'
import type { PersonalDataTable } from '../../db/personal-data.ts'
import { memberStates } from '../../kernel/groups.ts'
import {
  groupDecisions,
  groupDocuments,
  groupMeetings,
  groupMembers,
  groupMessages,
  groupTasks,
  workingGroups,
} from './tables.ts'

const elsewhere = memberStates.filter((state) => state !== 'in')

/** Groups that a structure is in today. */
const joinedBy = (organisationId: string) =>
  sql`(select ${groupMembers.groupId} from ${groupMembers} where ${groupMembers.organisationId} = ${organisationId} and ${notInArray(groupMembers.state, elsewhere)})`

/** Who is in which group, and what each wrote there; what the other structures wrote is theirs. */
export const groupsPersonalData: readonly PersonalDataTable[] = [
  {
    part: 'groupes de travail',
    table: workingGroups,
    ofPerson: ({ id }) => sql`(${workingGroups.createdBy} = ${id} or ${workingGroups.leadId} = ${id})`,
    ofOrganisation: (id) => sql`${workingGroups.id} in ${joinedBy(id)}`,
    secret: ['synergyId'],
  },
  {
    part: 'participations aux groupes de travail',
    table: groupMembers,
    ofPerson: ({ id }) => eq(groupMembers.userId, id),
    ofOrganisation: (id) => eq(groupMembers.organisationId, id),
  },
  {
    part: 'messages des groupes de travail',
    table: groupMessages,
    ofPerson: ({ id }) => eq(groupMessages.authorId, id),
    ofOrganisation: (id) => eq(groupMessages.organisationId, id),
  },
  {
    part: 'tâches des groupes de travail',
    table: groupTasks,
    ofPerson: ({ id }) =>
      sql`(${groupTasks.createdBy} = ${id} or ${groupTasks.ownerId} = ${id} or ${groupTasks.doneBy} = ${id})`,
  },
  {
    part: 'réunions des groupes de travail',
    table: groupMeetings,
    ofPerson: ({ id }) => eq(groupMeetings.createdBy, id),
  },
  {
    part: 'décisions des groupes de travail',
    table: groupDecisions,
    ofPerson: ({ id }) => eq(groupDecisions.authorId, id),
    ofOrganisation: (id) => eq(groupDecisions.organisationId, id),
  },
  {
    part: 'documents des groupes de travail',
    table: groupDocuments,
    ofPerson: ({ id }) => eq(groupDocuments.authorId, id),
    ofOrganisation: (id) => eq(groupDocuments.organisationId, id),
    secret: ['sha256'],
  },
]
