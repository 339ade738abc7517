import { z } from 'zod'
import { type JournalItem, type JournalQuery, journalQuery } from '../journal/contract.ts'
import type { JournalService } from '../journal/service.ts'
import { type EntryQuery, type EntryView, entryQuery } from '../materials/entries/contract.ts'
import type { EntriesService } from '../materials/entries/service.ts'
import {
  type ExportedColumn,
  type ExportedList,
  everyPage,
  exportedList,
  facilitators,
} from './exported-list.ts'
import { momentInFrance } from './words.ts'

const paging = { limit: true, offset: true } as const

const journalColumns: ExportedColumn<JournalItem>[] = [
  { header: 'numero', value: ({ seq }) => seq },
  { header: 'quand', value: ({ at }) => momentInFrance(at) },
  { header: 'qui', value: ({ actor }) => actor.name ?? actor.id },
  { header: 'action', value: ({ action }) => action },
  { header: 'objet', value: ({ label }) => label },
  { header: 'structures', value: ({ organisations }) => organisations.map(({ name }) => name).join('\n') },
  { header: 'montre (nombre)', value: ({ shownCount }) => shownCount || null },
  { header: 'champs_lus', value: ({ fields }) => fields.join(', ') },
  {
    header: 'changements',
    value: ({ changes }) =>
      changes
        .map(({ field, before, after }) => `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`)
        .join('\n'),
  },
]

const wholeJournal = (journal: JournalService) =>
  exportedList<JournalQuery, JournalItem>({
    name: 'journal',
    title: 'Journal',
    access: ['administrator'],
    filters: journalQuery.omit(paging),
    columns: journalColumns,
    rows: (_actor, query) => everyPage((page) => journal.list({ ...query, ...page })),
    shown: () => [{ entity: 'journal', ids: ['*'] }],
  })

const structureJournal = (journal: JournalService) =>
  exportedList<JournalQuery & { organisation: string }, JournalItem & { ofStructure: string }>({
    name: 'structure-journal',
    title: 'Journal de la structure',
    access: 'signed-in',
    filters: journalQuery.omit(paging).extend({ organisation: z.string().max(60) }),
    columns: journalColumns,
    *rows(actor, { organisation, ...query }) {
      const read = (page: { limit: number; offset: number }) =>
        journal.ofOrganisation(actor, organisation, { ...query, ...page })
      for (const item of everyPage(read)) yield { ...item, ofStructure: organisation }
    },
    shown: ({ ofStructure }) => [{ entity: 'journal', ids: [ofStructure] }],
  })

const entryKinds = { synonym: 'mot', path: 'débouché', stop: 'règle' } as const
const origins = { shipped: 'fournie', added: 'ajoutée' } as const
const states = { live: 'en vigueur', withdrawn: 'retirée' } as const

/** Ids of an entry in the words of the base. */
const named = ({ names }: EntryView, family: string, ids: readonly string[]) =>
  ids.map((id) => names[`${family}/${id}`]?.fr ?? id).join('\n') || null

const knowledge = (entries: EntriesService) =>
  exportedList<EntryQuery, EntryView>({
    name: 'knowledge-entries',
    title: 'Connaissances',
    access: facilitators,
    filters: entryQuery.omit(paging),
    columns: [
      { header: 'nature', value: ({ kind }) => entryKinds[kind] },
      { header: 'origine', value: ({ origin }) => origins[origin] },
      { header: 'etat', value: ({ state }) => states[state] },
      {
        header: 'ressources',
        value(entry) {
          const { content } = entry
          if (content.kind === 'path') return named(entry, 'resource', [content.resource])
          if (content.kind === 'stop') return named(entry, 'resource', content.resources)
          return content.of === 'resource' ? named(entry, 'resource', [content.target]) : null
        },
      },
      {
        header: 'usages',
        value(entry) {
          const { content } = entry
          if (content.kind === 'path') return named(entry, 'use', [content.use])
          if (content.kind === 'stop') return named(entry, 'use', content.uses)
          return content.of === 'use' ? named(entry, 'use', [content.target]) : null
        },
      },
      {
        header: 'mots',
        value({ content }) {
          if (content.kind === 'synonym') return content.phrase
          return content.kind === 'synonyms' ? [...content.phrasesFr, ...content.phrasesEn].join('\n') : null
        },
      },
      { header: 'procede', value: ({ content }) => (content.kind === 'path' ? content.process : null) },
      {
        header: 'conditions',
        value: ({ content }) => (content.kind === 'path' ? content.conditionsFr.join('\n') : null),
      },
      { header: 'regle', value: ({ content }) => (content.kind === 'stop' ? content.reasonFr : null) },
      {
        header: 'codes_dechet',
        value: ({ content }) => ('wasteCodes' in content ? content.wasteCodes.join('\n') : null),
      },
      { header: 'source', value: ({ content }) => content.source },
      { header: 'auteur', value: ({ author }) => author },
      { header: 'version', value: ({ version }) => version || null },
      { header: 'le', value: ({ at }) => momentInFrance(at) },
    ],
    rows: (_actor, query) => everyPage((page) => entries.list({ ...query, ...page })),
  })

const mailStates = {
  waiting: 'en attente',
  sending: 'en cours d’envoi',
  sent: 'parti',
  failed: 'échec',
  uncertain: 'incertain',
  expired: 'périmé',
} as const
type MailState = keyof typeof mailStates

/** A mail of the outbox, as far as its list tells. */
interface MailLine {
  id: string
  to: string
  subject: string
  state: MailState
  attempts: number
  lastError: string | null
  createdAt: string
  sentAt: string | null
}

/** The list of the outbox, which knows no room and is known of none. */
export interface Outgoing {
  list(query: { state?: MailState; limit: number; offset: number }): { total: number; items: MailLine[] }
}

const mailList = (mails: Outgoing) =>
  exportedList<{ state?: MailState }, MailLine>({
    name: 'mails',
    title: 'Courriers',
    access: ['administrator'],
    filters: z.object({ state: z.enum(Object.keys(mailStates) as [MailState, ...MailState[]]).optional() }),
    columns: [
      { header: 'destinataire', value: ({ to }) => to },
      { header: 'objet', value: ({ subject }) => subject },
      { header: 'etat', value: ({ state }) => mailStates[state] },
      { header: 'essais', value: ({ attempts }) => attempts },
      { header: 'derniere_erreur', value: ({ lastError }) => lastError },
      { header: 'ecrit_le', value: ({ createdAt }) => momentInFrance(createdAt) },
      { header: 'parti_le', value: ({ sentAt }) => momentInFrance(sentAt) },
    ],
    rows: (_actor, query) => everyPage((page) => mails.list({ ...query, ...page })),
    shown: ({ id }) => [{ entity: 'mail', ids: [id] }],
  })

/** What the house itself keeps: its journal, its mails and its knowledge. */
export function houseLists(rooms: {
  journal: JournalService
  knowledge: EntriesService
  mails: Outgoing
}): readonly ExportedList[] {
  const { journal } = rooms
  return [wholeJournal(journal), structureJournal(journal), mailList(rooms.mails), knowledge(rooms.knowledge)]
}
