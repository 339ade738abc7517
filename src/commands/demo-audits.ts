import { campaignInput } from '../features/audits/contract.ts'
import type { Actor } from '../kernel/actor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Rooms } from '../rooms.ts'
import { HOME } from './demo-introduction.ts'

const SAMPLE = [
  { sector: 'agrifood', headcountBands: ['10-19', '20-49', '50-99'], wanted: 4 },
  { sector: 'agrifood', headcountBands: ['1-9'], wanted: 2 },
  { sector: 'wood', wanted: 3 },
  { sector: 'metal', headcountBands: ['20-49', '50-99', '100-249'], wanted: 3 },
  { sector: 'construction', wanted: 2 },
  { sector: 'chemistry', wanted: 1 },
  { sector: 'transport', wanted: 1 },
  { sector: 'agriculture', wanted: 2 },
  { communeCode: '32013', wanted: 2 },
] as const

/** Chosen, their visit still to be planned. */
const CHOSEN = [
  'Silos des Trois Talwegs',
  'Travaux publics Cantegrauls',
  'Serres de Lamarquille',
  'Anodigasc Traitement de surface',
]

/**
 * A campaign of twenty representative companies for the demonstration, with a visit in each state: that of the home is
 * validated, and its manager has changed something since.
 */
export function demoAudits(rooms: Rooms, facilitator: Actor, manager: Actor, now: Date): void {
  const { campaigns, visits } = rooms.audits
  const day = (ahead: number) => dayOf(new Date(now.getTime() + ahead * 24 * 3_600_000))
  const idOf = new Map(rooms.organisations.records().map(({ id, name }) => [name, id]))
  const { id: campaignId } = campaigns.create(
    facilitator,
    campaignInput.parse({
      name: 'Vingt entreprises représentatives',
      ...{ startsOn: day(-60), endsOn: day(240), lines: SAMPLE },
      notes: 'Un échantillon du territoire par secteur et par taille, à rencontrer en un an.',
    }),
  )
  for (const name of CHOSEN) campaigns.addMember(facilitator, campaignId, idOf.get(name) ?? '')

  const plan = (name: string, ahead: number, note: string | null = null) =>
    visits.plan(facilitator, {
      ...{ organisationId: idOf.get(name) ?? '', campaignId, plannedOn: day(ahead) },
      ...{ plannedFrom: null, plannedTo: null, facilitatorId: null, note },
    }).id
  const step = (id: string, to: 'made' | 'validated' | 'cancelled', madeOn: string | null = null) =>
    visits.step(facilitator, id, { to, madeOn, note: null })
  const flowOf = (name: string, label: string) => {
    const found = rooms.flows.liveRowsOf(idOf.get(name) ?? '').find((flow) => flow.label.startsWith(label))
    return found?.id ?? ''
  }

  const home = plan(HOME, -12, 'Voir surtout la chaleur des groupes froids et les emballages.')
  const said = { correction: null, note: null }
  const judge = (id: string, flowId: string, verdict: 'confirmed' | 'withdrawn') =>
    visits.judge(facilitator, id, flowId, { ...said, verdict })
  for (const label of ['Plumes', 'Autoclave', 'Camion', 'Chaleur', 'Vapeur', 'Bois de hêtre'])
    judge(home, flowOf(HOME, label), 'confirmed')
  visits.judge(facilitator, home, flowOf(HOME, 'Graisse'), {
    ...{ verdict: 'corrected', note: 'Pesé sur le registre de fabrication.' },
    correction: { quantity: 12, packaging: 'seaux alimentaires 10 kg, sur palette' },
  })
  visits.change(facilitator, home, {
    met: 'Claude Direction et le responsable de la maintenance',
    findings: [
      'La chaleur des groupes froids part toute dans l’air, à dix mètres d’une cuve d’eau chaude.',
      'Les cartons neufs sont commandés par demi-camion : une commande à plusieurs est possible.',
    ],
    expectations: 'Ne pas chercher seule un repreneur, et savoir ce que valent ses gisements.',
    engagement: {
      ...{ on: day(-12), by: 'Claude Direction', as: 'Directrice' },
      text: 'Tenir ses flux à jour deux fois par an, et recevoir deux visites de voisins.',
    },
  })
  visits.addEnergyAction(facilitator, home, {
    ...{ type: 'heat-recovery', label: 'Préchauffer l’eau de lavage par les groupes froids' },
    ...{ kwhPerYear: 180_000, status: 'decided', on: day(-12) },
  })
  visits.addEnergyAction(facilitator, home, {
    ...{ type: 'lighting', label: 'Éclairage à diodes de l’atelier' },
    ...{ kwhPerYear: 14_000, status: 'done', on: day(-90) },
  })
  step(home, 'made', day(-12))
  step(home, 'validated')
  rooms.flows.amend(manager, flowOf(HOME, 'Autoclave'), { quantity: 38 }, 'form')

  const sawmill = plan('Scierie de Bordecaube', -5)
  judge(sawmill, flowOf('Scierie de Bordecaube', 'Sciure'), 'confirmed')
  judge(sawmill, flowOf('Scierie de Bordecaube', 'Place au séchoir'), 'withdrawn')
  visits.change(facilitator, sawmill, { findings: ['Le séchoir est plein toute l’année depuis mai.'] })
  step(sawmill, 'made', day(-5))

  plan('Mécanique aéronautique Vidaloc', 0)
  plan('Brasserie Moustignac', -2)
  plan('Plasti-Gascou', 9)
  plan('Menuiserie Castagnouret', 20)
  step(plan('Transports Lodessan', 3), 'cancelled')
}
