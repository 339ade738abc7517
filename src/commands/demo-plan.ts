import type { Actor } from '../kernel/actor.ts'
import type { BudgetKind, PlanStatus } from '../kernel/plan.ts'
import type { Rooms } from '../rooms.ts'

/** How far steps are, invented: by sheet, then by their place in its table. */
const STANDINGS: readonly [sheet: string, step: number, status: PlanStatus, on: string, progress?: number][] =
  [
    ['1.1.1', 0, 'in-progress', '2019-03-01'],
    ['1.1.1', 0, 'done', '2020-01-31', 100],
    ['1.1.1', 1, 'done', '2020-09-15', 100],
    ['1.1.2', 0, 'in-progress', '2021-02-01', 60],
    ['1.1.2', 1, 'in-progress', '2022-05-10', 40],
    ['1.1.2', 2, 'in-progress', '2023-01-09', 50],
    ['1.1.2', 3, 'in-progress', '2025-10-01', 80],
    ['1.1.2', 4, 'to-discuss', '2025-06-01'],
    ['1.1.4', 0, 'on-hold', '2023-04-01'],
    ['1.1.5', 0, 'done', '2022-12-20', 100],
    ['1.1.5', 1, 'in-progress', '2019-06-01', 70],
    ['1.2.1', 0, 'done', '2020-02-01', 100],
    ['1.2.1', 1, 'done', '2020-05-04', 100],
    ['1.2.1', 2, 'in-progress', '2021-03-01', 75],
    ['1.2.2', 0, 'done', '2021-06-30', 100],
    ['1.2.2', 1, 'in-progress', '2022-01-10', 30],
    ['1.2.4', 2, 'abandoned', '2024-02-08'],
    ['1.3.1', 0, 'blocked', '2023-09-12'],
    ['1.4.1', 0, 'done', '2022-04-04', 100],
  ]

const AMOUNTS: readonly [sheet: string, step: number, kind: BudgetKind, euros: number, on: string][] = [
  ['1.1.1', 0, 'committed', 18_000, '2019-02-14'],
  ['1.1.1', 0, 'spent', 17_640, '2020-02-28'],
  ['1.1.2', 1, 'committed', 12_000, '2022-05-10'],
  ['1.1.2', 1, 'spent', 6_500, '2024-12-19'],
  ['1.1.2', 2, 'committed', 9_000, '2023-01-09'],
  ['1.1.2', 2, 'spent', 4_200, '2025-12-18'],
  ['1.2.1', 0, 'committed', 48_500, '2019-04-02'],
  ['1.2.1', 0, 'spent', 47_900.5, '2020-02-25'],
  ['1.2.2', 1, 'committed', 3_000, '2022-01-10'],
]

/** Tonnes of household waste of each year, with the path that is aimed at; invented. */
const WASTE: readonly [year: number, tonnes: number][] = [
  [2019, 21_480],
  [2020, 20_950],
  [2021, 21_300],
  [2022, 20_720],
  [2023, 20_110],
  [2024, 19_660],
]

/** The plan of the demonstration: the true text of axis 1, with a progress and amounts that are invented and say so. */
export function demoPlan({ plan }: Rooms, authority: Actor, facilitator: Actor): void {
  plan.loading.loadAxis(authority)
  const sheet = (code: string) => plan.sheets.get(authority, code, undefined)
  const stepOf = (code: string, index: number) => sheet(code).stepViews[index]?.id ?? ''
  for (const [code, index, status, on, progress] of STANDINGS)
    plan.actions.change(authority, stepOf(code, index), {
      ...{ on, status },
      ...(progress === undefined ? {} : { progress }),
    })
  for (const [code, index, kind, euros, on] of AMOUNTS)
    plan.amounts.add(authority, stepOf(code, index), {
      ...{ kind, euros, on, documentId: null, funder: kind === 'committed' ? 'GACdG' : null },
      note: 'Montant inventé pour la démonstration',
    })

  const { items } = plan.indicators.list(authority, {})
  const waste = items.find(({ label }) => label.startsWith('Tonnage'))?.id ?? ''
  plan.indicators.change(authority, waste, {
    definition: 'Déchets ménagers et assimilés collectés sur l’agglomération dans l’année.',
    source: 'Valeurs inventées pour la démonstration',
  })
  const none = { documentId: null, comment: null }
  for (const [year, value] of WASTE)
    plan.indicators.enter(authority, waste, {
      ...{ ...none, series: 'result', on: `${year}-12-31`, value },
      basis: year < 2022 ? 'measured' : 'estimated',
    })
  for (const [year, value] of [
    [2024, 20_000],
    [2027, 18_500],
    [2030, 17_000],
  ] as const)
    plan.indicators.enter(authority, waste, {
      ...{ ...none, series: 'target', on: `${year}-12-31`, value, basis: null },
    })
  const engaged = items.find(({ label }) => label.startsWith('Nombre de structures engagées'))?.id ?? ''
  plan.indicators.enter(authority, engaged, {
    ...none,
    series: 'target',
    on: '2030-12-31',
    value: 120,
    basis: null,
  })

  plan.comments.write(authority, sheet('1.1.1').id, {
    text: 'Le texte est celui du plan ; états, montants et valeurs sont inventés pour la démonstration.',
  })
  plan.comments.write(facilitator, stepOf('1.1.2', 1), {
    text: 'Les visites de l’automne sont planifiées : le nombre d’audits validés se compte ici de lui-même.',
  })
}
