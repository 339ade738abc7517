import type { Frequency, IndicatorKind } from '../../../kernel/plan.ts'
import type { CounterId } from './counter-words.ts'

/**
 * What the platform counts for steps of axis 1, by sheet and title: chosen by this project, since the plan names no
 * figure for them; each territory may choose otherwise on the page of the sheet.
 */
export const countersOfSteps: Record<string, Record<string, readonly CounterId[]>> = {
  '1.1.1': {
    "Lancer une phase test d'un projet d'Economie Circulaire": [
      'audits-validated',
      'introductions',
      'groups-alive',
      'events-held',
    ],
  },
  '1.1.2': {
    "Faire connaître auprès des acteurs économiques la démarche d'économie circulaire": [
      'structures-present',
      'mailings-sent',
    ],
    'Réaliser les diagnostic et audits des acteurs': ['audits-validated', 'energy-actions'],
    "Créer et animer un réseau d'acteurs locaux": ['structures-present', 'groups-alive', 'introductions'],
    'Créer/Utiliser un outil partagé de gisements et de besoins': ['flows-declared', 'synergies-operational'],
    'Accompagner la création de services mutualisés émergents': ['poolings-operational', 'services-created'],
  },
}

interface SeededIndicator {
  label: string
  definition: string
  unit: string
  kind: IndicatorKind | null
  source: string
  frequency: Frequency
}

/** Unit and kind that the words of an indicator leave no doubt about; the rest is left to be said. */
const UNITS: readonly [RegExp, string, IndicatorKind | null][] = [
  [/^Tonnage /, 't', 'outcome'],
  [/^% /, '%', 'output'],
  [/^t eq CO2/, 't CO₂e', 'impact'],
  [/^Nombre d'emplois /, 'emplois', 'outcome'],
  [/^Nombre de structures créées/, 'structures', 'outcome'],
  [/^Nombre d'entreprises |^Nombre de structures /, 'structures', 'outcome'],
  [/^Nombre /, 'nombre', 'output'],
]

/** An indicator of the plan as it is first followed: its words, with nothing decided that the plan leaves open. */
export function seededIndicator(label: string): SeededIndicator {
  const [, unit = '', kind = null] = UNITS.find(([words]) => words.test(label)) ?? []
  return {
    ...{ label, unit, kind, source: 'Texte du plan', frequency: 'year' },
    definition:
      'Le plan nomme cet indicateur sans dire comment il se calcule : précisez ici la règle retenue, et la source de ses valeurs.',
  }
}
