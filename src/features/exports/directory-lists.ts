import { familyLabelsFr } from '../../kernel/families.ts'
import type { OrganisationKind } from '../../kernel/structures.ts'
import { type DirectoryQuery, directoryQuery, type ListedStructure } from '../directory/contract.ts'
import type { DirectoryService } from '../directory/service.ts'
import { type ExportedList, everyPage, exportedList } from './exported-list.ts'
import { lines } from './words.ts'

const kindWords: Record<OrganisationKind, string> = {
  company: 'entreprise',
  association: 'association',
  public: 'organisme public',
}

/** The directory, each structure with what it chose to show and nothing else. */
export function directoryLists(directory: DirectoryService): readonly ExportedList[] {
  return [
    exportedList<Omit<DirectoryQuery, 'limit' | 'offset'>, ListedStructure>({
      name: 'directory',
      title: 'Annuaire du réseau',
      access: 'signed-in',
      filters: directoryQuery.omit({ limit: true, offset: true }),
      columns: [
        { header: 'nom', value: ({ name }) => name },
        { header: 'type', value: ({ kind }) => kindWords[kind] },
        { header: 'activite', value: ({ activityLabel }) => activityLabel },
        { header: 'effectif', value: ({ headcountBand }) => headcountBand },
        { header: 'commune', value: ({ communeName }) => communeName },
        { header: 'site', value: ({ website }) => website },
        { header: 'presentation', value: ({ presentation }) => presentation },
        { header: 'contact', value: ({ contact }) => contact?.name ?? null },
        { header: 'courriel', value: ({ contact }) => contact?.email ?? null },
        { header: 'telephone', value: ({ contact }) => contact?.phone ?? null },
        { header: 'propose', value: ({ families }) => lines(families.map((one) => familyLabelsFr[one])) },
      ],
      rows: (actor, query) => everyPage((page) => directory.list(actor, { ...query, ...page })),
      place: ({ point }) => ({ point }),
    }),
  ]
}
