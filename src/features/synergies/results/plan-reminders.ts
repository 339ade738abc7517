import type { Database } from '../../../db/connection.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { isIntroduced } from '../../../kernel/synergies.ts'
import type { SettingsService } from '../../settings/service.ts'
import type { CirclePeople } from '../../together/people.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import { exchangeDueMail, synergyPath } from '../mails.ts'
import { circleOf, type SynergyCircle } from '../together/circle.ts'
import { dueDays, toTell } from './plan-rules.ts'
import { type PlanRow, plansStore } from './plan-store.ts'

/** Who is told that a planned exchange awaits an answer: the people of its structures, and who follows the synergy. */
export function exchangeReminders(
  db: Database,
  clock: Clock,
  {
    settings,
    people,
    byId,
    partiesOf,
  }: {
    settings: Pick<SettingsService, 'territory'>
    people: CirclePeople<SynergyCircle>
    byId(synergyId: string): SynergyRow | null
    partiesOf(synergyId: string): PartyRow[]
  },
) {
  const store = plansStore(db)
  const today = () => dayOf(clock.now())

  function unansweredOf(plan: PlanRow): string[] {
    const answered = new Set(store.answersOf(plan.id).map(({ due }) => due))
    return dueDays(plan, today()).filter((due) => !answered.has(due))
  }

  const peopleOf = (circle: SynergyCircle, { organisationIds }: PlanRow): string[] => [
    ...people.leading(circle),
    ...people.members(circle, organisationIds),
  ]

  /** Of several at once, as of a plan that began in the past, one notice. */
  function remind(plan: PlanRow): boolean {
    return db.write(() => {
      const row = byId(plan.synergyId)
      // A pause leaves everybody alone; what was due before waits for it to end.
      if (!row || !isIntroduced(row.stage) || row.stage === 'suspended') return false
      const graceDays = settings.territory().exchangeGraceDays
      const untold = toTell(unansweredOf(plan), store.remindersOf(plan.id), { today: today(), graceDays })
      const days = [...new Set(untold.map(({ due }) => due))]
      const day = days.at(-1)
      if (day === undefined) return false
      for (const one of untold)
        store.insertReminder({ planId: plan.id, ...one, at: clock.now().toISOString() })
      const circle = circleOf(row, partiesOf(row.id))
      people.tell(circle, peopleOf(circle, plan), '', (label) => ({
        ...{ kind: 'exchange-due', path: synergyPath(row.id) },
        params: { label, day, number: String(days.length) },
        mail: exchangeDueMail(row.id, label, days.length),
      }))
      return true
    })
  }

  return {
    /** Once nothing awaits an answer in a synergy, what was told of it no longer awaits anybody. */
    settle(synergyId: string): void {
      const plans = store.ofSynergy(synergyId)
      const row = byId(synergyId)
      if (!row || plans.some((plan) => unansweredOf(plan).length > 0)) return
      const circle = circleOf(row, partiesOf(synergyId))
      const told = plans.flatMap((plan) => peopleOf(circle, plan))
      people.settle([...new Set(told)], 'exchange-due', synergyPath(synergyId))
    },

    /** Told each day. Returns of how many plans. */
    async daily(pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<number> {
      let told = 0
      for (const plan of store.all()) {
        if (remind(plan)) told += 1
        await pause()
      }
      return told
    },
  }
}
