import type { Database } from '../../db/connection.ts'
import { verifyJournal } from '../../db/journal-verification.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import { dayAfter, startOfDay } from '../../kernel/day.ts'
import { notFound } from '../../kernel/errors.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { JournalItem, JournalList, JournalQuery } from './contract.ts'
import { canReadJournalOf } from './policy.ts'
import { type Details, isConsultation, type Reader, redactedChanges, shownTo } from './rules.ts'
import { type JournalFilter, type JournalRow, journalStore } from './store.ts'

export type JournalService = ReturnType<typeof journalService>

/** How things are called today, by their ids. */
export interface Names {
  people(ids: readonly string[]): Map<string, string>
  organisations(ids: readonly string[]): Map<string, string>
  flows(ids: readonly string[]): Map<string, string>
  /** Entries of the knowledge base. */
  knowledge(ids: readonly string[]): Map<string, string>
  workshops(ids: readonly string[]): Map<string, string>
  information(ids: readonly string[]): Map<string, string>
  /** Documents of synergies and groups. */
  documents(ids: readonly string[]): Map<string, string>
  training(ids: readonly string[]): Map<string, string>
}

/** Names of what a consultation showed that are spelled out; the others are counted. */
const SPELLED_OUT = 5

export function journalService(db: Database, names: Names) {
  const store = journalStore(db)

  function list(reader: Reader, query: JournalQuery): JournalList {
    const organisation = reader.organisationId ?? query.organisation
    const filter = filterOf({ ...query, organisation })
    const { total, rows } = store.page(filter, query.limit, query.offset)
    const actors = store.actors(reader.organisationId ?? undefined)
    return {
      total,
      items: present(rows, reader),
      actions: store.actions(reader.organisationId ?? undefined),
      people: [...names.people(actors)]
        .map(([id, name]) => ({ id, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
    }
  }

  function present(rows: readonly JournalRow[], reader: Reader): JournalItem[] {
    const seqs = rows.map(({ seq }) => seq)
    const details = new Map(
      store.detailsOf(seqs).map(({ seq, content }) => [seq, JSON.parse(content) as Details]),
    )
    const erasures = new Map(store.erasuresOf(seqs).map(({ seq, at }) => [seq, at]))
    const subjects = groupBy(store.subjectsOf(seqs), ({ seq }) => seq)
    const items = rows.map((row) => {
      const ids = (subjects.get(row.seq) ?? [])
        .filter(({ kind }) => kind === 'organisation')
        .map(({ subjectId }) => subjectId)
      return itemOf(row, ids, details.get(row.seq), erasures.get(row.seq) ?? null, reader)
    })
    return withNames(items)
  }

  /** Names are asked for once for the whole page. */
  function withNames(items: ReturnType<typeof itemOf>[]): JournalItem[] {
    const idsOf = (pick: (item: (typeof items)[number]) => readonly string[]) => [
      ...new Set(items.flatMap(pick)),
    ]
    const of = (entity: string) =>
      idsOf((item) => (item.entity === entity ? [item.entityId, ...item.shownIds] : []))
    const people = names.people(
      idsOf(({ actorId, entity, entityId }) => (entity === 'user' ? [actorId, entityId] : [actorId])),
    )
    const flows = names.flows(of('flow'))
    const knowledge = names.knowledge(of('knowledge'))
    const workshops = names.workshops(of('workshop'))
    const information = names.information(of('information'))
    const documents = names.documents(of('document'))
    const training = names.training(of('training'))
    const organisations = names.organisations([
      ...new Set([...idsOf(({ organisationIds }) => organisationIds), ...of('organisation')]),
    ])
    const nameOf = (id: string) =>
      [flows, organisations, people, knowledge, workshops, information, documents, training]
        .map((each) => each.get(id))
        .find(Boolean) ?? null
    return items.map(({ actorId, entityId, organisationIds, shownIds, ...item }) => ({
      ...item,
      actor: { id: actorId, name: people.get(actorId) ?? null },
      // A list goes by the last part of its address.
      label: item.entity === 'list' ? entityId : nameOf(entityId),
      organisations: organisationIds.map((id) => ({ id, name: organisations.get(id) ?? '' })),
      shown: shownIds.slice(0, SPELLED_OUT).map((id) => ({ id, name: nameOf(id) ?? '' })),
      shownCount: shownIds.length,
    }))
  }

  return {
    /** Everything, for the administrator; newest first. */
    list: (query: JournalQuery): JournalList => list({ organisationId: null, isFacilitator: true }, query),

    /** What concerns a structure's own data, for its managers and its facilitators. */
    ofOrganisation(actor: Actor, organisationId: string, query: JournalQuery): JournalList {
      if (!canReadJournalOf(actor, organisationId)) notFound('Structure')
      if (!names.organisations([organisationId]).has(organisationId)) notFound('Structure')
      return list({ organisationId, isFacilitator: facilitates(actor, organisationId) }, query)
    },

    verification: () => verifyJournal(db),
  }
}

/** An entry as a reader may see it, names still to be put. */
function itemOf(
  { seq, at, actorId, action, entity, entityId, detailsHash }: JournalRow,
  organisationIds: readonly string[],
  details: Details | undefined,
  erasedAt: string | null,
  reader: Reader,
) {
  const nothing = { ids: [], fields: [], exported: false }
  const shown = details && isConsultation(action) ? shownTo(details, reader) : nothing
  const changes =
    details && !isConsultation(action) ? redactedChanges({ entity, organisationIds, details }, reader) : []
  const missing = detailsHash === null ? ('none' as const) : ('erased' as const)
  return {
    ...{ seq, at, actorId, action, entity, entityId },
    organisationIds: reader.organisationId === null ? organisationIds : [reader.organisationId],
    shownIds: shown.ids,
    fields: shown.fields,
    exported: shown.exported,
    changes: changes ?? [],
    details: details ? (changes ? ('kept' as const) : ('withheld' as const)) : missing,
    erasedAt,
  }
}

function filterOf({ from, to, person, organisation, action }: JournalQuery): JournalFilter {
  return {
    from: from && startOfDay(from).toISOString(),
    before: to && startOfDay(dayAfter(to)).toISOString(),
    person,
    organisation,
    action,
  }
}
