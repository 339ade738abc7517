import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'
import { HOME } from './demo-introduction.ts'

/** The synergy that became a group. */
const SYNERGY = 'Venir travailler à Engachies sans voiture'

/** What happened, in days before today. */
export interface PastEvent {
  daysAgo: number
  run(): void
}

/**
 * A working group for the demonstration, which lives: born from a synergy, joined by the home, with what it decided, what
 * is to be done and what was said. `managers`: by structure, of those who have an account by then.
 */
export function groupEvents(
  rooms: Rooms,
  facilitator: Actor,
  managers: ReadonlyMap<string, Actor>,
): PastEvent[] {
  const { life, membership, messages, tasks, decisions, meetings } = rooms.groups
  const inDays = (days: number) => dayAfter(dayOf(new Date()), days)
  const home = rooms.organisations.records().find(({ name }) => name === HOME)?.id ?? ''
  const homeManager = managers.get(home)
  let id = ''
  let lead: Actor | undefined

  function create(): void {
    const { items } = rooms.synergies.life.list(facilitator, { q: SYNERGY, limit: 1, offset: 0 })
    const synergyId = items[0]?.id ?? null
    const parties = synergyId ? rooms.synergies.life.partiesOf(synergyId) : []
    lead = parties.flatMap(({ organisationId }) => managers.get(organisationId) ?? [])[0]
    id = life.create(facilitator, {
      ...{ title: 'Mobilité des salariés à Engachies', visibility: 'open', synergyId, poolingId: null },
      objectives: 'Une navette du matin depuis la gare avant l’été, et un local à vélos commun.',
      organisationIds: [home],
    }).id
    if (lead) life.change(facilitator, id, { leadId: lead.userId })
  }

  const task = (by: Actor, label: string, owner: Actor | undefined, due: number) =>
    tasks.add(by, id, { label, audience: 'all', ownerId: owner?.userId ?? null, dueOn: inDays(due) }).id
  const write = (by: Actor | undefined, text: string) =>
    by && messages.write(by, id, { text, audience: 'all' })

  return [
    { daysAgo: 14, run: create },
    { daysAgo: 13, run: () => homeManager && membership.answer(homeManager, id, home, true) },
    {
      daysAgo: 12,
      run() {
        write(lead, 'Bienvenue. Chacun peut-il donner ses horaires d’équipes avant la première réunion ?')
        task(facilitator, 'Appeler le service des mobilités de l’agglomération', facilitator, 3)
      },
    },
    {
      daysAgo: 8,
      run() {
        const hours = { startsAt: '08:30', endsAt: '10:00' }
        const first = { title: 'Première réunion', heldOn: inDays(-6), place: 'Salle d’Engachies' }
        const next = { title: 'Le trajet et son prix', heldOn: inDays(9), place: 'Conserverie du Mouliot' }
        for (const meeting of [first, next]) meetings.plan(lead ?? facilitator, id, { ...meeting, ...hours })
        if (homeManager) task(homeManager, 'Compter les salariés qui viennent de la gare', homeManager, -2)
      },
    },
    {
      daysAgo: 6,
      run() {
        const decided = { takenOn: inDays(-6), correctsId: null }
        const note = (text: string) => decisions.note(lead ?? facilitator, id, { ...decided, text })
        note('Une seule navette pour commencer, prise à 5 h, retour à 13 h 30.')
        note('Le coût se partage selon le nombre de salariés transportés, revu au bout de trois mois.')
        const done = task(facilitator, 'Envoyer le compte rendu à tous', facilitator, -4)
        tasks.change(facilitator, id, done, { isDone: true })
      },
    },
    {
      daysAgo: 5,
      run: () =>
        write(homeManager, 'Chez nous, 18 personnes prendraient la navette trois jours par semaine.'),
    },
  ]
}
