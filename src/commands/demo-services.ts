import { serviceInput, type VolumeInput } from '../features/shared-services/contract.ts'
import type { CostSheetInput } from '../features/shared-services/cost-contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayAfter, dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'
import type { PastEvent } from './demo-groups.ts'
import { HOME, NEIGHBOUR } from './demo-introduction.ts'

const PRINTER = 'Imprimerie des Ormeaux-Clairs'
const HAULIER = 'Transports Lodessan'

const ROUND: CostSheetInput = {
  fixedCosts: [
    { label: 'Assurance et entretien du camion', eurosPerYear: 3_800 },
    { label: 'Coordination', eurosPerYear: 2_400 },
  ],
  variableCosts: [
    { label: 'Conduite et carburant', eurosPerUnit: 95 },
    { label: 'Mise en balles', eurosPerUnit: 18 },
  ],
  investments: [{ label: 'Presse à balles et bacs', euros: 14_000, years: 7 }],
  subsidies: [{ label: 'Aide à l’achat des bacs', euros: 3_500, basis: 'once', years: 7 }],
  ...{ priceEurosPerUnit: 190, assumedUnitsPerYear: null },
}
/** Half of it is still to be said, and is shown so. */
const ADVISER: CostSheetInput = {
  fixedCosts: [
    { label: 'Salaire chargé, un mi-temps', eurosPerYear: 24_000 },
    { label: 'Frais de gestion de l’employeur commun', eurosPerYear: null },
  ],
  variableCosts: [{ label: 'Déplacements', eurosPerUnit: 22 }],
  ...{ investments: [], subsidies: [] },
  ...{ priceEurosPerUnit: 340, assumedUnitsPerYear: 90 },
}

/** Two shared services for the demonstration: one that runs and made a job, one that is still looked at. */
export function serviceEvents(
  rooms: Rooms,
  facilitator: Actor,
  managers: ReadonlyMap<string, Actor>,
): PastEvent[] {
  const { life, parties, facts } = rooms.sharedServices
  const inDays = (days: number) => dayAfter(dayOf(new Date()), days)
  const records = rooms.organisations.records()
  const named = (name: string) => records.find((one) => one.name === name)?.id ?? ''
  const [home, neighbour, printer, haulier] = [HOME, NEIGHBOUR, PRINTER, HAULIER].map(named) as [
    ...[string, string, string, string],
  ]
  const brings = (quantity: number, unit: 't' | 'day', wouldPayEuros: number): VolumeInput => ({
    ...{ quantity, unit, period: 'year', wouldPayEuros, wouldPayPer: 'year' },
  })
  let [round, adviser] = ['', '']

  /** By the structure itself where it has an account by then; otherwise as the facilitator was told. */
  function yes(id: string, organisationId: string, volume: VolumeInput): void {
    const manager = managers.get(organisationId)
    const agreedHow = manager ? null : 'Au téléphone, avec la direction'
    parties.answer(manager ?? facilitator, id, organisationId, { accept: true, volume, agreedHow })
  }

  return [
    {
      daysAgo: 16,
      run() {
        round = life.create(
          facilitator,
          serviceInput.parse({
            ...{ kind: 'collection', title: 'Tournée commune des cartons et plastiques', unit: 't' },
            description:
              'Un passage par semaine dans les zones du Mouliot et d’Engachies, bacs fournis, mise en balles et vente en commun.',
            ...{ visibility: 'open', organisationIds: [home, neighbour, printer] },
          }),
        )
        life.setSheet(facilitator, round, ROUND)
        life.step(facilitator, round, {
          ...{ from: 'idea', to: 'study', on: null, reason: null },
          note: 'Trois entreprises ont pesé leurs bennes pendant un mois.',
        })
        facts.addSupport(facilitator, round, {
          ...{ kind: 'grant', label: 'Achat des premiers bacs', euros: 5_000, askedOn: inDays(-16) },
        })
      },
    },
    {
      daysAgo: 13,
      run() {
        yes(round, home, brings(46, 't', 8_000))
        yes(round, neighbour, brings(12, 't', 2_500))
        yes(round, printer, brings(31, 't', 6_200))
        life.change(facilitator, round, {
          carrier: { kind: 'cooperative', organisationId: null, name: 'SCIC Les Bacs de l’Armagnac' },
          startsOn: inDays(-12),
        })
        facts.addStructure(facilitator, round, {
          ...{ name: 'SCIC Les Bacs de l’Armagnac', siren: null, createdOn: inDays(-13) },
        })
      },
    },
    {
      daysAgo: 11,
      run() {
        life.step(facilitator, round, {
          ...{ from: 'study', to: 'running', on: null, reason: null },
          note: 'Première tournée, 1,6 t collectée.',
        })
        facts.addJob(facilitator, round, {
          ...{ label: 'Conduite de la tournée', fte: 0.6, since: inDays(-12), endedOn: null },
        })
        const support = facts.of(round).supports[0]
        if (support)
          facts.answerSupport(facilitator, round, support.id, {
            ...{ answer: 'partly', euros: 3_500, answeredOn: inDays(-11) },
            note: 'Bureau communautaire, sur présentation des factures.',
          })
      },
    },
    {
      daysAgo: 4,
      run() {
        adviser = life.create(
          facilitator,
          serviceInput.parse({
            ...{ kind: 'employment', title: 'Conseil énergie partagé entre employeurs', unit: 'day' },
            description:
              'Une personne à temps partagé pour suivre les consommations et préparer les travaux.',
            organisationIds: [home, haulier],
          }),
        )
        life.setSheet(facilitator, adviser, ADVISER)
        life.change(facilitator, adviser, {
          carrier: { kind: 'to-create', organisationId: null, name: null },
        })
        yes(adviser, haulier, brings(36, 'day', 12_000))
      },
    },
  ]
}
