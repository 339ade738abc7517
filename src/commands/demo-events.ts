import { type EventInput, eventInput } from '../features/events/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'
import type { PastEvent } from './demo-groups.ts'
import { HOME } from './demo-introduction.ts'

const WORKSHOP = 'Atelier des zones d’Engachies et du Mouliot'
const GROUP = 'Mobilité des salariés à Engachies'
/** Who came to it without an account, and for whom. */
const WALK_INS = [
  ['Ana Lagrange', 'Brasserie Moustignac'],
  ['Bernard Dupouy', 'Scierie de Bordecaube'],
  ['Chloé Barrère', 'Plasti-Gascou'],
  ['Didier Sarran', 'Garage du Pont-Vieux'],
] as const

const MINUTES = `Douze gisements et besoins déclarés en une matinée.
Les drêches de la brasserie intéressent l’élevage de la Bourdasque : premier essai en janvier.
Prochain atelier : les zones d’activité de l’est, au printemps.`

/**
 * Events for the demonstration: a workshop that was held, with who came, its minutes and its declarations; what is
 * coming, one full with a waiting list, one cancelled, one of a working group. `managers`: by structure, of those who
 * have an account by then.
 */
export function networkEvents(
  rooms: Rooms,
  facilitator: Actor,
  managers: ReadonlyMap<string, Actor>,
): PastEvent[] {
  const { life, registering, attendance, invitations, yields } = rooms.events
  const inDays = (days: number) => workingDay(dayAfter(dayOf(new Date()), days))
  const idOf = new Map(rooms.organisations.records().map(({ id, name }) => [name, id]))
  const home = managers.get(idOf.get(HOME) ?? '')

  function publish(event: Partial<EventInput>): string {
    const { id } = life.create(facilitator, eventInput.parse({ audience: 'network', ...event }))
    life.step(facilitator, id, { to: 'published', reason: null })
    return id
  }
  const come = (id: string, actors: readonly (Actor | undefined)[]) => {
    for (const actor of actors) if (actor) registering.register(actor, id, null)
  }

  let workshop = ''
  let cancelled = ''
  return [
    {
      daysAgo: 26,
      run() {
        workshop = publish({
          ...{ kind: 'workshop', title: WORKSHOP, heldOn: inDays(-12), startsAt: '09:00', endsAt: '12:00' },
          ...{ place: 'Salle des Cordeliers, Auch', point: { lat: 43.6462, lng: 0.5857 }, capacity: 40 },
          description: 'Chacun vient avec ce qu’il jette, ce qu’il a en trop et ce qu’il cherche.',
        })
        invitations.invite(facilitator, workshop, {
          organisationIds: [HOME, 'Brasserie Moustignac'].flatMap((name) => idOf.get(name) ?? []),
          people: [],
        })
      },
    },
    { daysAgo: 20, run: () => come(workshop, [home]) },
    {
      daysAgo: 12,
      run() {
        for (const { id, state } of attendance.list(facilitator, workshop).items)
          if (state === 'registered') attendance.mark(facilitator, workshop, id, true)
        for (const [name, structureName] of WALK_INS) {
          const organisationId = idOf.get(structureName) ?? null
          attendance.walkIn(facilitator, workshop, { name, structureName, organisationId })
        }
        yields.openWorkshop(facilitator, workshop)
        life.step(facilitator, workshop, { to: 'held', reason: null })
      },
    },
    { daysAgo: 10, run: () => void life.change(facilitator, workshop, { minutes: MINUTES }) },
    {
      daysAgo: 9,
      run() {
        const yearly = publish({
          ...{ kind: 'yearly-meeting', title: 'Réunion annuelle du réseau', audience: 'public' },
          ...{ heldOn: inDays(23), startsAt: '14:00', endsAt: '17:30', capacity: 80 },
          ...{ place: 'Salle des Cordeliers, Auch', point: { lat: 43.6462, lng: 0.5857 } },
          description:
            'Un an de synergies, ce qui a marché et ce qui a échoué, puis deux heures de tables rondes. Ouverte à toutes les entreprises, associations et collectivités du territoire.',
        })
        come(yearly, [home])
        publish({
          ...{
            kind: 'webinar',
            title: 'Sous-produit ou déchet : poser la bonne question',
            audience: 'public',
          },
          ...{ heldOn: inDays(14), startsAt: '11:00', endsAt: '12:00', link: 'https://visio.example/boucle' },
          description: 'Une heure, trois cas concrets, vos questions.',
        })
        const visit = publish({
          ...{ kind: 'site-visit', title: 'Visite de la scierie : écorces, sciures et séchoir' },
          ...{ heldOn: inDays(6), startsAt: '09:30', endsAt: '11:30', capacity: 2 },
          place: 'Scierie de Bordecaube, chaussures de sécurité prêtées sur place',
        })
        come(visit, [...managers.values()].filter((actor) => actor !== home).slice(0, 2))
        come(visit, [home])
        cancelled = publish({
          ...{ kind: 'training', title: 'Formation à l’éco-conception', heldOn: inDays(11) },
          ...{ startsAt: '09:00', endsAt: '17:00', place: 'Pépinière d’Engachies' },
        })
      },
    },
    {
      daysAgo: 7,
      run() {
        const { items } = rooms.groups.life.list(facilitator, { q: GROUP, limit: 1, offset: 0 })
        if (items[0])
          publish({
            ...{ kind: 'group-meeting', title: 'Le trajet de la navette', audience: 'invited' },
            ...{ heldOn: inDays(9), startsAt: '08:30', endsAt: '10:00', groupId: items[0].id },
            place: 'Conserverie du Mouliot',
          })
      },
    },
    {
      daysAgo: 2,
      run() {
        const reason = 'La formatrice est souffrante. Une autre date sera proposée.'
        life.step(facilitator, cancelled, { to: 'cancelled', reason })
        const draft = { kind: 'training', title: 'Peser ses bennes', heldOn: inDays(40), audience: 'network' }
        life.create(
          facilitator,
          eventInput.parse({ ...draft, startsAt: '09:00', endsAt: '10:30', place: 'À trouver' }),
        )
      },
    },
  ]
}

/** The Friday before, of a day at the end of a week. */
function workingDay(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return weekday > 4 ? dayAfter(day, 4 - weekday) : day
}

/** The workshop of the event that was held, where what was said that morning is typed. */
export function workshopHeld({ events }: Rooms, facilitator: Actor): string | null {
  const query = { q: WORKSHOP, when: 'past' as const, limit: 1, offset: 0 }
  const [held] = events.life.list(facilitator, query).items
  return held ? events.life.get(facilitator, held.id).workshopId : null
}
