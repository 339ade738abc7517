import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { projectExitReasons, projectMemberStates, projectStages } from '../../kernel/projects.ts'
import { visibilities } from '../../kernel/visibility.ts'
import { workingGroups } from '../groups/tables.ts'
import { organisations } from '../organisations/tables.ts'
import { sharedServices } from '../shared-services/tables.ts'
import { synergies } from '../synergies/tables.ts'

/** What a structure proposes to others. */
export const projects = sqliteTable(
  'projects',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    what: text().notNull(),
    withWhom: text(),
    /** `YYYY-MM-DD` by when. */
    dueOn: text(),
    visibility: text({ enum: visibilities }).notNull(),
    stage: text({ enum: projectStages }).notNull(),
    stageAt: text().notNull(),
    suspendedFrom: text({ enum: projectStages }),
    /** The facilitator who supports it: a user, without reference. */
    supporterId: text(),
    /** What it became. */
    groupId: text().references(() => workingGroups.id, { onDelete: 'set null' }),
    synergyId: text().references(() => synergies.id, { onDelete: 'set null' }),
    serviceId: text().references(() => sharedServices.id, { onDelete: 'set null' }),
    createdBy: text().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    index('projects_by_group').on(table.groupId),
    index('projects_by_synergy').on(table.synergyId),
    index('projects_by_service').on(table.serviceId),
  ],
)

const projectId = () =>
  text()
    .notNull()
    .references(() => projects.id, { onDelete: 'cascade' })

/** Where a structure stands with a project: one row, whatever it was before. */
export const projectMembers = sqliteTable(
  'project_members',
  {
    projectId: projectId(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    state: text({ enum: projectMemberStates }).notNull(),
    /** What it said when it asked to join. */
    message: text(),
    /** Who put it where it stands: a user, without reference. */
    userId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.organisationId] }),
    index('project_members_by_organisation').on(table.organisationId),
    index('project_members_by_user').on(table.userId),
  ],
)

/** What a project lacks. */
export const projectLacks = sqliteTable(
  'project_lacks',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    label: text().notNull(),
    isMet: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [index('project_lacks_by_project').on(table.projectId)],
)

/** Every step of a project, in order; rows are only added. */
export const projectSteps = sqliteTable(
  'project_steps',
  {
    id: text().primaryKey(),
    projectId: projectId(),
    /** Null: the first. */
    from: text({ enum: projectStages }),
    to: text({ enum: projectStages }).notNull(),
    reason: text({ enum: projectExitReasons }),
    note: text(),
    actorId: text().notNull(),
    at: text().notNull(),
  },
  (table) => [
    index('project_steps_by_project').on(table.projectId),
    index('project_steps_by_author').on(table.actorId),
  ],
)
