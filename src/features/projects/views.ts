import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { isProjectOpen } from '../../kernel/projects.ts'
import { stepsFrom } from '../../kernel/workflow.ts'
import type { projectBecoming } from './becoming.ts'
import type { ProjectMemberView, ProjectSummary, ProjectView } from './contract.ts'
import type { projectMembership } from './members.ts'
import { isPresent, sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { projectsStore } from './store.ts'
import { projectWorkflow } from './workflow.ts'
import type { ProjectTools, Reading } from './writing.ts'

/** Projects as their readers see them. */
export function projectViews(
  clock: Clock,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  {
    store,
    tools,
    membership,
    becoming,
  }: {
    store: ReturnType<typeof projectsStore>
    tools: ProjectTools
    membership: ReturnType<typeof projectMembership>
    becoming: ReturnType<typeof projectBecoming>
  },
) {
  /** Summaries, each with only what its reader may know of it. */
  function summaries(actor: Actor, readings: readonly Reading[]): ProjectSummary[] {
    const lacks = store.lacksOf(readings.map(({ row }) => row.id))
    const today = dayOf(clock.now())
    return readings.map(({ row, members, sight }) => {
      const owner = members.find(({ state }) => state === 'owns')
      const own = members.filter(({ organisationId }) => isMemberOf(actor, organisationId))
      const named = tools.structuresOf(members.map(({ organisationId }) => organisationId))
      return {
        ...{ id: row.id, title: row.title, stage: row.stage, stageAt: row.stageAt },
        ...{ visibility: row.visibility, dueOn: row.dueOn, updatedAt: row.updatedAt },
        isLate: row.dueOn !== null && row.dueOn < today && isProjectOpen(row.stage),
        owner: owner && sight.namesOwner ? named(owner.organisationId) : null,
        structureCount: members.filter(isPresent).length,
        lacks: (lacks.get(row.id) ?? []).flatMap(({ label, isMet }) => (isMet ? [] : label)),
        isSupported: row.supporterId !== null,
        own: own.map(({ organisationId, state }) => ({ ...named(organisationId), state })),
        isInside: sight.level === 'whole',
      }
    })
  }

  /** Those in it, for its readers; who manages it reads the others too, an asked structure itself alone. */
  function membersFor(actor: Actor, reading: Reading): ProjectMemberView[] {
    const manages = tools.manages(actor, reading)
    const shown = reading.members.filter((member) => {
      if (isMemberOf(actor, member.organisationId)) return true
      if (reading.sight.level !== 'whole') return false
      // Who was asked is the facilitators’ to know; who asks is also that of the structure that answers.
      if (member.state === 'invited') return reading.sight.facilitates
      return isPresent(member) || (manages && member.state === 'asked')
    })
    const named = tools.structuresOf(shown.map(({ organisationId }) => organisationId))
    return shown.map((member) => {
      const { organisationId, state, at, message } = member
      const mayLeave = manages || tools.speaksFor(actor, organisationId)
      return {
        ...{ ...named(organisationId), state, at, message },
        can: {
          answer: isProjectOpen(reading.row.stage) && membership.mayAnswer(actor, reading, member),
          leave: mayLeave && (state === 'in' || (state === 'invited' && reading.sight.facilitates)),
        },
      }
    })
  }

  /** Names of those of these people who read it today; the others are not for its readers to know. */
  function namesOf({ row, members }: Reading, userIds: readonly string[]): Map<string, string> {
    const readers = [...new Set(userIds)].filter((userId) => {
      const actor = accounts.actorById(userId)
      return actor && sightOf(actor, row, members)?.level === 'whole'
    })
    return accounts.namesOf(readers)
  }

  function historyFor(reading: Reading): ProjectView['history'] {
    if (reading.sight.level !== 'whole') return []
    const steps = store.stepsOf(reading.row.id)
    const names = namesOf(
      reading,
      steps.map(({ actorId }) => actorId),
    )
    return steps.map(({ from, to, reason, note, at, actorId }) => ({
      ...{ from, to, reason, note, at, by: names.get(actorId) ?? '' },
    }))
  }

  /** Structures of the actor that are neither in it, nor invited, nor asking. */
  function mayAsk(actor: Actor, { row, members }: Reading): ProjectView['mayAsk'] {
    if (row.visibility === 'facilitators' || !isProjectOpen(row.stage)) return []
    const live = new Set(
      members.flatMap((member) =>
        isPresent(member) || member.state === 'invited' || member.state === 'asked'
          ? member.organisationId
          : [],
      ),
    )
    const ids = actor.memberships
      .map(({ organisationId }) => organisationId)
      .filter((id) => !live.has(id) && tools.speaksFor(actor, id))
    return ids.map(tools.structuresOf(ids))
  }

  return {
    summaries,

    of(actor: Actor, reading: Reading): ProjectView {
      const { row, sight } = reading
      const [summary] = summaries(actor, [reading])
      const isWhole = sight.level === 'whole'
      const manages = tools.manages(actor, reading)
      const { supporterId } = row
      const name = supporterId && isWhole ? namesOf(reading, [supporterId]).get(supporterId) : undefined
      return {
        ...(summary as ProjectSummary),
        ...{ what: row.what, withWhom: isWhole ? row.withWhom : null, createdAt: row.createdAt },
        supporter: supporterId && name !== undefined ? { id: supporterId, name } : null,
        possibleSupporters: sight.facilitates
          ? accounts.facilitators().map(({ userId, name: called }) => ({ id: userId, name: called }))
          : [],
        allLacks: (store.lacksOf([row.id]).get(row.id) ?? []).map(({ id, label, isMet }) => ({
          ...{ id, label, isMet },
        })),
        members: membersFor(actor, reading),
        history: historyFor(reading),
        steps: manages
          ? stepsFrom(projectWorkflow, row.stage, tools.factsOf(row, { hasNote: true, hasReason: true }))
          : [],
        became: isWhole ? becoming.became(row) : [],
        mayAsk: mayAsk(actor, reading),
        can: { manage: isWhole && manages, facilitate: sight.facilitates },
      }
    },
  }
}
