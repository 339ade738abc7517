import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Database } from '../../../db/connection.ts'
import { type Actor, facilitates } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import { spansOf } from '../../../kernel/spans.ts'
import { isOpen, type Stage } from '../../../kernel/synergies.ts'
import { energyActionStates, energyActions, visitSteps, visits } from '../../audits/tables.ts'
import { mailings } from '../../campaigns/tables.ts'
import { networkEvents } from '../../events/tables.ts'
import { sightOf } from '../../flows/policy.ts'
import { flows } from '../../flows/tables.ts'
import { workingGroups } from '../../groups/tables.ts'
import { canReadIdentity } from '../../organisations/policy.ts'
import { organisations } from '../../organisations/tables.ts'
import { sharedServices } from '../../shared-services/tables.ts'
import { canLead } from '../../synergies/policy.ts'
import { synergies, synergyParties, synergySteps } from '../../synergies/tables.ts'
import type { CounterId } from './counter-words.ts'

/** One thing that is counted: from which day, until which, and what a reader may be shown of it. */
export interface CountedFact {
  on: string
  /** From this day on it counts no more. */
  until: string | null
  shownTo(actor: Actor): { label: string; path: string | null }
}

const day = (instant: string) => dayOf(new Date(instant))
const dayOrNull = (instant: string | null) => (instant === null ? null : day(instant))
const HIDDEN = { path: null }

/** Whether a fact counts at the end of a day, among those that happened within two days. */
export function countsOn(
  { on, until }: CountedFact,
  { from, to, asOf }: { from: string | null; to: string | null; asOf: string },
): boolean {
  return on <= asOf && (until === null || until > asOf) && (from ?? on) <= on && on <= (to ?? on)
}

const RUNNING: ReadonlySet<Stage> = new Set(['operational', 'recurring'])

/** A step into or out of being operational; a suspension, and what is only prepared, changes nothing. */
const makesOperational = ({ to }: { to: Stage }) => (RUNNING.has(to) ? true : isOpen(to) ? null : false)

