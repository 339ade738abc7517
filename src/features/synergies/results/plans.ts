import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf, monthsAfter } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { isIntroduced } from '../../../kernel/synergies.ts'
import type { synergyLife } from '../life.ts'
import type { SynergyRow } from '../life-store.ts'
import type { RoomsBelow } from '../service.ts'
import type { synergyWriting } from '../synergy-writing.ts'
import type { ConfirmInput, MissInput, PlanInput, PlanList, PlanView } from './plan-contract.ts'
import type { exchangeReminders } from './plan-reminders.ts'
import { dueDays } from './plan-rules.ts'
import { type PlanRow, plansStore } from './plan-store.ts'
import type { synergyResults } from './service.ts'

/** Exchanges expected to come back: each due one waits until somebody says that it took place, or that it did not. */
export function exchangePlans(
  db: Database,
  clock: Clock,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  {
    life,
    writing,
    results,
    reminders,
  }: {
    life: Pick<ReturnType<typeof synergyLife>, 'readable' | 'byId'>
    writing: Pick<ReturnType<typeof synergyWriting>, 'tell'>
    results: Pick<ReturnType<typeof synergyResults>, 'takingPart' | 'flowsTaken' | 'check' | 'add'>
    reminders: Pick<ReturnType<typeof exchangeReminders>, 'settle'>
  },
) {
  const store = plansStore(db)
  const today = () => dayOf(clock.now())
  const nameOf = (userId: string) => accounts.nameOf(userId) ?? 'Compte supprimé'

  function check({ from, until, quantity, unit }: PlanInput): void {
    const refuse = (pointer: string, detail: string) => fail('invalid-input', detail, [{ pointer, detail }])
    if ((quantity === null) !== (unit === null))
      refuse(quantity === null ? '/quantity' : '/unit', 'Une quantité va avec son unité.')
    if (from < monthsAfter(today(), -12))
      refuse('/from', 'Un plan commence au plus tôt il y a un an : notez ce qui précède un par un.')
    if (until !== null && until < from) refuse('/until', 'Un plan finit après avoir commencé.')
  }

  /** As it is stored now; a 409 when its structures are not together. */
  function together(id: string): SynergyRow {
    const row = life.byId(id) ?? notFound('Synergie')
    if (!isIntroduced(row.stage))
      fail('conflict', 'Les structures de cette synergie ne sont pas en relation.')
    return row
  }

  function planOf(synergyId: string, planId: string): PlanRow {
    const plan = store.byId(planId)
    return plan?.synergyId === synergyId ? plan : notFound('Plan')
  }

  /** An occurrence that is due and of which nobody has said anything. */
  function openOne(plan: PlanRow, due: string): void {
    if (!dueDays(plan, today()).includes(due)) notFound('Échéance')
    if (store.answersOf(plan.id).some((answer) => answer.due === due))
      fail('conflict', 'Quelqu’un a déjà répondu pour cette échéance.')
  }

  function answer(actor: Actor, plan: PlanRow, due: string, said: { exchangeId?: string; reason?: string }) {
    const { exchangeId = null, reason = null } = said
    const by = { authorId: actor.userId, at: clock.now().toISOString() }
    store.insertAnswer({ planId: plan.id, due, exchangeId, reason, ...by })
    reminders.settle(plan.synergyId)
  }

  function viewOf(plan: PlanRow): PlanView {
    const { id, organisationIds, quantity, unit, every, from, until, stoppedOn, authorId } = plan
    const records = organisations.recordsOf(organisationIds)
    const answers = store.answersOf(id)
    const answered = new Set(answers.map(({ due }) => due))
    return {
      ...{ id, quantity, unit, every, from, until, stoppedOn, by: nameOf(authorId) },
      partyNames: organisationIds.flatMap((organisationId) => records.get(organisationId)?.name ?? []),
      toConfirm: dueDays(plan, today()).filter((due) => !answered.has(due)),
      confirmed: answers.filter(({ exchangeId }) => exchangeId !== null).length,
      missed: answers
        .flatMap(({ due, reason, authorId: by }) =>
          reason === null ? [] : [{ due, reason, by: nameOf(by) }],
        )
        .reverse(),
    }
  }

  return {
    /** Of a synergy that the actor may read. */
    of(actor: Actor, synergyId: string): PlanList {
      const { stage } = life.readable(actor, synergyId)
      return { items: store.ofSynergy(synergyId).map(viewOf), can: { plan: isIntroduced(stage) } }
    },

    /** Says what is expected, by its facilitators or one of its structures. */
    make(actor: Actor, synergyId: string, input: PlanInput): PlanList {
      life.readable(actor, synergyId)
      check(input)
      const { partyIds, flowIds, ...said } = input
      db.write(() => {
        const row = together(synergyId)
        const organisationIds = results.takingPart(synergyId, partyIds)
        const plan: PlanRow = {
          ...{ id: newId(), synergyId, ...said, organisationIds },
          flowIds: results.flowsTaken(synergyId, organisationIds, flowIds),
          ...{ authorId: actor.userId, at: clock.now().toISOString(), stoppedOn: null, stoppedBy: null },
        }
        store.insert(plan)
        writing.tell('synergy.plan-made', row, actor.userId, { planId: plan.id, ...said })
      })
      return this.of(actor, synergyId)
    },

    /** Nothing is due from today on; what was due before still waits for its answer. */
    stop(actor: Actor, synergyId: string, planId: string): PlanList {
      const row = life.readable(actor, synergyId)
      db.write(() => {
        if (planOf(synergyId, planId).stoppedOn !== null) fail('conflict', 'Ce plan est déjà arrêté.')
        store.update(planId, { stoppedOn: today(), stoppedBy: actor.userId })
        writing.tell('synergy.plan-stopped', row, actor.userId, { planId })
      })
      return this.of(actor, synergyId)
    },

    /** It took place: an exchange like any other, with its evidence and how it is known. */
    confirm(actor: Actor, synergyId: string, planId: string, due: string, said: ConfirmInput): PlanList {
      life.readable(actor, synergyId)
      results.check(said)
      db.write(() => {
        const row = together(synergyId)
        const plan = planOf(synergyId, planId)
        openOne(plan, due)
        const known = results.takingPart(synergyId, [])
        if (!plan.organisationIds.every((id) => known.includes(id)))
          fail('conflict', 'Une structure de ce plan n’y prend plus part : arrêtez-le, et notez l’échange.')
        const exchangeId = results.add(actor, row, plan, said)
        answer(actor, plan, due, { exchangeId })
      })
      return this.of(actor, synergyId)
    },

    /** It did not take place, and why. */
    miss(actor: Actor, synergyId: string, planId: string, due: string, { reason }: MissInput): PlanList {
      const row = life.readable(actor, synergyId)
      db.write(() => {
        const plan = planOf(synergyId, planId)
        openOne(plan, due)
        answer(actor, plan, due, { reason })
        writing.tell('synergy.occurrence-missed', row, actor.userId, { planId, due, reason })
      })
      return this.of(actor, synergyId)
    },
  }
}
