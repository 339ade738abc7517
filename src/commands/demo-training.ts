import { flowDeclaration } from '../features/flows/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'

const GUIDES = ['Faire l’inventaire de ses flux en une matinée', 'Tri à la source', 'Sous-produit ou déchet']

/** A training path for the demonstration, whose first guide the home’s manager has read. */
export function demoTraining(
  { information, training, flows }: Rooms,
  { facilitator, learner, teacher }: { facilitator: Actor; learner: Actor; teacher: Actor },
): void {
  const { paths, following } = training
  const { items } = information.reading.list(facilitator, { limit: 50, offset: 0 })
  const empty = { id: null, informationId: null, eventId: null, title: '', heldOn: null, place: null }
  const guides = GUIDES.flatMap((beginning) => items.find(({ title }) => title.startsWith(beginning)) ?? [])
  const said = {
    title: 'Trier, puis donner : les bases en trois semaines',
    summary: 'Savoir ce qui sort de chez soi, le séparer, et dire ce qui en est un déchet ou non.',
    resourceId: 'training-environment',
  }
  const { id, changedAt } = paths.create(facilitator, said)
  const session = {
    title: 'Une matinée chez une structure qui trie déjà',
    heldOn: dayAfter(dayOf(new Date()), 16),
    place: 'Zone d’Engachies, Auch',
  }
  const steps = [
    ...guides.map(({ id: informationId }) => ({ ...empty, kind: 'guide' as const, informationId })),
    { ...empty, kind: 'session' as const, ...session },
  ]
  const { steps: made } = paths.change(facilitator, id, { ...said, steps, changedAt })
  paths.move(facilitator, id, 'published')
  following.read(learner, id, made[0]?.id ?? '')

  const declare = (actor: Actor, kind: 'need' | 'stock', label: string) => {
    const organisationId = actor.memberships[0]?.organisationId ?? ''
    const said = { organisationId, kind, label, family: 'skill', visibility: 'network' }
    flows.declare(actor, flowDeclaration.parse(said), 'form')
  }
  declare(learner, 'need', 'Formation au tri des déchets pour douze opérateurs')
  declare(teacher, 'stock', 'Nous savons former au tri des déchets du bois et des emballages')
}
