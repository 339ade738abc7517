import { unitInFrench } from '../../kernel/quantity.ts'
import type { PartyState, ServiceKind, ServiceStage } from '../../kernel/shared-services.ts'
import { type ServiceQuery, type ServiceSummary, serviceQuery } from '../shared-services/contract.ts'
import type { SharedServicesService } from '../shared-services/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'
import { lines } from './words.ts'

const kindWords: Record<ServiceKind, string> = {
  collection: 'tournée de collecte',
  purchase: 'achat groupé',
  equipment: 'matériel partagé',
  storage: 'stockage',
  employment: 'emploi partagé entre employeurs',
  transport: 'navette ou transport',
  contract: 'prestation commune',
  other: 'autre',
}
const stageWords: Record<ServiceStage, string> = {
  idea: 'idée',
  study: 'étude',
  agreement: 'accords',
  'setting-up': 'mise en place',
  running: 'en service',
  suspended: 'suspendu',
  abandoned: 'abandonné',
  ended: 'terminé',
}
const partyWords: Record<PartyState, string> = {
  invited: 'invitée',
  asked: 'en attente de réponse',
  in: 'y prend part',
  declined: 'a décliné',
  refused: 'demande refusée',
  left: 'sortie',
}

/** Shared services, each as its reader knows of it. */
export function sharedServiceLists(services: SharedServicesService): readonly ExportedList[] {
  return [
    exportedList<Omit<ServiceQuery, 'limit' | 'offset'>, ServiceSummary>({
      name: 'shared-services',
      title: 'Services mutualisés',
      access: 'signed-in',
      filters: serviceQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'service', value: ({ id }) => id },
        { header: 'nom', value: ({ title }) => title },
        { header: 'sorte', value: ({ kind }) => kindWords[kind] },
        { header: 'etape', value: ({ stage }) => stageWords[stage] },
        { header: 'sert_depuis', value: ({ startsOn }) => startsOn },
        {
          header: 'visibilite',
          value: ({ visibility }) => (visibility === 'open' ? 'ouvert au réseau' : 'fermé'),
        },
        { header: 'structures (nombre)', value: ({ userCount }) => userCount },
        { header: 'volume_par_an', value: ({ unitsPerYear }) => unitsPerYear },
        { header: 'unite', value: ({ unit }) => (unit === null ? null : unitInFrench(unit)) },
        {
          header: 'mes_structures',
          value: ({ own }) => lines(own.map(({ name, state }) => `${name} (${partyWords[state]})`)),
        },
      ],
      rows: (actor, query) => everyPage((page) => services.list(actor, { ...query, ...page })),
    }),
  ]
}
