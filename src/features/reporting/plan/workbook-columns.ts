import type { PlanPriority, PlanStatus } from '../../../kernel/plan.ts'

/**
 * The columns of the workbook that *Territoires en transitions*, the national tool for such plans, imports: in this
 * order, headers on row 2, data from row 4, the sheet known by `Axe (x)` in A2 (incubateur-ademe/territoires-en-transitions,
 * `import-plan-aggregate/parsers/excel-parser.ts`, read on 30 November 2026).
 */
export const workbookColumns = [
  'Axe (x)',
  'Sous-axe (x.x)',
  'Sous-sous axe (x.x.x)',
  "Titre de l'action",
  'Titre de la sous-action',
  'Descriptif',
  'Instances de gouvernance',
  'Objectifs',
  'Indicateurs liés',
  'Structure pilote',
  'Moyens humains et techniques',
  'Partenaires',
  'Direction ou service pilote',
  'Personne pilote',
  'Élu·e référent·e',
  'Participation Citoyenne',
  'Financements',
  'Financeur 1',
  'Montant € HT',
  'Financeur 2',
  'Montant € HT',
  'Financeur 3',
  'Montant € HT',
  'Budget prévisionnel total € HT',
  'Statut',
  'Niveau de priorité',
  'Date de début',
  'Date de fin',
] as const

export const HEADER_ROW = 2
export const FIRST_DATA_ROW = 4

/** As the national tool words them. */
export const statusLabels: Record<PlanStatus, string> = {
  upcoming: 'À venir',
  'to-discuss': 'À discuter',
  'in-progress': 'En cours',
  done: 'Réalisé',
  late: 'En retard',
  'on-hold': 'En pause',
  abandoned: 'Abandonné',
  blocked: 'Bloqué',
}
export const priorityLabels: Record<PlanPriority, string> = { high: 'Élevé', medium: 'Moyen', low: 'Bas' }

/** A row as it is written: text, number, or a day `YYYY-MM-DD` in the last two columns. */
export type Cells = readonly (string | number | null)[]

/** Parts of a description that have no column of their own, each under its name. */
export const sectionLabels = {
  audiences: 'Publics cibles',
  assessment: 'Prise en compte de l’EES',
  regulatory: 'Liens avec les objectifs réglementaires',
  planning: 'Planification',
  also: 'Aussi étape de la fiche',
} as const
export type Section = keyof typeof sectionLabels
const SECTIONS = Object.entries(sectionLabels) as [Section, string][]
const SECTION_START = new RegExp(`(?:^|\\n\\n)(${SECTIONS.map(([, label]) => label).join('|')}) : `)

/** A description followed by its parts, each under its name. */
export function withSections(description: string, sections: Partial<Record<Section, string>>): string {
  const parts = SECTIONS.flatMap(([section, label]) =>
    sections[section] ? [`${label} : ${sections[section]}`] : [],
  )
  return [description, ...parts].filter(Boolean).join('\n\n')
}

/** The description and the parts that `withSections` put after it. */
export function sectionsIn(text: string): {
  description: string
  sections: Partial<Record<Section, string>>
} {
  const [description = '', ...rest] = text.split(SECTION_START)
  const sections: Partial<Record<Section, string>> = {}
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const named = SECTIONS.find(([, label]) => label === rest[i])
    if (named) sections[named[0]] = (rest[i + 1] ?? '').trim()
  }
  return { description: description.trim(), sections }
}