/** The facts of each counter, read from the tables of the rooms in which they happen; nothing is written there. */
export function planCounters({ orm }: Database): Record<CounterId, () => CountedFact[]> {
  const names = () =>
    new Map(
      orm
        .select({ id: organisations.id, name: organisations.name })
        .from(organisations)
        .all()
        .map(({ id, name }) => [id, name]),
    )
  const structure = (organisationId: string, named: ReadonlyMap<string, string>, path: string) => ({
    shownTo: (actor: Actor) =>
      canReadIdentity(actor, organisationId)
        ? {
            label: named.get(organisationId) ?? '',
            path: facilitates(actor, organisationId) ? path : `/structures/${organisationId}`,
          }
        : { ...HIDDEN, label: 'Structure suivie par une autre animation' },
  })

  function operational(isCounted: (kind: string) => boolean): CountedFact[] {
    const steps = orm.select().from(synergySteps).orderBy(asc(synergySteps.at), asc(synergySteps.id)).all()
    const parties = groupBy(orm.select().from(synergyParties).all(), ({ synergyId }) => synergyId)
    const byId = new Map(
      orm
        .select()
        .from(synergies)
        .all()
        .map((row) => [row.id, row]),
    )
    return [...groupBy(steps, ({ synergyId }) => synergyId)].flatMap(([id, own]) => {
      const synergy = byId.get(id)
      if (!synergy || !isCounted(synergy.kind)) return []
      const organisationIds = (parties.get(id) ?? []).map(({ organisationId }) => organisationId)
      const dated = own.map(({ to, at }) => ({ to, on: day(at) }))
      return spansOf(dated, makesOperational).map(({ on, until }) => ({
        ...{ on, until },
        shownTo: (actor: Actor) =>
          canLead(actor, organisationIds)
            ? { label: synergy.title ?? 'Synergie sans titre', path: `/synergies/${id}` }
            : { ...HIDDEN, label: synergy.kind === 'pooling' ? 'Mutualisation' : 'Synergie' },
      }))
    })
  }

  return {
    'audits-validated': () => {
      const named = names()
      return orm
        .select({ id: visits.id, organisationId: visits.organisationId, at: visitSteps.at })
        .from(visitSteps)
        .innerJoin(visits, eq(visits.id, visitSteps.visitId))
        .where(eq(visitSteps.to, 'validated'))
        .all()
        .map(({ id, organisationId, at }) => ({
          ...{ on: day(at), until: null },
          ...structure(organisationId, named, `/audits/visites/${id}`),
        }))
    },

    'energy-actions': () => {
      const named = names()
      const states = orm
        .select({
          actionId: energyActionStates.actionId,
          organisationId: energyActions.organisationId,
          visitId: energyActions.visitId,
          status: energyActionStates.status,
          on: energyActionStates.on,
        })
        .from(energyActionStates)
        .innerJoin(energyActions, eq(energyActions.id, energyActionStates.actionId))
        .orderBy(asc(energyActionStates.on), asc(energyActionStates.at))
        .all()
      return [...groupBy(states, ({ actionId }) => actionId)].flatMap(([, own]) =>
        spansOf(own, ({ status }) => status === 'done').map(({ on, until, state }) => ({
          ...{ on, until },
          ...structure(state.organisationId, named, `/audits/visites/${state.visitId}`),
        })),
      )
    },

    'flows-declared': () =>
      orm
        .select()
        .from(flows)
        .all()
        .map((flow) => ({
          on: day(flow.createdAt),
          until: dayOrNull(flow.withdrawnAt),
          shownTo: (actor) =>
            sightOf(actor, flow, []).as === 'full'
              ? { label: flow.label, path: `/gisements-besoins/${flow.id}` }
              : { ...HIDDEN, label: flow.kind === 'stock' ? 'Gisement non montré' : 'Besoin non montré' },
        })),

    'structures-present': () => {
      const named = names()
      return orm
        .select()
        .from(organisations)
        .all()
        .map(({ id, createdAt, closedAt, anonymisedAt }) => ({
          ...{ on: day(createdAt), until: dayOrNull(closedAt ?? anonymisedAt) },
          ...structure(id, named, `/structures/${id}`),
        }))
    },

    introductions: () => {
      const named = names()
      return orm
        .select()
        .from(synergyParties)
        .where(and(isNotNull(synergyParties.introducedAt)))
        .all()
        .map(({ organisationId, introducedAt, synergyId }) => ({
          ...{ on: day(introducedAt ?? ''), until: null },
          shownTo: (actor) =>
            facilitates(actor, organisationId)
              ? { label: named.get(organisationId) ?? '', path: `/synergies/${synergyId}` }
              : { ...HIDDEN, label: 'Structure mise en relation' },
        }))
    },

    'synergies-operational': () => operational(() => true),
    'poolings-operational': () => operational((kind) => kind === 'pooling'),

    'events-held': () =>
      orm
        .select()
        .from(networkEvents)
        .where(eq(networkEvents.status, 'held'))
        .all()
        .map(({ id, title, audience, heldOn, createdBy }) => ({
          ...{ on: heldOn, until: null },
          shownTo: (actor) =>
            audience !== 'invited' || actor.role === 'administrator' || createdBy === actor.userId
              ? { label: title, path: `/rencontres/${id}` }
              : { ...HIDDEN, label: 'Rencontre sur invitation' },
        })),

    // A mailing names whom it is meant for: its title stays with those who send.
    'mailings-sent': () =>
      orm
        .select({ endedAt: mailings.endedAt })
        .from(mailings)
        .where(and(eq(mailings.status, 'done'), isNotNull(mailings.endedAt)))
        .all()
        .map(({ endedAt }) => ({
          ...{ on: day(endedAt ?? ''), until: null },
          shownTo: () => ({ ...HIDDEN, label: 'Envoi ciblé' }),
        })),

    'services-created': () =>
      orm
        .select()
        .from(sharedServices)
        .all()
        .map(({ id, title, visibility, createdAt }) => ({
          ...{ on: day(createdAt), until: null },
          shownTo: (actor) =>
            visibility === 'open' || actor.role === 'administrator'
              ? { label: title, path: `/services/${id}` }
              : { ...HIDDEN, label: 'Service mutualisé fermé' },
        })),

    'groups-alive': () =>
      orm
        .select()
        .from(workingGroups)
        .all()
        .map(({ id, title, visibility, createdAt, closedAt }) => ({
          ...{ on: day(createdAt), until: dayOrNull(closedAt) },
          shownTo: (actor) =>
            visibility === 'open' || actor.role === 'administrator'
              ? { label: title, path: `/groupes/${id}` }
              : { ...HIDDEN, label: 'Groupe de travail fermé' },
        })),
  }
}
