import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Notice } from '../../kernel/notices.ts'
import { isProjectOpen } from '../../kernel/projects.ts'
import { stepFault } from '../../kernel/workflow.ts'
import { canAnswer } from '../synergies/policy.ts'
import { gatheringTeller } from '../together/telling.ts'
import type { ProjectStepInput } from './contract.ts'
import { projectPath, projectStageMail } from './mails.ts'
import { isPresent, type ProjectSight, sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { MemberRow, ProjectRow, projectsStore } from './store.ts'
import { type ProjectFacts, projectWorkflow } from './workflow.ts'

export type ProjectTools = ReturnType<typeof projectTools>

/** A project with who stands where in it, as one reader sees it. */
export interface Reading {
  row: ProjectRow
  members: readonly MemberRow[]
  sight: ProjectSight
}

/** What everything that happens to a project needs: who reads and manages it, how its stage passes, how it is told. */
export function projectTools(
  db: Database,
  clock: Clock,
  { accounts, organisations, notices }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'notices'>,
  store: ReturnType<typeof projectsStore>,
) {
  const nowIso = () => clock.now().toISOString()
  const membersOf = (id: string) => store.membersOf([id]).get(id) ?? []

  /** A project for whoever may know of it; the same 404 for everybody else. */
  function known(actor: Actor, id: string): Reading {
    const row = store.byId(id) ?? notFound('Projet')
    const members = membersOf(id)
    return { row, members, sight: sightOf(actor, row, members) ?? notFound('Projet') }
  }

  /** Decides for a structure, as it would of showing its name. */
  const speaksFor = (actor: Actor, organisationId: string) =>
    canAnswer(actor, organisationId, accounts.hasManager(organisationId))

  /** Manages it: its facilitators, and who speaks for the structure that proposed it. */
  const manages = (actor: Actor, { sight, members }: Reading) =>
    sight.facilitates ||
    members.some(({ state, organisationId }) => state === 'owns' && speaksFor(actor, organisationId))

  /** The same as `known`, for who manages it; those who read a part of it alone get no more than a 404. */
  function managed(actor: Actor, id: string): Reading {
    const reading = known(actor, id)
    if (reading.sight.level !== 'whole') notFound('Projet')
    if (!manages(actor, reading))
      fail('forbidden', 'Seules la structure qui le propose et l’animation changent ce projet.')
    return reading
  }

  /** The same for who facilitates it. */
  function facilitated(actor: Actor, id: string): Reading {
    const reading = known(actor, id)
    return reading.sight.facilitates ? reading : notFound('Projet')
  }

  const deciders = (organisationId: string) => accounts.deciders(organisationId).map(({ userId }) => userId)

  function tellPeople(userIds: readonly string[], by: string, notice: Notice): void {
    const others = [...new Set(userIds)].filter((userId) => userId !== by)
    if (others.length > 0) notices.tell(others, notice)
  }

  const tell = gatheringTeller(db, clock, {
    entity: 'project',
    changed: (ids) => ({ type: 'project-changed', ...ids }),
    standings: (id) => membersOf(id).map((one) => ({ ...one, isIn: isPresent(one) })),
    touch: (id, at) => store.update(id, { updatedAt: at }),
  })

  const factsOf = (row: ProjectRow, said: Pick<ProjectFacts, 'hasNote' | 'hasReason'>): ProjectFacts => ({
    structures: membersOf(row.id).filter(isPresent).length,
    ...{ dueOn: row.dueOn, suspendedFrom: row.suspendedFrom },
    ...said,
  })

  return {
    nowIso,
    membersOf,
    known,
    managed,
    facilitated,
    manages,
    speaksFor,
    deciders,
    tellPeople,
    tell,
    factsOf,

    /** Those who decide for the structures in it, and who supports it. */
    concerned: ({ row, members }: Pick<Reading, 'row' | 'members'>): string[] => [
      ...members.filter(isPresent).flatMap(({ organisationId }) => deciders(organisationId)),
      ...(row.supporterId ? [row.supporterId] : []),
    ],

    /** The same as `managed`, while it is not over. */
    openOne(actor: Actor, id: string): Reading {
      const reading = managed(actor, id)
      if (!isProjectOpen(reading.row.stage)) fail('conflict', 'Ce projet a pris fin.')
      return reading
    },

    /** Names of structures, for those who may read them here. */
    structuresOf(ids: readonly string[]): (id: string) => { id: string; name: string } {
      const records = organisations.recordsOf(ids)
      return (id) => ({ id, name: records.get(id)?.name ?? '' })
    },

    /** The one way a stage passes: its guard, its row of history, its journal entry, its news. A 409 says why not. */
    pass(id: string, by: string, { from, to, reason, note }: ProjectStepInput): void {
      db.write(() => {
        const row = store.byId(id)
        if (!row) return
        if (row.stage !== from) fail('conflict', 'Ce projet a changé d’étape depuis que vous l’avez ouvert.')
        const said = { hasNote: !!note, hasReason: reason !== null }
        const fault = stepFault(projectWorkflow, row.stage, to, factsOf(row, said))
        if (fault) fail('conflict', fault)
        const at = nowIso()
        store.update(id, { stage: to, stageAt: at, suspendedFrom: to === 'suspended' ? row.stage : null })
        const step = { id: newId(), projectId: id, from: row.stage, to, reason, note: note || null }
        store.insertStep({ ...step, actorId: by, at })
        tellPeople(this.concerned({ row, members: membersOf(id) }), by, {
          ...{ kind: 'project-stage', path: projectPath(id), params: { label: row.title } },
          mail: projectStageMail(id, row.title),
        })
        const before = { stage: row.stage, reason: null, note: null }
        tell('project.passed', id, by, { before, after: { stage: to, reason, note: note || null } })
      })
    },
  }
}
