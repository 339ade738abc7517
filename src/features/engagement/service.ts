import type { Database } from '../../db/connection.ts'
import { dayAfter, dayOf, monthsAfter } from '../../kernel/day.ts'
import type { Deed, DeedKind, EngagementFact } from '../../kernel/engagement.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { SettingsService } from '../settings/service.ts'
import { confirmedPeriods, takenUpPeriods } from './rules.ts'
import { engagementStore, type VersionRow } from './store.ts'

export type EngagementService = ReturnType<typeof engagementService>

const day = (instant: string) => dayOf(new Date(instant))

/** Dated facts of all structures, from which who is engaged, met or active on any day is worked out again. */
export function engagementService(
  db: Database,
  { settings }: { settings: Pick<SettingsService, 'territory'> },
) {
  const store = engagementStore(db)

  const versionOf = ({ family, at, confirmedOn, auditedOn, withdrawnAt }: VersionRow) => ({
    ...{ family, on: day(at), confirmedOn, auditedOn },
    withdrawnOn: withdrawnAt === null ? null : day(withdrawnAt),
  })

  return {
    /** What the rule of `kernel/engagement.ts` is worked out from, for each structure that has anything. */
    facts(): Map<string, EngagementFact[]> {
      const found = new Map<string, EngagementFact[]>()
      const add = (organisationId: string, facts: readonly EngagementFact[]) => {
        const known = found.get(organisationId)
        if (known) known.push(...facts)
        else if (facts.length > 0) found.set(organisationId, [...facts])
      }
      for (const { organisationId, madeOn, engagedOn } of store.visits()) {
        if (madeOn) add(organisationId, [{ sign: 'audited', from: madeOn, until: null }])
        if (engagedOn) add(organisationId, [{ sign: 'signed', from: engagedOn, until: null }])
      }
      const territory = settings.territory()
      for (const versions of groupBy(store.flowVersions(), ({ flowId }) => flowId).values())
        add(
          versions[0]?.organisationId ?? '',
          confirmedPeriods(versions.map(versionOf), (family, saidOn) =>
            dayAfter(monthsAfter(saidOn, territory[`freshMonths.${family}`]), territory.renewalGraceDays + 1),
          ),
        )
      const steps = groupBy(store.synergySteps(), ({ synergyId }) => synergyId)
      for (const { synergyId, organisationId, joinedAt, leftAt } of store.parties())
        add(
          organisationId,
          takenUpPeriods(
            { joinedOn: day(joinedAt), leftOn: leftAt === null ? null : day(leftAt) },
            (steps.get(synergyId) ?? []).map(({ to, at }) => ({ to, on: day(at) })),
          ),
        )
      return found
    },

    /** Structures that were met, each with the first day: a visit, a workshop, an event, an introduction. */
    metOn(): Map<string, string> {
      const met = new Map<string, string>()
      const note = (organisationId: string, on: string) => {
        const known = met.get(organisationId)
        if (known === undefined || on < known) met.set(organisationId, on)
      }
      for (const { organisationId, madeOn } of store.visits()) if (madeOn) note(organisationId, madeOn)
      for (const { organisationId, heldOn } of [...store.workshops(), ...store.attendances()])
        note(organisationId, heldOn)
      for (const { organisationId, introducedAt } of store.parties())
        if (introducedAt) note(organisationId, day(introducedAt))
      return met
    },

    /** Everything that structures did, each with its day; in no order. */
    deeds(): Deed[] {
      const deeds: Deed[] = []
      const note = (organisationId: string, kind: DeedKind, on: string) =>
        void deeds.push({ organisationId, kind, on })
      for (const { organisationId, madeOn, engagedOn } of store.visits()) {
        if (madeOn) note(organisationId, 'audit', madeOn)
        if (engagedOn) note(organisationId, 'engagement', engagedOn)
      }
      for (const versions of groupBy(store.flowVersions(), ({ flowId }) => flowId).values())
        for (const [index, { organisationId, origin, at, confirmedOn }] of versions.entries()) {
          if (index === 0 && origin !== 'takeover') note(organisationId, 'flow-declared', day(at))
          else if (confirmedOn && confirmedOn !== versions[index - 1]?.confirmedOn)
            note(organisationId, 'flow-confirmed', confirmedOn)
        }
      for (const { organisationId, joinedAt } of store.parties())
        note(organisationId, 'synergy', day(joinedAt))
      for (const { organisationId, heldOn } of [...store.workshops(), ...store.attendances()])
        note(organisationId, 'event', heldOn)
      for (const { organisationId, since } of store.memberships())
        if (since) note(organisationId, 'registration', day(since))
      return deeds
    },
  }
}
