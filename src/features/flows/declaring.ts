import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newUnorderedId } from '../../kernel/ids.ts'
import { fieldGroups } from '../../kernel/visibility.ts'
import type { MaterialsService } from '../materials/service.ts'
import { canDeclare } from '../organisations/policy.ts'
import type { OrganisationsService } from '../organisations/service.ts'
import { auditedFacts, changedFacts, type FlowFacts, factsOf, sealedChange } from './audit-seal.ts'
import {
  changesAmount,
  changesJudged,
  contradictions,
  quantityToConfirm,
  unknownWasteCode,
} from './checks.ts'
import type { FlowAmendment, FlowDeclaration, FlowInput, FlowView } from './contract.ts'
import type { flowSights } from './sights.ts'
import type { FlowRow, flowsStore } from './store.ts'
import type { FlowOrigin } from './tables.ts'
import type { Author, flowWriting } from './writing.ts'

/** What is said of flows and changed in them, checked; each write passes through `flowWriting`. */
export function flowDeclaring(
  db: Database,
  clock: Clock,
  {
    store,
    writing,
    sights: { get, workedOn, ownerOf },
    organisations,
    materials,
  }: {
    store: ReturnType<typeof flowsStore>
    writing: Omit<ReturnType<typeof flowWriting>, 'versions'>
    sights: Pick<ReturnType<typeof flowSights>, 'get' | 'workedOn' | 'ownerOf'>
    organisations: OrganisationsService
    materials: MaterialsService
  },
) {
  function refuseContradictions(flow: Parameters<typeof contradictions>[0]): void {
    const faults = contradictions(flow, materials)
    if (faults.length > 0) fail('invalid-input', 'Certaines valeurs sont à corriger.', faults)
  }

  function askToConfirm(flow: Parameters<typeof quantityToConfirm>[0]): void {
    const fault = quantityToConfirm(flow, materials)
    if (fault) fail('to-confirm', 'Cette quantité est inhabituelle : corrigez-la ou confirmez-la.', [fault])
  }

  function check(input: FlowInput, kind: FlowRow['kind'], id: string | null): void {
    const ownSites = () =>
      organisations.recordsOf([input.organisationId]).get(input.organisationId)?.sites ?? []
    if (input.siteId != null && !ownSites().some((site) => site.id === input.siteId))
      fail('invalid-input', 'Ce lieu n’est pas de cette structure.', [
        { pointer: '/siteId', detail: 'Choisissez un lieu de la structure, ou laissez vide.' },
      ])
    const twin = input.reference ? store.byReference(input.organisationId, kind, input.reference) : null
    if (twin && twin.id !== id)
      fail('conflict', `La référence ${input.reference} désigne déjà un autre flux de cette structure.`)
    const unknown = unknownWasteCode(input, materials)
    if (unknown) fail('invalid-input', unknown.detail, [unknown])
    if (input.resourceId && !materials.resourceLabel(input.resourceId))
      fail('invalid-input', 'Cette ressource n’existe pas.', [
        { pointer: '/resourceId', detail: 'Choisissez une ressource de la liste, ou laissez vide.' },
      ])
    if (input.kind !== kind)
      fail('invalid-input', 'Un gisement ne devient pas un besoin : déclarez-en un autre.')
  }

  return {
    /** Declares a flow in the name of an actor: who must belong to the structure or be a facilitator. */
    declare(actor: Actor, { confirmed, id, ...input }: FlowDeclaration, origin: FlowOrigin): FlowView {
      const owner = organisations.recordsOf([input.organisationId]).get(input.organisationId)
      if (!owner || !canDeclare(actor, owner.id)) notFound('Structure')
      if (owner.closedAt)
        fail('conflict', 'Cette structure a quitté le réseau : elle ne déclare plus de flux.')
      const known = id === undefined ? null : store.byId(id)
      if (known) return get(actor, sentAgain(known, input))
      refuseContradictions(input)
      if (!confirmed.includes('quantity')) askToConfirm(input)
      const declared = asDeclared(actor, owner.id, input, clock.now())
      return get(actor, this.create({ ...NOT_AUDITED, ...declared }, { by: actor.userId, origin }, id))
    },

    /** Records a flow; the caller has checked the right to do so. */
    create(input: FlowInput, author: Author, id: string = newUnorderedId()): string {
      check(input, input.kind, null)
      return writing.add(id, { ...input, declaredOn: saidOn(input, clock.now()) }, author)
    },

    /** Changes a flow; `asked` holds only what changes. What an audit sealed becomes a declaration again. */
    update(id: string, asked: Partial<FlowInput>, author: Author): void {
      db.write(() => {
        const before = store.byId(id) ?? notFound('Flux')
        const change = sealedChange(before, asked)
        check({ ...before, ...change }, before.kind, id)
        const action = changesSight(before, change) ? 'flow.visibility-changed' : 'flow.updated'
        const saysFacts = changedFacts(before, change).length > 0
        const dates = {
          updatedAt: clock.now().toISOString(),
          ...(saysFacts && { declaredOn: saidOn(newDates(before, change), clock.now()) }),
        }
        writing.change(before, { ...change, ...dates }, author, { action, told: change })
      })
    },

    /** Fails on a change that could not be made; makes none. */
    checkChange(id: string, change: Partial<FlowInput>): void {
      const before = store.byId(id) ?? notFound('Flux')
      const next = { ...before, ...change }
      if (changesJudged(before, next)) refuseContradictions(next)
      check(next, before.kind, id)
    },

    /**
     * Puts a flow back exactly as it was before an import; null: the import made it, and it goes. The caller has the
     * right to.
     */
    putBack(id: string, earlier: FlowRow | null, by: string): void {
      const present = store.byId(id) ?? notFound('Flux')
      if (earlier === null) writing.remove(present, by)
      else writing.change(present, earlier, { by, origin: 'undo' }, { action: 'flow.updated', told: earlier })
    },

    /**
     * Seals a flow as a validated audit found it, with what the audit corrected; the caller has checked the right to do
     * so. Whatever changes it afterwards declares it anew, see `sealedChange`.
     */
    seal(
      id: string,
      correction: Partial<FlowFacts>,
      { auditedBy, auditedOn }: { auditedBy: string; auditedOn: string },
      by: string,
    ): FlowFacts {
      return db.write(() => {
        const before = store.byId(id) ?? notFound('Flux')
        const audit = { provenance: 'audited' as const, auditedBy, auditedOn, confirmedOn: auditedOn }
        const change = { ...correction, ...audit }
        check({ ...before, ...change }, before.kind, id)
        const dates = { declaredOn: auditedOn, updatedAt: clock.now().toISOString() }
        const author = { by, origin: 'audit' as const }
        writing.change(before, { ...change, ...dates }, author, { action: 'flow.audited', told: change })
        return factsOf({ ...before, ...change })
      })
    },

    /** The same, by an actor, authorised on the stored flow. */
    amend(actor: Actor, id: string, { confirmed, ...change }: FlowAmendment, origin: FlowOrigin): FlowView {
      const stored = workedOn(actor, id, 'Seule la structure ou un animateur modifie ce flux.')
      const next = { ...stored, ...change }
      if (changesJudged(stored, next)) refuseContradictions(next)
      if (changesAmount(stored, next) && !confirmed?.includes('quantity')) askToConfirm(next)
      const declared = asDeclared(actor, stored.organisationId, change, clock.now())
      this.update(id, declared, { by: actor.userId, origin })
      return get(actor, id)
    },

    withdraw(actor: Actor, id: string, origin: FlowOrigin): void {
      const stored = workedOn(actor, id, 'Seule la structure ou un animateur retire ce flux.')
      if (stored.withdrawnAt !== null) return
      const change = { withdrawnAt: clock.now().toISOString() }
      const author = { by: actor.userId, origin }
      writing.change(stored, change, author, { action: 'flow.withdrawn', told: null })
    },

    /** Withdraws all that a structure offers and looks for, as it leaves; told by the entry of its closing. */
    withdrawAllOf(organisationId: string, by: string, at: Date): string[] {
      return db.write((announce) => {
        const live = store.ofOrganisation(organisationId).filter(({ withdrawnAt }) => withdrawnAt === null)
        const withdrawnAt = at.toISOString()
        for (const row of live) {
          store.update(row.id, { withdrawnAt })
          writing.keep(row.id, { by, origin: 'closing' })
        }
        const ids = live.map(({ id }) => id)
        announce({ type: 'flow-changed', ids })
        return ids
      })
    },

    /** Takes a withdrawal back: the flow is again as it was. */
    restore(actor: Actor, id: string, origin: FlowOrigin): FlowView {
      const stored = workedOn(actor, id, 'Seule la structure ou un animateur remet ce flux.')
      if (ownerOf(stored)?.closedAt)
        fail('conflict', 'Cette structure a quitté le réseau : ses flux restent retirés.')
      if (stored.withdrawnAt !== null) {
        const change = { withdrawnAt: null }
        const author = { by: actor.userId, origin }
        writing.change(stored, change, author, { action: 'flow.restored', told: change })
      }
      return get(actor, id)
    },
  }
}

