import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type ServiceExitReason, type ServiceStage, serviceRank } from '../../kernel/shared-services.ts'
import { stepFault } from '../../kernel/workflow.ts'
import { gatheringTeller } from '../together/telling.ts'
import type { factStore } from './fact-store.ts'
import { servicePath, stageMail } from './mails.ts'
import { type Gathered, isIn, servicePeople, usersOf } from './people.ts'
import { type ServiceSight, sightOf } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { PartyRow, ServiceRow, servicesStore } from './store.ts'
import { type ServiceFacts, serviceWorkflow } from './workflow.ts'

export type ServiceTools = ReturnType<typeof serviceTools>
export type Reading = Gathered & { sight: ServiceSight }

export interface Passage {
  to: ServiceStage
  by: string
  /** `YYYY-MM-DD` from which it holds; null: today. */
  on?: string | null
  reason?: ServiceExitReason | null
  note?: string | null
}

/** What everything that happens to a service needs: who reads it, how its stage passes, how it is told. */
export function serviceTools(
  db: Database,
  clock: Clock,
  rooms: Pick<RoomsBelow, 'accounts' | 'notices' | 'organisations'>,
  { store, facts }: { store: ReturnType<typeof servicesStore>; facts: ReturnType<typeof factStore> },
) {
  const people = servicePeople(rooms)
  const nowIso = () => clock.now().toISOString()
  const today = () => dayOf(clock.now())
  const partiesOf = (id: string) => store.partiesOf([id]).get(id) ?? []

  /** A service for whoever may know of it; the same 404 for everybody else. */
  function known(actor: Actor, id: string): Reading {
    const row = store.byId(id) ?? notFound('Service mutualisé')
    const parties = partiesOf(id)
    const asksSupport = facts.supports.asking([id]).size > 0
    const sight = sightOf(actor, row, parties, { asksSupport }) ?? notFound('Service mutualisé')
    return { row, parties, sight }
  }

  /** The same for those who lead it; those who read a part of it alone get no more than a 404. */
  function led(actor: Actor, id: string): Reading {
    const reading = known(actor, id)
    if (reading.sight.level !== 'whole') notFound('Service mutualisé')
    if (!reading.sight.isLed) fail('forbidden', 'Seule l’animation tient cette fiche.')
    return reading
  }

  function carrierOf(row: ServiceRow, parties: readonly PartyRow[]): ServiceFacts['carrier'] {
    if (row.carrierKind === null) return 'none'
    if (row.carrierKind === 'to-create') return 'to-create'
    if (row.carrierOrganisationId === null) return row.carrierName ? 'known' : 'none'
    const party = parties.find(({ organisationId }) => organisationId === row.carrierOrganisationId)
    return party && isIn(party) ? 'known' : 'asked'
  }

  /** What the guards of the workflow look at, as it stands. */
  function factsOf(row: ServiceRow, parties: readonly PartyRow[], hasReason: boolean): ServiceFacts {
    return {
      users: usersOf(parties).length,
      carrier: carrierOf(row, parties),
      ...{ startsOn: row.startsOn, today: today(), suspendedFrom: row.suspendedFrom, hasReason },
    }
  }

  /**
   * The day from which a step holds. A service runs from the day it is used; a step back corrects what was said too
   * early, and so from that day on.
   */
  function holdsFrom(row: ServiceRow, { to, on }: Pick<Passage, 'to' | 'on'>): string {
    const isBack = serviceRank(to) >= 0 && serviceRank(to) < serviceRank(row.stage)
    const last = store.stepsOf([row.id]).get(row.id)?.at(-1)
    if (isBack && last) return last.on
    if (to === 'running' && row.stage !== 'suspended') return row.startsOn ?? today()
    const chosen = on ?? today()
    const refuse = (detail: string) =>
      fail('invalid-input', 'Ce jour ne convient pas.', [{ pointer: '/on', detail }])
    if (chosen > today()) refuse('Ce jour n’est pas encore venu.')
    const isAfterRunning = row.stage === 'running' || row.suspendedFrom === 'running'
    if (isAfterRunning && last && chosen < last.on) refuse('Ce jour vient avant l’étape précédente.')
    return chosen
  }

  const tell = gatheringTeller(db, clock, {
    entity: 'shared-service',
    changed: (ids) => ({ type: 'shared-service-changed', ...ids }),
    standings: (id) => partiesOf(id).map((one) => ({ ...one, isIn: isIn(one) })),
    touch: (id, at) => store.update(id, { updatedAt: at }),
  })

  /** The one way a stage passes: its guard, its row of history, its journal entry, its news. A 409 says why not. */
  function pass(id: string, passage: Passage): void {
    const { to, by, reason = null, note = null } = passage
    db.write(() => {
      const row = store.byId(id)
      if (!row) return
      const parties = partiesOf(id)
      const fault = stepFault(serviceWorkflow, row.stage, to, factsOf(row, parties, reason !== null))
      if (fault) fail('conflict', fault)
      const on = holdsFrom(row, passage)
      const at = nowIso()
      store.update(id, { stage: to, stageAt: at, suspendedFrom: to === 'suspended' ? row.stage : null })
      const step = { id: newId(), serviceId: id, from: row.stage, to, on, reason, note: note || null }
      store.insertStep({ ...step, actorId: by, at })
      people.tell([...people.inside({ parties }), ...people.leading({ row, parties })], by, {
        ...{ kind: 'service-stage', path: servicePath(id), params: { label: row.title } },
        mail: stageMail(id, row.title),
      })
      const after = { stage: to, reason, note: note || null }
      tell('shared-service.passed', id, by, {
        before: { stage: row.stage, reason: null, note: null },
        after,
      })
    })
  }

  return {
    people,
    partiesOf,
    known,
    led,
    factsOf,
    carrierOf,
    tell,
    pass,
    nowIso,
    today,

    /** The same as `led`, while it is not over. */
    openOne(actor: Actor, id: string): Reading {
      const reading = led(actor, id)
      if (reading.row.stage === 'abandoned' || reading.row.stage === 'ended')
        fail('conflict', 'Ce service a pris fin.')
      return reading
    },

    /** A running service that no longer meets the rule stops running; called within the transaction that made it so. */
    checkStillRuns(id: string, by: string): void {
      const row = store.byId(id)
      if (row?.stage !== 'running') return
      const parties = partiesOf(id)
      const tooFew = usersOf(parties).length < 2
      if (!tooFew && carrierOf(row, parties) === 'known') return
      const note = tooFew ? 'Moins de deux structures l’utilisent.' : 'Aucune structure ne le porte plus.'
      pass(id, { to: 'suspended', by, reason: tooFew ? 'volume' : 'carrier', note })
    },

    /** Names of structures, for those who may read them here. */
    structuresOf(
      ids: readonly (string | null)[],
    ): (id: string | null) => { id: string; name: string } | null {
      const records = rooms.organisations.recordsOf(ids.flatMap((id) => id ?? []))
      return (id) => (id === null ? null : { id, name: records.get(id)?.name ?? '' })
    },
  }
}
