import type { Database } from '../../db/connection.ts'
import { type Actor, isFacilitator } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { canDeclare } from '../organisations/policy.ts'
import type { ProjectChange, ProjectInput, ProjectStepInput } from './contract.ts'
import { projectPath, proposedMail, supportedMail } from './mails.ts'
import type { projectMembership } from './members.ts'
import type { RoomsBelow } from './service.ts'
import type { LackRow, ProjectRow, projectsStore } from './store.ts'
import type { ProjectTools } from './writing.ts'

const MOST_LACKS = 12

/** Projects from the day a structure proposes one: what it is, what it lacks, who supports it, how far it is. */
export function projectLife(
  db: Database,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  {
    store,
    tools,
    membership,
  }: {
    store: ReturnType<typeof projectsStore>
    tools: ProjectTools
    membership: ReturnType<typeof projectMembership>
  },
) {
  /** A lack of a project, for who manages it. */
  function lackOf(actor: Actor, projectId: string, lackId: string): LackRow {
    tools.managed(actor, projectId)
    const lacks = store.lacksOf([projectId]).get(projectId) ?? []
    return lacks.find(({ id }) => id === lackId) ?? notFound('Manque du projet')
  }

  function tellFacilitators(row: ProjectRow, organisationId: string, by: string): void {
    const inCharge = accounts.inChargeOf(organisationId).map(({ id }) => id)
    tools.tellPeople(inCharge, by, {
      ...{ kind: 'project-proposed', path: projectPath(row.id), params: { label: row.title } },
      mail: proposedMail(row.id, row.title),
    })
  }

  return {
    /** Proposed by anybody of a structure, or by its facilitators for it. */
    propose(actor: Actor, input: ProjectInput): string {
      const { organisationId, lacks, title, what, withWhom, dueOn, visibility } = input
      const isThere = organisations.recordsOf([organisationId]).get(organisationId)?.closedAt === null
      if (!isThere || !canDeclare(actor, organisationId)) notFound('Structure')
      const at = tools.nowIso()
      const id = newId()
      const row: ProjectRow = {
        ...{ id, title, what, withWhom: withWhom || null, dueOn, visibility },
        ...{ stage: 'proposed', stageAt: at, suspendedFrom: null },
        supporterId: isFacilitator(actor) ? actor.userId : null,
        ...{ groupId: null, synergyId: null, serviceId: null },
        ...{ createdBy: actor.userId, createdAt: at, updatedAt: at },
      }
      db.write(() => {
        store.insert(row)
        for (const label of lacks) store.insertLack({ id: newId(), projectId: id, label, isMet: false })
        const step = { id: newId(), projectId: id, from: null, to: row.stage, reason: null, note: null }
        store.insertStep({ ...step, actorId: actor.userId, at })
        membership.put(row, { organisationId, state: 'owns', by: actor.userId }, 'project.created')
        tellFacilitators(row, organisationId, actor.userId)
      })
      return id
    },

    /** What it is, by when, who may know of it; `change` holds only what changes. */
    change(actor: Actor, id: string, change: ProjectChange): void {
      const { row } = tools.managed(actor, id)
      const given = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      ) as Partial<ProjectRow>
      const keys = Object.keys(given) as (keyof ProjectRow)[]
      if (keys.length === 0) return
      const before = Object.fromEntries(keys.map((key) => [key, row[key]]))
      db.write(() => {
        store.update(id, given)
        tools.tell('project.changed', id, actor.userId, { before, after: given })
      })
    },

    addLack(actor: Actor, id: string, label: string): void {
      tools.openOne(actor, id)
      if ((store.lacksOf([id]).get(id) ?? []).length >= MOST_LACKS)
        fail('conflict', `Un projet dit au plus ${MOST_LACKS} manques.`)
      db.write(() => {
        store.insertLack({ id: newId(), projectId: id, label, isMet: false })
        tools.tell('project.changed', id, actor.userId, { after: { lack: label } })
      })
    },

    /** Found, or missing again. */
    meetLack(actor: Actor, id: string, lackId: string, isMet: boolean): void {
      const { label, isMet: was } = lackOf(actor, id, lackId)
      db.write(() => {
        store.updateLack(lackId, { isMet })
        const [before, after] = [
          { lack: label, isMet: was },
          { lack: label, isMet },
        ]
        tools.tell('project.changed', id, actor.userId, { before, after })
      })
    },

    removeLack(actor: Actor, id: string, lackId: string): void {
      const { label } = lackOf(actor, id, lackId)
      db.write(() => {
        store.removeLack(lackId)
        tools.tell('project.changed', id, actor.userId, { before: { lack: label }, after: { lack: null } })
      })
    },

    step(actor: Actor, id: string, input: ProjectStepInput): void {
      tools.managed(actor, id)
      tools.pass(id, actor.userId, input)
    },

    /** A facilitator takes it up, gives it to a colleague, or puts it down. */
    support(actor: Actor, id: string, supporterId: string | null): void {
      const reading = tools.facilitated(actor, id)
      const { row } = reading
      const supporter = supporterId === null ? null : accounts.actorById(supporterId)
      if (supporterId !== null && (!supporter || !isFacilitator(supporter)))
        fail('invalid-input', 'Cette personne ne peut pas accompagner le projet.', [
          { pointer: '/supporterId', detail: 'Choisissez une personne de l’animation.' },
        ])
      if (row.supporterId === supporterId) return
      db.write(() => {
        store.update(id, { supporterId })
        tools.tell('project.supported', id, actor.userId, {
          ...{ before: { supporterId: row.supporterId }, after: { supporterId } },
        })
        if (supporterId === null) return
        const people = tools.concerned({ row: { ...row, supporterId }, members: reading.members })
        tools.tellPeople(people, actor.userId, {
          ...{ kind: 'project-supported', path: projectPath(id), params: { label: row.title } },
          mail: supportedMail(id, row.title),
        })
      })
    },
  }
}
