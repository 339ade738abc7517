import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import { sectorOf } from '../../kernel/sectors.ts'
import type { VisitStatus } from '../../kernel/visits.ts'
import { communeByCode } from '../organisations/communes.ts'
import type { OrganisationRecord, OrganisationsService } from '../organisations/service.ts'
import type {
  CampaignInput,
  CampaignMemberView,
  CampaignSummary,
  CampaignView,
  ToPlanList,
} from './contract.ts'
import { canAudit, canCampaign } from './policy.ts'
import { coverageOf, type SampleMember } from './rules.ts'
import { type CampaignRow, campaignsStore, type VisitRow, visitsStore } from './store.ts'

/** How far a visit is for the sample: what was cancelled counts for nothing. */
const PROGRESS: Record<VisitStatus, SampleMember['visit']> = {
  cancelled: 'none',
  planned: 'planned',
  made: 'done',
  validated: 'done',
}
const FURTHEST: readonly VisitStatus[] = ['validated', 'made', 'planned', 'cancelled']

/** Rounds of visits: the sample wanted, the structures chosen for it, and how far it is covered. */
export function campaigns(
  db: Database,
  clock: Clock,
  { organisations }: { organisations: OrganisationsService },
) {
  const store = campaignsStore(db)
  const visits = visitsStore(db)

  function journal(
    action: JournalAction,
    id: string,
    by: string,
    organisationIds: readonly string[],
    after: unknown,
  ): void {
    const about = { entity: 'audit-campaign' as const, entityId: id, organisationIds }
    record(db, { at: clock.now(), actorId: by, action, ...about, after })
  }

  function opened(actor: Actor, id: string): CampaignRow {
    const row = store.byId(id)
    return row && canCampaign(actor) ? row : notFound('Campagne')
  }

  function check({ startsOn, endsOn, lines }: CampaignInput): void {
    if (endsOn < startsOn)
      fail('invalid-input', 'La campagne finit avant d’avoir commencé.', [
        { pointer: '/endsOn', detail: 'La fin vient après le début.' },
      ])
    lines.forEach(({ communeCode }, at) => {
      if (communeCode !== null && !communeByCode(communeCode))
        fail('invalid-input', 'Une commune de l’échantillon n’existe pas.', [
          { pointer: `/lines/${at}/communeCode`, detail: 'Choisissez une commune de la liste.' },
        ])
    })
  }

  function putLines(campaignId: string, lines: CampaignInput['lines']): void {
    store.replaceLines(
      campaignId,
      lines.map((line, position) => ({ id: newId(), campaignId, position, ...line })),
    )
  }

  /** A campaign with each of its structures still there, its furthest visit, and the coverage of its sample. */
  function whole(row: CampaignRow) {
    const lines = store.linesOf(row.id)
    const ids = store.membersOf(row.id).map(({ organisationId }) => organisationId)
    const records = organisations.recordsOf(ids)
    const visitsOf = groupBy(visits.ofCampaign(row.id), ({ organisationId }) => organisationId)
    const members = ids.flatMap((id) => {
      const organisation = records.get(id)
      return organisation ? [{ organisation, visit: furthest(visitsOf.get(id) ?? []) }] : []
    })
    const coverage = coverageOf(
      lines,
      members.map(({ organisation, visit }) => ({
        nafCode: organisation.nafCode,
        headcountBand: organisation.headcountBand,
        communeCodes: organisation.sites.flatMap(({ communeCode }) => communeCode ?? []),
        visit: visit ? PROGRESS[visit.status] : 'none',
      })),
    )
    return { lines, members, coverage }
  }

  function summaryOf(row: CampaignRow, { coverage }: ReturnType<typeof whole>): CampaignSummary {
    const sum = (field: 'wanted' | 'done' | 'planned' | 'chosen' | 'missing') =>
      coverage.lines.reduce((total, line) => total + line[field], 0)
    const { id, name, startsOn, endsOn } = row
    return {
      ...{ id, name, startsOn, endsOn },
      totals: {
        wanted: sum('wanted'),
        done: sum('done'),
        planned: sum('planned'),
        chosen: sum('chosen'),
        missing: sum('missing'),
      },
    }
  }

  function viewOf(actor: Actor, row: CampaignRow): CampaignView {
    const all = whole(row)
    const { lines, members, coverage } = all
    return {
      ...summaryOf(row, all),
      notes: row.notes,
      lines: lines.map(({ sector, headcountBands, communeCode }, at) => {
        const commune = communeCode ? communeByCode(communeCode) : null
        const counted = coverage.lines[at] ?? { wanted: 0, done: 0, planned: 0, chosen: 0, missing: 0 }
        return {
          ...{ sector, headcountBands, ...counted },
          commune: commune && { code: commune.code, name: commune.name },
        }
      }),
      members: members.flatMap(({ organisation, visit }, at) =>
        canAudit(actor, organisation.id) ? [memberView(organisation, visit, coverage.seats[at] ?? null)] : [],
      ),
    }
  }

  return {
    list(actor: Actor): { total: number; items: CampaignSummary[] } {
      const items = canCampaign(actor) ? store.all().map((row) => summaryOf(row, whole(row))) : []
      return { total: items.length, items }
    },

    get: (actor: Actor, id: string): CampaignView => viewOf(actor, opened(actor, id)),

    /** The name of a campaign; null when there is none. */
    nameOf: (id: string): string | null => store.byId(id)?.name ?? null,

    create(actor: Actor, input: CampaignInput): CampaignView {
      check(input)
      const { lines, ...said } = input
      const row = { id: newId(), ...said, createdBy: actor.userId, createdAt: clock.now().toISOString() }
      db.write(() => {
        store.insert(row)
        putLines(row.id, lines)
        journal('audit-campaign.created', row.id, actor.userId, [], input)
      })
      return viewOf(actor, row)
    },

    change(actor: Actor, id: string, input: CampaignInput): CampaignView {
      opened(actor, id)
      check(input)
      const { lines, ...said } = input
      db.write(() => {
        store.update(id, said)
        putLines(id, lines)
        journal('audit-campaign.changed', id, actor.userId, [], input)
      })
      return this.get(actor, id)
    },

    /** Chooses a structure for a campaign; choosing it again changes nothing. */
    addMember(actor: Actor, id: string, organisationId: string): CampaignView {
      const organisation = organisations.recordsOf([organisationId]).get(organisationId)
      if (!organisation || !canAudit(actor, organisationId)) notFound('Structure')
      opened(actor, id)
      if (organisation.closedAt) fail('conflict', 'Cette structure a quitté le réseau.')
      db.write(() => {
        store.addMember({ campaignId: id, organisationId, addedAt: clock.now().toISOString() })
        journal('audit-campaign.member-added', id, actor.userId, [organisationId], null)
      })
      return this.get(actor, id)
    },

    removeMember(actor: Actor, id: string, organisationId: string): CampaignView {
      if (!canAudit(actor, organisationId)) notFound('Structure')
      opened(actor, id)
      const isMember = store.membersOf(id).some((member) => member.organisationId === organisationId)
      if (!isMember) notFound('Structure')
      const own = visits.ofCampaign(id).filter((visit) => visit.organisationId === organisationId)
      if (own.some(({ status }) => status !== 'cancelled'))
        fail('conflict', 'Une visite de cette structure est prévue ou faite dans cette campagne.')
      db.write(() => {
        store.removeMember(id, organisationId)
        journal('audit-campaign.member-removed', id, actor.userId, [organisationId], null)
      })
      return this.get(actor, id)
    },

    /** Structures chosen in campaigns that are not over, whose visit is still to be planned. */
    toPlan(actor: Actor): ToPlanList {
      const today = dayOf(clock.now())
      const items = store
        .all()
        .filter(({ endsOn }) => endsOn >= today)
        .flatMap((row) =>
          whole(row)
            .members.filter(
              ({ organisation, visit }) =>
                (visit === null || visit.status === 'cancelled') &&
                organisation.closedAt === null &&
                canAudit(actor, organisation.id),
            )
            .map(({ organisation }) => ({
              campaign: { id: row.id, name: row.name },
              organisationId: organisation.id,
              organisationName: organisation.name,
              communeName: organisation.sites[0]?.communeName ?? null,
            })),
        )
      return { total: items.length, items }
    },
  }
}

function furthest(rows: readonly VisitRow[]): VisitRow | null {
  return [...rows].sort((a, b) => FURTHEST.indexOf(a.status) - FURTHEST.indexOf(b.status))[0] ?? null
}

function memberView(
  { id, name, nafCode, headcountBand, sites }: OrganisationRecord,
  visit: VisitRow | null,
  line: number | null,
): CampaignMemberView {
  return {
    ...{ organisationId: id, name, headcountBand, line },
    sector: sectorOf(nafCode),
    communeName: sites[0]?.communeName ?? null,
    visit: visit && { id: visit.id, status: visit.status, plannedOn: visit.plannedOn },
  }
}
