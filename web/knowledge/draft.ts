import type { EntryContent, EntryKind, EntryView } from '../api/knowledge.ts'
import type { Language } from '../i18n/messages.ts'
import type { Choice } from '../ui/ComboBox.tsx'
import { type NameOf, namesOf } from './entryWords.ts'

type Synonym = Extract<EntryContent, { kind: 'synonym' }>
type Path = Extract<EntryContent, { kind: 'path' }>
type Stop = Extract<EntryContent, { kind: 'stop' }>

/** An entry as it is written: names beside ids, lists of words as one text. */
export interface SynonymDraft extends Pick<Synonym, 'kind' | 'of' | 'language' | 'phrase' | 'source'> {
  target: Choice | null
}
export interface PathDraft
  extends Pick<Path, 'kind' | 'strength' | 'process' | 'receiverFr' | 'season' | 'source'> {
  resource: Choice | null
  use: Choice | null
  activities: readonly Choice[]
  conditions: string
}
export interface StopDraft extends Pick<Stop, 'kind' | 'verdict' | 'reasonFr' | 'checkedOn' | 'source'> {
  resources: readonly Choice[]
  codes: readonly Choice[]
  qualities: readonly Choice[]
  uses: readonly Choice[]
  activities: readonly Choice[]
}
export type Draft = SynonymDraft | PathDraft | StopDraft

export function emptyDraft(kind: EntryKind, today: string): Draft {
  if (kind === 'synonym')
    return { kind, of: 'resource', target: null, language: 'fr', phrase: '', source: '' }
  if (kind === 'path') {
    const words = { process: '', receiverFr: '', conditions: '', season: '', source: '' }
    return { kind, resource: null, use: null, strength: 'possible', activities: [], ...words }
  }
  const lists = { resources: [], codes: [], qualities: [], uses: [], activities: [] }
  return { kind, verdict: 'stop', reasonFr: '', source: '', checkedOn: today, ...lists }
}

/** An added entry, to be changed. */
export function draftOf(entry: EntryView & { content: EntryContent }, language: Language): Draft {
  const name = namesOf(entry, language)
  const { content } = entry
  const choice = (kind: Parameters<NameOf>[0], id: string): Choice => ({ id, label: name(kind, id) })
  const plain = (id: string): Choice => ({ id, label: id })
  if (content.kind === 'synonym') return { ...content, target: choice(content.of, content.target) }
  if (content.kind === 'path') {
    const { kind, strength, process, receiverFr, season, source } = content
    return {
      ...{ kind, strength, process, receiverFr, season, source },
      resource: choice('resource', content.resource),
      use: choice('use', content.use),
      activities: content.receiverNaf.map(plain),
      conditions: content.conditionsFr.join(' ; '),
    }
  }
  const { kind, verdict, reasonFr, checkedOn, source } = content
  return {
    ...{ kind, verdict, reasonFr, checkedOn, source },
    resources: content.resources.map((id) => choice('resource', id)),
    codes: content.wasteCodes.map((id) => choice('code', id)),
    qualities: content.qualifiers.map((id) => choice('quality', id)),
    uses: content.uses.filter((id) => id !== '*').map((id) => choice('use', id)),
    activities: content.receiverNaf.map(plain),
  }
}

/** What is sent to the server. */
export function contentOf(draft: Draft): EntryContent {
  const ids = (choices: readonly Choice[]) => choices.map(({ id }) => id)
  if (draft.kind === 'synonym') return { ...draft, target: draft.target?.id ?? '' }
  if (draft.kind === 'path') {
    const { resource, use, activities, conditions, ...words } = draft
    return {
      ...words,
      resource: resource?.id ?? '',
      use: use?.id ?? '',
      receiverNaf: ids(activities),
      conditionsFr: conditions
        .split(';')
        .map((condition) => condition.trim())
        .filter(Boolean),
    }
  }
  const { resources, codes, qualities, uses, activities, ...words } = draft
  return {
    ...words,
    resources: ids(resources),
    wasteCodes: ids(codes),
    qualifiers: ids(qualities),
    uses: uses.length > 0 ? ids(uses) : ['*'],
    receiverNaf: ids(activities),
  }
}

/** True once there is enough to tell what it would change. */
export function isTelling(draft: Draft): boolean {
  if (draft.kind === 'synonym') return draft.target !== null && draft.phrase.trim().length > 1
  if (draft.kind === 'path') return draft.resource !== null && draft.use !== null
  return draft.resources.length + draft.codes.length + draft.qualities.length > 0 && draft.checkedOn !== ''
}
