import { type Actor, isMemberOf } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { canAnswer, canReadSynergy } from '../synergies/policy.ts'
import { isLate } from '../together/rules.ts'
import { type GroupCircle, isIn } from './circle.ts'
import type { GroupMember, GroupSummary, GroupView } from './contract.ts'
import { lastLivedOn, stateOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { groupsStore, MemberRow } from './store.ts'
import type { GroupTools, Reading } from './writing.ts'

/** Groups as their readers see them. */
export function groupViews(
  clock: Clock,
  { accounts, organisations, settings, synergies }: RoomsBelow,
  { store, tools }: { store: ReturnType<typeof groupsStore>; tools: GroupTools },
) {
  /** Summaries, each with only what its reader may know of it. */
  function summaries(actor: Actor, readings: readonly Reading[]): GroupSummary[] {
    const ids = readings.map(({ row }) => row.id)
    const [tasks, meetings] = [store.openTasks(ids), store.meetings(ids)]
    const today = dayOf(clock.now())
    const own = new Map(actor.memberships.map(({ organisationId }) => [organisationId, true]))
    const names = organisations.recordsOf([...own.keys()])
    return readings.map((reading) => {
      const { row, members, sight } = reading
      const planned = meetings.get(row.id) ?? []
      const lived = {
        newsOn: dayOf(new Date(row.newsAt)),
        meetingDays: planned.map(({ heldOn }) => heldOn),
        closedAt: row.closedAt,
      }
      const open = tasks.get(row.id) ?? []
      const next = planned.find(({ heldOn }) => heldOn >= today)
      const isInside = sight.level === 'whole'
      return {
        ...{ id: row.id, title: row.title, visibility: row.visibility, isInside },
        state: stateOf(lived, today, settings.territory().groupDormantDays),
        lastLivedOn: lastLivedOn(lived, today),
        memberCount: members.filter(isIn).length,
        openTaskCount: open.length,
        lateTaskCount: open.filter(({ dueOn }) => isLate({ dueOn, doneAt: null }, today)).length,
        nextMeeting:
          isInside && next ? { title: next.title, heldOn: next.heldOn, startsAt: next.startsAt } : null,
        lead: isInside ? leadOf(reading) : null,
        own: members
          .filter(({ organisationId }) => own.has(organisationId))
          .map(({ organisationId, state }) => ({
            ...{ id: organisationId, name: names.get(organisationId)?.name ?? '', state },
          })),
      }
    })
  }

  function leadOf(group: GroupCircle): GroupSummary['lead'] {
    const { leadId } = group.row
    const name = tools.people.named([leadId], group).get(leadId ?? '')
    return leadId !== null && name !== undefined ? { id: leadId, name } : null
  }

  /** Those in it, for its readers; whoever manages it reads the others too, an invited structure itself alone. */
  function membersFor(actor: Actor, { members, sight, row }: Reading): GroupMember[] {
    const shown = members.filter((member) => {
      if (isMemberOf(actor, member.organisationId)) return true
      if (sight.level !== 'whole') return false
      return isIn(member) || (sight.manages && ['invited', 'asked'].includes(member.state))
    })
    const records = organisations.recordsOf(shown.map(({ organisationId }) => organisationId))
    return shown.map((member) => ({
      ...{ id: member.organisationId, name: records.get(member.organisationId)?.name ?? '' },
      ...{ state: member.state, at: member.at, message: member.message },
      can: {
        answer: row.closedAt === null && mayAnswer(actor, member, sight.manages),
        leave: isIn(member) && (sight.isLed || speaksFor(actor, member.organisationId)),
      },
    }))
  }

  /** Decides for a structure, as it would of showing its name. */
  const speaksFor = (actor: Actor, organisationId: string) =>
    canAnswer(actor, organisationId, accounts.hasManager(organisationId))

  /** An invitation is answered by the structure, a request by who manages the group. */
  function mayAnswer(actor: Actor, { state, organisationId }: MemberRow, manages: boolean): boolean {
    if (state === 'invited') return speaksFor(actor, organisationId)
    return state === 'asked' && manages
  }

  /** Structures of the actor that are neither in it, nor invited, nor asking. */
  function mayAsk(actor: Actor, { row, members }: Reading): GroupView['mayAsk'] {
    if (row.visibility !== 'open' || row.closedAt !== null) return []
    const present = groupBy(members, ({ organisationId }) => organisationId)
    const ids = actor.memberships
      .map(({ organisationId }) => organisationId)
      .filter((id) => !['in', 'invited', 'asked'].includes(present.get(id)?.[0]?.state ?? ''))
      .filter((id) => speaksFor(actor, id))
    const records = organisations.recordsOf(ids)
    return ids.map((id) => ({ id, name: records.get(id)?.name ?? '' }))
  }

  function possibleLeads(group: GroupCircle): GroupView['possibleLeads'] {
    const ids = [
      ...new Set([
        ...tools.people.leading(group),
        ...tools.people.members(group),
        ...tools.people.facilitators(group),
      ]),
    ]
    return [...accounts.namesOf(ids)]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  }

  return {
    summaries,
    speaksFor,
    mayAnswer,
    possibleLeads,

    of(actor: Actor, reading: Reading): GroupView {
      const { row, sight } = reading
      const [summary] = summaries(actor, [reading])
      const isOpen = row.closedAt === null
      const readsSynergy =
        row.synergyId !== null && canReadSynergy(actor, synergies.life.partiesOf(row.synergyId))
      return {
        ...(summary as GroupSummary),
        objectives: sight.level === 'outline' ? null : row.objectives,
        ...{ createdAt: row.createdAt, closedAt: row.closedAt },
        origin: row.synergyId !== null ? 'synergy' : row.pooledResourceId !== null ? 'pooling' : 'hand',
        synergyId: readsSynergy && sight.level === 'whole' ? row.synergyId : null,
        members: membersFor(actor, reading),
        possibleLeads: sight.manages ? possibleLeads(reading) : [],
        mayAsk: mayAsk(actor, reading),
        can: {
          manage: sight.manages,
          facilitate: sight.isLed,
          decide: sight.level === 'whole' && isOpen,
        },
      }
    },
  }
}
