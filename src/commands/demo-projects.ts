import { projectInput } from '../features/projects/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'
import type { PastEvent } from './demo-groups.ts'
import { HOME, NEIGHBOUR } from './demo-introduction.ts'

const PRINTER = 'Imprimerie des Ormeaux-Clairs'

/** Two projects for the demonstration: the home’s, which the neighbour joined, and one that looks for partners. */
export function projectEvents(
  rooms: Rooms,
  facilitator: Actor,
  managers: ReadonlyMap<string, Actor>,
): PastEvent[] {
  const { life, membership } = rooms.projects
  const records = rooms.organisations.records()
  const named = (name: string) => records.find((one) => one.name === name)?.id ?? ''
  const [home, neighbour, printer] = [named(HOME), named(NEIGHBOUR), named(PRINTER)]
  const inDays = (days: number) => dayAfter(dayOf(new Date()), days)
  const step = { reason: null, note: null }
  let washing = ''
  return [
    {
      daysAgo: 10,
      run() {
        const owner = managers.get(home)
        if (!owner) return
        washing = life.propose(
          owner,
          projectInput.parse({
            ...{ organisationId: home, title: 'Laver et réemployer les bacs et bocaux' },
            what: 'Une petite laverie commune pour les bacs de transport et les bocaux consignés, entre Auch et le Mouliot, plutôt que de les jeter ou de les envoyer à cent kilomètres.',
            withWhom: 'Deux ou trois transformateurs, un traiteur, une structure d’insertion pour la tenir.',
            ...{ dueOn: inDays(200), visibility: 'anonymised' },
            lacks: [
              'Un local de 200 m² avec évacuation',
              'Une laveuse d’occasion',
              'Un mi-temps pour la tenir',
            ],
          }),
        )
        life.support(facilitator, washing, facilitator.userId)
      },
    },
    {
      daysAgo: 7,
      run() {
        const [owner, other] = [managers.get(home), managers.get(neighbour)]
        if (!owner || !other) return
        const message = 'Nos caisses à bouteilles partent au rebut faute de lavage.'
        membership.ask(other, washing, { organisationId: neighbour, message })
        membership.answer(owner, washing, neighbour, true)
        life.step(owner, washing, { from: 'proposed', to: 'gathering', ...step })
      },
    },
    {
      daysAgo: 3,
      run: () =>
        void life.propose(
          facilitator,
          projectInput.parse({
            ...{ organisationId: printer, title: 'Garder les chutes de papier pour les écoles' },
            what: 'Trier nos chutes propres par format et les donner aux écoles et centres de loisirs de l’agglomération.',
            ...{ lacks: ['Un véhicule deux fois par mois'], visibility: 'network' },
          }),
        ),
    },
  ]
}
