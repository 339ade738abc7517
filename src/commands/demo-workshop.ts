import { rowInput } from '../features/workshops/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { newUnorderedId } from '../kernel/ids.ts'
import { monthsFromText } from '../kernel/typed-months.ts'
import { quantityFromText } from '../kernel/typed-quantity.ts'
import type { Rooms } from '../rooms.ts'

/** What was said that morning: who, what, how much, when; two of them about the same. */
const SAID: readonly (readonly [string, 'stock' | 'need', string, string?, string?])[] = [
  ['Brasserie Moustignac', 'stock', 'Drêches de brasserie égouttées', '3 t/semaine'],
  ['Élevage porcin de la Bourdasque', 'need', 'Drêches ou sons pour l’alimentation des porcs', '5 t/semaine'],
  ['Scierie de Bordecaube', 'stock', 'Écorces et dosses de chêne', '40 t/an', 'octobre à mars'],
  ['Serres de Lamarquille', 'need', 'Broyat de bois pour paillage', '30 t/an', 'mars à mai'],
  ['Plasti-Gascou', 'stock', 'Chutes de polypropylène propres, broyées', '6 t/an'],
  ['Imprimerie des Ormeaux-Clairs', 'stock', 'Rognures de papier blanc', '2 t/mois'],
  ['Duvets Plumasson', 'need', 'Cartons de récupération pour expédition', '1 t/mois'],
  ['Transports Lodessan', 'stock', 'Camion bâché qui rentre à vide de Toulouse', '2 jours/semaine'],
  ['Menuiserie Castagnouret', 'need', 'Transport partagé vers Toulouse', '1 jour/semaine'],
  ['Menuiserie Castagnouret', 'need', 'Transport vers Toulouse, partagé', '1 jour/semaine'],
  ['La Rebatisse, ressourcerie', 'need', 'Palettes et bois de caisserie', '200 pièces/an'],
  ['Travaux publics Cantegrauls', 'stock', 'Palettes de livraison en bon état', '400 pièces/an'],
]

/** How many came, where it was not one. */
const PEOPLE: Record<string, number> = { 'Brasserie Moustignac': 2, 'La Rebatisse, ressourcerie': 3 }

/** What was declared in the workshop that was held: a dozen flows of the pilot's structures. */
export function demoWorkshop(
  { workshops, organisations, materials }: Rooms,
  facilitator: Actor,
  workshopId: string,
): void {
  const idOf = new Map(organisations.records().map(({ id, name }) => [name, id]))
  for (const [name, kind, label, quantity = '', months = ''] of SAID) {
    const organisationId = idOf.get(name)
    const [read] = materials.suggest({ kind, label, wasteCode: null }).resources
    const amount = quantityFromText(quantity)
    if (!organisationId || !read) continue
    const row = rowInput.parse({
      ...{ organisationId, workshopId, kind, label },
      ...{ family: read.resource.family, resourceId: read.isSure ? read.resource.id : null },
      ...('value' in amount && { quantity: amount.value, unit: amount.unit, period: amount.period }),
      ...{ months: monthsFromText(months), visibility: 'network' },
    })
    workshops.putRow(facilitator, newUnorderedId(), row)
  }
  for (const { organisationId, name } of workshops.get(facilitator, workshopId).participants)
    workshops.putParticipant(facilitator, workshopId, organisationId, PEOPLE[name] ?? 1)
}