const NOT_AUDITED = { provenance: 'declared', auditedBy: null, auditedOn: null } as const

/**
 * A flow is declared or audited, never silently one for the other: only its facilitators say that it was audited, and
 * nothing is confirmed before its day.
 */
function asDeclared<T extends Partial<FlowInput>>(actor: Actor, organisationId: string, input: T, now: Date) {
  for (const field of ['auditedOn', 'confirmedOn'] as const) {
    const day = input[field]
    if (day && day > dayOf(now))
      fail('invalid-input', 'Une date est dans le futur.', [
        { pointer: `/${field}`, detail: 'Cette date est dans le futur.' },
      ])
  }
  if (facilitates(actor, organisationId)) return input
  const { provenance: _provenance, auditedBy: _by, auditedOn: _on, ...declared } = input
  return declared as Omit<T, keyof typeof NOT_AUDITED>
}

/** A declaration that came twice, its answer having been lost; what was changed between the two is not lost either. */
function sentAgain(known: FlowRow, input: FlowInput): string {
  if (known.organisationId !== input.organisationId) notFound('Flux')
  const facts = [...auditedFacts, 'kind', 'notes', ...levelFields] as const
  if (facts.some((fact) => known[fact] !== input[fact]))
    fail('conflict', 'Ce flux est déjà déclaré, avec d’autres valeurs : modifiez-le depuis sa fiche.')
  return known.id
}

/** The day on which facts are said: today, unless they come with an earlier one, as those of a spreadsheet may. */
function saidOn({ confirmedOn, auditedOn }: Partial<FlowInput>, now: Date): string {
  return confirmedOn ?? auditedOn ?? dayOf(now)
}

/** Days that a change brings; those that it repeats were said of what was there before. */
function newDates(before: FlowRow, change: Partial<FlowInput>) {
  const isNew = (field: 'confirmedOn' | 'auditedOn') => change[field] !== before[field]
  return {
    ...(isNew('confirmedOn') && { confirmedOn: change.confirmedOn }),
    ...(isNew('auditedOn') && { auditedOn: change.auditedOn }),
  }
}

const levelFields = ['visibility', ...fieldGroups.map((group) => `${group}Visibility` as const)] as const

function changesSight(before: FlowRow, change: Partial<FlowInput>): boolean {
  return levelFields.some((field) => change[field] !== undefined && change[field] !== before[field])
}
