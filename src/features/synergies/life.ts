import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { fold } from '../../kernel/fold.ts'
import { newId } from '../../kernel/ids.ts'
import { isOpen, openStages, rankOf, stages } from '../../kernel/synergies.ts'
import { flowIdsOf, presentOf } from './facts.ts'
import type {
  ConversionView,
  LeaveInput,
  PartyInput,
  PromiseInput,
  StepInput,
  SynergyChange,
  SynergyInput,
  SynergyList,
  SynergyQuery,
  SynergyView,
} from './life-contract.ts'
import type { lifeStore, PartyRow, SynergyRow } from './life-store.ts'
import { type NewParty, newParties, TWO_ROLES } from './parties.ts'
import { canAnswer, canReadSynergy } from './policy.ts'
import { medianOf, shapeFault } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { synergyViews } from './synergy-views.ts'
import type { synergyWriting } from './synergy-writing.ts'

const DAY_MS = 86_400_000

/** Synergies from the day a facilitator takes them up: who is in them, how far they are, what is next. */
export function synergyLife(
  db: Database,
  clock: Clock,
  rooms: RoomsBelow,
  {
    store,
    views,
    writing,
  }: {
    store: ReturnType<typeof lifeStore>
    views: ReturnType<typeof synergyViews>
    writing: ReturnType<typeof synergyWriting>
  },
) {
  const { accounts, flows, matching } = rooms
  const parties = newParties(rooms)
  const nowIso = () => clock.now().toISOString()
  const { partiesOf } = writing

  /** A synergy for who may read it; the same 404 for everybody else. */
  function readable(actor: Actor, id: string): SynergyRow {
    const row = store.byId(id)
    return row && canReadSynergy(actor, partiesOf(id)) ? row : notFound('Synergie')
  }

  /** The same for who follows it. */
  function led(actor: Actor, id: string): SynergyRow {
    const row = readable(actor, id)
    if (!views.leads(actor, partiesOf(id))) fail('forbidden', 'Seule l’animation fait avancer une synergie.')
    return row
  }

  function openOne(actor: Actor, id: string): SynergyRow {
    const row = led(actor, id)
    if (!isOpen(row.stage)) fail('conflict', 'Cette synergie a pris fin.')
    return row
  }

  function checkOwner(ownerId: string, present: readonly PartyRow[]): void {
    const owner = accounts.actorById(ownerId)
    if (!owner || !present.some(({ organisationId }) => facilitates(owner, organisationId)))
      fail('invalid-input', 'Cette personne ne suit aucune de ces structures.', [
        { pointer: '/ownerId', detail: 'Choisissez une personne qui suit une de ces structures.' },
      ])
  }

  /** Open synergies in which exactly these flows are together. */
  function withSameFlows(flowIds: readonly string[]): SynergyRow | undefined {
    return store
      .withFlows(flowIds)
      .flatMap((id) => store.byId(id) ?? [])
      .find(({ id, stage }) => {
        const own = flowIdsOf(presentOf(partiesOf(id)))
        return (
          isOpen(stage) && own.length === flowIds.length && flowIds.every((flowId) => own.includes(flowId))
        )
      })
  }

  function add(row: SynergyRow, { organisationId, role, flows: brought }: NewParty): void {
    const id = newId()
    store.insertParty({ id, synergyId: row.id, organisationId, role, joinedAt: nowIso() })
    bring(id, brought)
  }

  function bring(partyId: string, brought: NewParty['flows']): void {
    for (const { row: flow, promised } of brought) {
      store.bringFlow({ partyId, flowId: flow.id, joinedAt: nowIso() })
      if (promised !== null) flows.promises.set(flow.id, partyId, promised)
    }
  }

  /** Ids of the matches between those who give and those who receive in a synergy. */
  function matchesIn(present: readonly PartyRow[]): string[] {
    const flowsOf = (wanted: PartyRow['role']) => flowIdsOf(present.filter(({ role }) => role === wanted))
    return flowsOf('gives').flatMap((stock) => flowsOf('receives').map((need) => `${stock}~${need}`))
  }

  return {
    partiesOf,
    readable,
    led,
    withSameFlows,
    byId: store.byId,

    /**
     * Synergies to which one of these flows is brought, each with its parties and whether it ever ran: for the rooms
     * above, never for the wire.
     */
    withFlows: (flowIds: readonly string[]) =>
      store.withFlows(flowIds).map((id) => ({
        ...{ id, parties: presentOf(partiesOf(id)) },
        hasRun: store.stepsOf(id).some(({ to }) => to === 'operational'),
      })),

    /** Takes up a match or an arrangement of several: who is in it, each with its flow. */
    takeUp(actor: Actor, { kind, title, parties: asked, stage, note }: SynergyInput): SynergyView {
      const resolved = parties.resolveAll(actor, kind, asked)
      const flowIds = resolved.flatMap((party) => party.flows.map(({ row: flow }) => flow.id))
      const at = nowIso()
      const id = newId()
      const row: SynergyRow = {
        ...{ id, kind, title: title || null, stage: 'proposed', stageAt: at, suspendedFrom: null },
        ...{ ownerId: actor.userId, nextAction: null, nextActionOn: null, newsAt: at },
        ...{ createdBy: actor.userId, createdAt: at, updatedAt: at },
      }
      db.write(() => {
        if (withSameFlows(flowIds)) fail('conflict', 'Une synergie réunit déjà ces flux.')
        store.insert(row)
        const first = { id: newId(), synergyId: id, from: null, to: 'proposed' as const, reason: null }
        store.insertStep({ ...first, note, actorId: actor.userId, at })
        for (const party of resolved) add(row, party)
        writing.tell('synergy.taken-up', row, actor.userId, { kind, flowIds, note })
        if (stage === 'validated') this.validate(actor, row)
      })
      return this.get(actor, id)
    },

    /** Passes a proposed synergy on to those that may be introduced. */
    validate(actor: Actor, { id, kind }: SynergyRow, note: string | null = null): void {
      db.write(() => {
        writing.pass(id, { to: 'validated', by: actor.userId, note })
        // A validated match is one more that facilitators kept: the weights learn from it.
        if (kind !== 'pooling' && kind !== 'transformation')
          for (const matchId of matchesIn(presentOf(partiesOf(id)))) matching.keep(actor, matchId)
      })
    },

    /** Whether a synergy was operational on a day (`2026-11-29`), as its steps tell. */
    ranOn(id: string, day: string): boolean {
      const last = store.stepsOf(id).findLast(({ at }) => dayOf(new Date(at)) <= day)
      return last?.to === 'operational' || last?.to === 'recurring'
    },

    /** Ids of the matches that an open synergy holds. */
    pairsTakenUp(): Set<string> {
      const open = store.all().filter(({ stage }) => isOpen(stage))
      const parts = store.partiesOf(open.map(({ id }) => id))
      return new Set([...parts.values()].flatMap((parties) => matchesIn(presentOf(parties))))
    },

    get(actor: Actor, id: string): SynergyView {
      return views.of(actor, readable(actor, id))
    },

    /** Synergies the actor may read, the last that moved first; how many at each stage besides. */
    list(
      actor: Actor,
      { stage, open, kind, owner, followUp, organisation, flow, q, limit, offset }: SynergyQuery,
    ): SynergyList {
      const rows = store.all()
      const parts = store.partiesOf(rows.map(({ id }) => id))
      const of = ({ id }: SynergyRow) => parts.get(id) ?? []
      const readables = rows.filter((row) => canReadSynergy(actor, of(row)))
      const owners = views.named(readables.map(({ ownerId }) => ownerId))
      const filtered = readables
        .filter((row) => !kind || row.kind === kind)
        .filter((row) => !owner || row.ownerId === owner)
        .filter((row) => !open || isOpen(row.stage) === (open === 'yes'))
        .filter((row) => !flow || flowIdsOf(presentOf(of(row))).includes(flow))
      const sought = views.summaries(actor, filtered).filter((one) => {
        if (q && !fold(`${one.title ?? ''} ${one.partyNames.join(' ')}`).includes(fold(q))) return false
        if (followUp && one.followUp?.state !== followUp) return false
        return !organisation || this.isIn(actor, one.id, organisation)
      })
      const byStage = Object.fromEntries(
        stages.map((each) => [each, sought.filter((one) => one.stage === each).length]),
      ) as SynergyList['byStage']
      const kept = stage ? sought.filter((one) => one.stage === stage) : sought
      return { total: kept.length, byStage, owners, items: kept.slice(offset, offset + limit) }
    },

    /** Whether the reader may know that a structure takes part in a synergy, and it does. */
    isIn(actor: Actor, id: string, organisationId: string): boolean {
      const row = store.byId(id)
      return (
        row !== null &&
        views
          .of(actor, row)
          .parties.some(({ organisation, leftAt }) => organisation?.id === organisationId && leftAt === null)
      )
    },

    /** Takes a step; `from` is the stage its author saw. */
    step(actor: Actor, id: string, { from, to, reason, note }: StepInput): SynergyView {
      led(actor, id)
      db.write(() => {
        const row = store.byId(id) ?? notFound('Synergie')
        if (row.stage !== from)
          fail('conflict', 'Cette synergie a changé d’étape depuis que vous l’avez ouverte.')
        if (to === 'validated') this.validate(actor, row, note)
        else writing.pass(id, { to, by: actor.userId, reason, note })
      })
      return this.get(actor, id)
    },

    /** Notes what is next, who follows it, how it is called; `change` holds only what changes. */
    change(actor: Actor, id: string, change: SynergyChange): SynergyView {
      const row = led(actor, id)
      if (change.ownerId) checkOwner(change.ownerId, presentOf(partiesOf(id)))
      db.write(() => {
        store.update(id, change)
        writing.tell('synergy.changed', row, actor.userId, change, row)
      })
      return this.get(actor, id)
    },

    /**
     * One more structure, which knows nobody and is known to nobody before all have agreed again; or one more flow of a
     * structure that is there, shown to nobody before that.
     */
    join(actor: Actor, id: string, input: PartyInput): SynergyView {
      const row = openOne(actor, id)
      db.write(() => {
        const present = presentOf(partiesOf(id))
        const party = parties.resolve(actor, input, '')
        const own = present.find(({ organisationId }) => organisationId === party.organisationId)
        const [added] = party.flows.map(({ row: flow }) => flow)
        if (own) checkOneMore(own, party)
        const grown = { role: own?.role ?? party.role, flows: [...(own?.flows ?? []), ...party.flows] }
        const fault = shapeFault(row.kind, [...present.filter((one) => one !== own), grown])
        if (fault) fail('conflict', fault)
        parties.checkStops(row.kind, [...flows.rowsOf(flowIdsOf(present)), ...(added ? [added] : [])])
        if (own) bring(own.id, party.flows)
        else add(row, party)
        const said = { organisationId: party.organisationId, flowId: added?.id ?? null }
        writing.tell(own ? 'synergy.flow-brought' : 'synergy.party-joined', row, actor.userId, said)
      })
      return this.get(actor, id)
    },

    /** One flow of several goes, its structure staying; what was promised of it is free again. */
    takeOut(actor: Actor, id: string, partyId: string, flowId: string): SynergyView {
      const row = openOne(actor, id)
      db.write(() => {
        const present = presentOf(partiesOf(id))
        const party = bringing(present, partyId, flowId)
        const left = { ...party, flows: party.flows.filter((one) => one.flowId !== flowId) }
        if (left.flows.length === 0) fail('conflict', 'C’est son seul flux : faites sortir la structure.')
        const fault = shapeFault(
          row.kind,
          present.map((one) => (one === party ? left : one)),
        )
        if (fault) fail('conflict', fault)
        store.updateFlow({ partyId, flowId }, { leftAt: nowIso() })
        flows.promises.set(flowId, partyId, null)
        const { organisationId } = party
        writing.tell('synergy.flow-taken-out', row, actor.userId, { organisationId, flowId })
      })
      return this.get(actor, id)
    },

    /** A structure goes: said by its facilitators, or by those who answer for it. */
    leave(actor: Actor, id: string, partyId: string, { reason, note }: LeaveInput): void {
      const row = readable(actor, id)
      const all = partiesOf(id)
      const party = all.find((one) => one.id === partyId) ?? notFound('Partie')
      if (party.leftAt !== null) fail('conflict', 'Cette structure est déjà partie.')
      const { organisationId } = party
      if (!views.leads(actor, all) && !canAnswer(actor, organisationId, accounts.hasManager(organisationId)))
        fail('forbidden', 'Seuls l’animation et un responsable de la structure la font sortir.')
      writing.leave(row, party, { reason, note, by: actor.userId })
    },

    /** What a party promises of one of its flows; null takes it back. */
    promise(
      actor: Actor,
      id: string,
      { partyId, flowId }: { partyId: string; flowId: string },
      { promised }: PromiseInput,
    ): SynergyView {
      const row = openOne(actor, id)
      db.write(() => {
        bringing(presentOf(partiesOf(id)), partyId, flowId)
        const before = flows.promises.of(flowId, partyId)
        flows.promises.set(flowId, partyId, promised)
        writing.tell(
          'synergy.promised',
          row,
          actor.userId,
          { flowId, promised },
          { flowId, promised: before },
        )
      })
      return this.get(actor, id)
    },

    /** How far those taken up in a period went: a stage is reached by whoever was ever there, or further. */
    conversion(actor: Actor, { from, to }: { from: string; to: string }): ConversionView {
      const rows = store
        .all()
        .filter(({ createdAt }) => createdAt.slice(0, 10) >= from && createdAt.slice(0, 10) <= to)
      const mine = rows.filter(({ id }) => views.leads(actor, partiesOf(id)))
      const lives = mine.map((row) => ({ row, steps: store.stepsOf(row.id) }))
      return {
        ...{ from, to, total: mine.length },
        reached: openStages.map((stage) => {
          const days = lives.flatMap(({ row, steps }) => {
            const first = steps.find((step) => rankOf(step.to) >= rankOf(stage))
            return first ? [Math.floor((Date.parse(first.at) - Date.parse(row.createdAt)) / DAY_MS)] : []
          })
          return { stage, count: days.length, medianDays: medianOf(days) }
        }),
        exits: exitsOf(
          lives.flatMap(({ row, steps }) => (rankOf(row.stage) < 0 ? (steps.at(-1) ?? []) : [])),
        ),
      }
    },
  }
}

/** The party of a synergy that brings a flow; 404 when none does. */
function bringing(present: readonly PartyRow[], partyId: string, flowId: string): PartyRow {
  const party = present.find(({ id }) => id === partyId)
  return party?.flows.some((one) => one.flowId === flowId) ? party : notFound('Flux de la synergie')
}

/** A structure that is there brings one more flow, in the role it has. */
function checkOneMore(own: PartyRow, party: NewParty): void {
  const added = party.flows[0]?.row.id
  if (!added) fail('conflict', 'Cette structure y prend déjà part.')
  if (own.flows.some(({ flowId }) => flowId === added)) fail('conflict', 'Ce flux y prend déjà part.')
  if (own.role !== 'transforms' && own.role !== party.role) fail('conflict', TWO_ROLES)
}

function exitsOf(
  last: readonly { to: SynergyRow['stage']; reason: PartyRow['leftReason'] }[],
): ConversionView['exits'] {
  const counts = new Map<string, ConversionView['exits'][number]>()
  for (const { to: stage, reason } of last) {
    const key = `${stage} ${reason}`
    counts.set(key, { stage, reason, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}
