import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { isServiceOpen } from '../../kernel/shared-services.ts'
import { presentOf } from '../synergies/facts.ts'
import type { CarrierInput, ServiceChange, ServiceInput, ServiceStepInput } from './contract.ts'
import type { CostSheetInput } from './cost-contract.ts'
import type { ServiceParties } from './parties.ts'
import type { RoomsBelow } from './service.ts'
import type { ServiceRow, servicesStore } from './store.ts'
import type { ServiceTools } from './writing.ts'

export interface Born {
  title: string
  kind: ServiceInput['kind']
  description: string | null
  organisationIds: readonly string[]
}

/** Shared services from the day a facilitator has the idea of one: what it is, who carries it, how far it is. */
export function serviceLife(
  db: Database,
  { accounts, matching, synergies }: Pick<RoomsBelow, 'accounts' | 'matching' | 'synergies'>,
  {
    store,
    tools,
    parties,
  }: { store: ReturnType<typeof servicesStore>; tools: ServiceTools; parties: ServiceParties },
) {
  /** The pooling proposal as the actor reads it: what it pools, and whose flows those are. */
  function pooledIn(actor: Actor, poolingId: string): { resourceId: string; organisationIds: string[] } {
    const { items } = matching.poolings(actor, {})
    const pooling = items.find(({ id }) => id === poolingId) ?? notFound('Mutualisation')
    const owners = pooling.members.flatMap(({ party }) => party.organisationId ?? [])
    return { resourceId: pooling.resourceId, organisationIds: owners }
  }

  /** Structures of a pooling synergy that the actor follows and that is no service yet. */
  function synergyParties(actor: Actor, synergyId: string, except?: string): string[] {
    const synergy = synergies.life.led(actor, synergyId)
    if (synergy.kind !== 'pooling') fail('conflict', 'Seule une mutualisation devient un service mutualisé.')
    if (store.ofSynergy(synergyId).some(({ id, stage }) => id !== except && isServiceOpen(stage)))
      fail('conflict', 'Un service mutualisé est déjà la forme de cette synergie.')
    return presentOf(synergies.life.partiesOf(synergyId)).map(({ organisationId }) => organisationId)
  }

  function insert(actor: Actor, row: ServiceRow, organisationIds: readonly string[]): void {
    store.insert(row)
    const step = { id: newId(), serviceId: row.id, from: null, to: row.stage, reason: null, note: null }
    store.insertStep({ ...step, on: tools.today(), actorId: actor.userId, at: row.createdAt })
    const { kind, title, visibility } = row
    tools.tell('shared-service.created', row.id, actor.userId, { after: { kind, title, visibility } })
    for (const organisationId of organisationIds)
      parties.call(row, { organisationId, isUser: true }, actor.userId)
  }

  function newRow(actor: Actor, of: Pick<ServiceRow, 'title' | 'kind' | 'description'>): ServiceRow {
    const at = tools.nowIso()
    return {
      ...{ id: newId(), ...of, visibility: 'closed', stage: 'idea', stageAt: at, suspendedFrom: null },
      ...{ startsOn: null, unit: null, ownerId: actor.userId, sheet: null },
      ...{ carrierKind: null, carrierOrganisationId: null, carrierName: null },
      ...{ synergyId: null, pooledResourceId: null },
      ...{ createdBy: actor.userId, createdAt: at, updatedAt: at },
    }
  }

  function checkOwner(row: ServiceRow, ownerId: string): void {
    const owner = accounts.actorById(ownerId)
    if (owner?.role === 'facilitator' || owner?.role === 'administrator' || ownerId === row.ownerId) return
    fail('invalid-input', 'Cette personne ne peut pas suivre le service.', [
      { pointer: '/ownerId', detail: 'Choisissez une personne de l’animation.' },
    ])
  }

  /** A carrier that is a structure of the platform is asked, if it does not take part yet. */
  function carry(actor: Actor, row: ServiceRow, carrier: CarrierInput | null): Partial<ServiceRow> {
    if (carrier === null) return { carrierKind: null, carrierOrganisationId: null, carrierName: null }
    const { kind, organisationId, name } = carrier
    if (organisationId !== null) {
      parties.checkNamed(actor, organisationId)
      const present = tools.partiesOf(row.id).find((party) => party.organisationId === organisationId)
      if (!present || !['in', 'invited', 'asked'].includes(present.state))
        parties.call(row, { organisationId, isUser: false }, actor.userId)
    }
    return {
      carrierKind: kind,
      carrierOrganisationId: organisationId,
      carrierName: organisationId === null ? name || null : null,
    }
  }

  function checkStart(row: ServiceRow, { startsOn }: ServiceChange): void {
    if (startsOn === undefined || startsOn === row.startsOn || row.stage !== 'running') return
    fail('conflict', 'Le service tourne depuis ce jour : revenez à la mise en place pour le corriger.')
  }

  return {
    /** A new service: by hand, of a pooling proposal or of a pooling synergy, whose structures are invited. */
    create(actor: Actor, input: ServiceInput): string {
      const { poolingId, synergyId, organisationIds, description, ...said } = input
      if (synergyId !== null && poolingId !== null)
        fail('invalid-input', 'Un service naît d’une synergie ou d’une mutualisation proposée, pas des deux.')
      const pooled = poolingId === null ? null : pooledIn(actor, poolingId)
      const ofSynergy = synergyId === null ? [] : synergyParties(actor, synergyId)
      const invited = [...new Set([...(pooled?.organisationIds ?? []), ...ofSynergy, ...organisationIds])]
      for (const organisationId of invited) parties.checkNamed(actor, organisationId)
      const row: ServiceRow = {
        ...newRow(actor, { ...said, description: description || null }),
        ...{ visibility: said.visibility, unit: said.unit, synergyId },
        pooledResourceId: pooled?.resourceId ?? null,
      }
      db.write(() => insert(actor, row, invited))
      return row.id
    },

    /** A service that another room gave birth to: its structures are invited. Within the transaction of that. */
    bear(actor: Actor, { organisationIds, ...of }: Born): string {
      const row = newRow(actor, of)
      db.write(() => insert(actor, row, organisationIds))
      return row.id
    },

    /** What it is, who follows and carries it, when it starts; `change` holds only what changes. */
    change(actor: Actor, id: string, change: ServiceChange): void {
      const { row } = tools.led(actor, id)
      if (change.ownerId) checkOwner(row, change.ownerId)
      if (change.synergyId) synergyParties(actor, change.synergyId, id)
      checkStart(row, change)
      db.write(() => {
        const { carrier, ...said } = change
        const given = Object.fromEntries(
          Object.entries({
            ...said,
            ...(carrier !== undefined ? carry(actor, row, carrier) : {}),
          }).filter(([, value]) => value !== undefined),
        ) as Partial<ServiceRow>
        if (Object.keys(given).length === 0) return
        store.update(id, given)
        const before = Object.fromEntries(
          Object.keys(given).map((key) => [key, row[key as keyof ServiceRow]]),
        )
        // Who is asked to carry it is not the others’ to know before its yes.
        const { carrierOrganisationId: _asked, ...after } = given
        tools.tell('shared-service.changed', id, actor.userId, { before, after })
        tools.checkStillRuns(id, actor.userId)
      })
    },

    /** What it costs and brings in. */
    setSheet(actor: Actor, id: string, sheet: CostSheetInput): void {
      tools.led(actor, id)
      db.write(() => {
        store.update(id, { sheet })
        tools.tell('shared-service.sheet-written', id, actor.userId, {
          after: { priceEurosPerUnit: sheet.priceEurosPerUnit },
        })
      })
    },

    /** A step of its life, from the stage that the author saw. */
    step(actor: Actor, id: string, { from, ...step }: ServiceStepInput): void {
      tools.led(actor, id)
      db.write(() => {
        if (store.byId(id)?.stage !== from)
          fail('conflict', 'Ce service a changé d’étape depuis que vous l’avez ouvert.')
        tools.pass(id, { ...step, by: actor.userId })
      })
    },
  }
}
