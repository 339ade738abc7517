import type {
  InformationAudience,
  InformationCategory,
  InformationStanding,
  InformationState,
  InformationTheme,
} from '../../kernel/information.ts'
import type { Sector } from '../../kernel/sectors.ts'
import { type InformationQuery, type InformationSummary, informationQuery } from '../information/contract.ts'
import type { InformationService } from '../information/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'
import { lines, momentInFrance } from './words.ts'

const categoryWords: Record<InformationCategory, string> = {
  article: 'article',
  guide: 'guide',
  regulation: 'veille réglementaire',
  call: 'appel à projets',
  training: 'formation',
}
const standingWords: Record<InformationStanding, string> = {
  current: 'à jour',
  'to-check': 'à revérifier',
  closed: 'clos',
}
const stateWords: Record<InformationState, string> = {
  draft: 'brouillon',
  published: 'publiée',
  withdrawn: 'retirée',
}
const audienceWords: Record<InformationAudience, string> = { network: 'le réseau', public: 'tout public' }
const themeWords: Record<InformationTheme, string> = {
  waste: 'déchets',
  reuse: 'réemploi',
  'eco-design': 'écoconception',
  purchasing: 'achats',
  energy: 'énergie',
  water: 'eau',
  mobility: 'mobilité',
  food: 'alimentation',
  building: 'bâtiment',
  funding: 'financement',
  law: 'réglementation',
  organisation: 'organisation',
}
const sectorWords: Record<Sector, string> = {
  agriculture: 'agriculture',
  agrifood: 'agroalimentaire',
  textile: 'textile',
  wood: 'bois',
  printing: 'papier et imprimerie',
  chemistry: 'chimie et plastiques',
  minerals: 'minéraux',
  metal: 'métal',
  'other-industry': 'autre industrie',
  'energy-waste': 'énergie et déchets',
  construction: 'construction',
  trade: 'commerce',
  transport: 'transport',
  hospitality: 'hébergement et restauration',
  'business-services': 'services aux entreprises',
  'public-social': 'public et social',
}

/** What the network is told, each as its reader may read it, in the order of the screen. */
export function informationLists({ reading }: InformationService): readonly ExportedList[] {
  return [
    exportedList<Omit<InformationQuery, 'limit' | 'offset'>, InformationSummary>({
      name: 'information',
      title: 'Informations',
      access: 'signed-in',
      filters: informationQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'information', value: ({ id }) => id },
        { header: 'rubrique', value: ({ category }) => categoryWords[category] },
        { header: 'titre', value: ({ title }) => title },
        { header: 'resume', value: ({ summary }) => summary },
        { header: 'signature', value: ({ byline }) => byline },
        { header: 'source', value: ({ source }) => source.name },
        { header: 'adresse_source', value: ({ source }) => source.url },
        { header: 'ressources', value: ({ resources }) => lines(resources.map(({ label }) => label)) },
        { header: 'secteurs', value: ({ sectors }) => lines(sectors.map((one) => sectorWords[one])) },
        { header: 'themes', value: ({ themes }) => lines(themes.map((one) => themeWords[one])) },
        { header: 'etat', value: ({ state }) => stateWords[state] },
        { header: 'lisible_par', value: ({ audience }) => audienceWords[audience] },
        { header: 'a_jour', value: ({ standing }) => standingWords[standing] },
        { header: 'verifiee_le', value: ({ checkedOn }) => checkedOn },
        { header: 'a_reverifier_le', value: ({ toCheckOn }) => toCheckOn },
        { header: 'cloture', value: ({ closesOn }) => closesOn },
        { header: 'publiee_le', value: ({ publishedAt }) => momentInFrance(publishedAt) },
      ],
      rows: (actor, query) => everyPage((page) => reading.list(actor, { ...query, ...page })),
    }),
  ]
}
