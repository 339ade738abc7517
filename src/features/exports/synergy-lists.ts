import type { Stage, SynergyKind } from '../../kernel/synergies.ts'
import { type SynergyQuery, type SynergySummary, synergyQuery } from '../synergies/life-contract.ts'
import type { SynergiesService } from '../synergies/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'
import { lines, momentInFrance } from './words.ts'

const stageWords: Record<Stage, string> = {
  proposed: 'proposée',
  validated: 'validée',
  introduced: 'mise en relation',
  study: 'à l’étude',
  negotiation: 'en négociation',
  implementation: 'en mise en œuvre',
  operational: 'opérationnelle',
  recurring: 'récurrente',
  refused: 'refusée',
  abandoned: 'abandonnée',
  suspended: 'suspendue',
  ended: 'terminée',
}
const kindWords: Record<SynergyKind, string> = {
  substitution: 'substitution',
  sharing: 'partage',
  pooling: 'mutualisation',
  aggregation: 'regroupement',
  split: 'répartition',
  transformation: 'filière',
}

/** Synergies, each as its reader knows of it. */
export function synergyLists({ life }: SynergiesService): readonly ExportedList[] {
  return [
    exportedList<Omit<SynergyQuery, 'limit' | 'offset'>, SynergySummary>({
      name: 'synergies',
      title: 'Synergies',
      access: 'signed-in',
      filters: synergyQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'synergie', value: ({ id }) => id },
        { header: 'titre', value: ({ title }) => title },
        { header: 'nature', value: ({ kind }) => kindWords[kind] },
        { header: 'etape', value: ({ stage }) => stageWords[stage] },
        { header: 'depuis_le', value: ({ stageAt }) => momentInFrance(stageAt) },
        { header: 'jours_a_cette_etape', value: ({ daysInStage }) => daysInStage },
        { header: 'suivie_par', value: ({ owner }) => owner.name },
        { header: 'prochaine_action', value: ({ nextAction }) => nextAction },
        { header: 'pour_le', value: ({ nextActionOn }) => nextActionOn },
        { header: 'derniere_nouvelle', value: ({ newsAt }) => momentInFrance(newsAt) },
        { header: 'structures', value: ({ partyNames }) => lines(partyNames) },
        { header: 'structures (nombre)', value: ({ partyCount }) => partyCount },
      ],
      rows: (actor, query) => everyPage((page) => life.list(actor, { ...query, ...page })),
    }),
  ]
}
