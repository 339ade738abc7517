import type { FieldFault } from '../../../kernel/errors.ts'
import { citesLaw } from '../../../kernel/legal-source.ts'
import { type EntryFault, faultsOfPath, faultsOfStop, type KnownIds } from '../entry-rules.ts'
import type { Path, Stop } from '../knowledge.ts'
import type { Language } from '../reading/arranged-words.ts'
import type { Meaning } from '../reading/lexicon.ts'
import { wordsOf } from '../reading/words.ts'
import type { EntryContent, SynonymContent } from './contract.ts'

type PathContent = Extract<EntryContent, { kind: 'path' }>
type StopContent = Extract<EntryContent, { kind: 'stop' }>

/** What the base holds besides the entry that is checked. */
export interface Present {
  ids: KnownIds
  /** What a phrase means today, when it is one of the base. */
  meaningsOf(phrase: string, language: Language): readonly Pick<Meaning, 'kind' | 'id'>[]
  labelOf(meaning: Pick<Meaning, 'kind' | 'id'>): string
  /** Ways already known from a resource to a use. */
  pathsBetween(resource: string, use: string): readonly Path[]
}

const SOURCE_MISSING =
  'Dites d’où vient cette connaissance : un texte, un guide, une visite, une personne du métier.'

const LAW_MISSING =
  'Une interdiction cite le texte qui interdit : règlement, directive, code, arrêté, article… Sans texte, faites-en un avertissement.'

/**
 * Every fault of an entry in French, with a pointer into its content: the rules of the shipped base, and for a
 * phrase, that it says something and does not already say something else.
 */
export function faultsOf(content: EntryContent, present: Present): FieldFault[] {
  if (content.kind === 'synonym') return faultsOfSynonym(content, present)
  if (content.kind === 'stop') return faultsOfRule(content, present)
  const faults = faultsOfPath(pathOf(content), present.ids).map(inFrench)
  return faults.length > 0 ? faults : knownPath(content, present)
}

/** A guide or a custom may warn; only the law forbids. */
function faultsOfRule(content: StopContent, present: Present): FieldFault[] {
  const faults = faultsOfStop(stopOf('', content), present.ids).map(inFrench)
  if (content.verdict === 'stop' && content.source !== '' && !citesLaw(content.source))
    faults.push({ pointer: '/source', detail: LAW_MISSING })
  return faults
}

export function pathOf({ kind: _kind, ...path }: PathContent): Path {
  return { ...path, isAdded: true }
}

/** `entryId`: what the rule is called after. */
export function stopOf(entryId: string, { kind: _kind, ...stop }: StopContent): Stop {
  return { id: `ajout-${entryId}`, ...stop }
}

function faultsOfSynonym(content: SynonymContent, present: Present): FieldFault[] {
  const { of, target, source } = content
  const faults: FieldFault[] = []
  const known = of === 'resource' ? present.ids.resources : present.ids.uses
  if (!known.has(target)) faults.push(inFrench({ field: 'target', wrong: 'unknown', value: target }))
  const wrong = phraseFault(content, present)
  if (wrong) faults.push({ pointer: '/phrase', detail: wrong })
  if (source === '') faults.push({ pointer: '/source', detail: SOURCE_MISSING })
  return faults
}

function phraseFault({ phrase, language, of, target }: SynonymContent, present: Present): string | null {
  if (!/\p{L}{2}/u.test(phrase)) return 'Écrivez le mot ou l’expression, comme les gens l’écrivent.'
  const meaningWords = wordsOf(phrase).filter(({ stem, negates, asks }) => stem && !negates && !asks)
  if (meaningWords.length === 0)
    return `« ${phrase} » n’est fait que de mots que le lecteur passe (« le », « pour », « sans », « cherche »…) : ajoutez un mot qui porte le sens.`
  const meanings = present.meaningsOf(phrase, language)
  if (meanings.length === 0) return null
  if (meanings.some(({ kind, id }) => kind === of && id === target))
    return `« ${phrase} » est déjà lu ainsi : l’ajouter ne changerait rien.`
  const said = meanings.map((meaning) => `${KINDS[meaning.kind]} « ${present.labelOf(meaning)} »`)
  return `« ${phrase} » est lu aujourd’hui comme ${said.join(' ou ')}. Ajoutez un mot, pour que l’expression ne dise qu’une chose.`
}

const KINDS = { resource: 'la ressource', use: 'l’usage', qualifier: 'la qualité' } as const

/** The same way twice would weigh no more; another process is another way. */
function knownPath({ resource, use, process }: PathContent, present: Present): FieldFault[] {
  const alike = (text: string) => text.trim().toLowerCase()
  const isKnown = present
    .pathsBetween(resource, use)
    .some((path) => process === '' || alike(path.process) === alike(process))
  if (!isKnown) return []
  const [from, to] = [
    present.labelOf({ kind: 'resource', id: resource }),
    present.labelOf({ kind: 'use', id: use }),
  ]
  const detail =
    process === ''
      ? `Une voie mène déjà de « ${from} » à « ${to} ». Dites par quel procédé la vôtre passe, si c’est un autre.`
      : `La voie de « ${from} » à « ${to} » par ce procédé est déjà connue.`
  return [{ pointer: process === '' ? '/process' : '/use', detail }]
}

const UNKNOWN: Record<string, string> = {
  target: 'Choisissez dans la liste ce que l’expression désigne.',
  resource: 'Choisissez une ressource de la liste.',
  resources: 'Cette ressource n’existe pas : choisissez dans la liste.',
  use: 'Choisissez un usage de la liste.',
  uses: 'Cet usage n’existe pas : choisissez dans la liste.',
  qualifiers: 'Cette qualité n’existe pas : choisissez dans la liste.',
}
const MISSING: Record<string, string> = {
  source: SOURCE_MISSING,
  resources: 'Dites au moins une ressource, un code déchet ou une qualité que la règle vise.',
  reasonFr: 'Dites la raison, en une phrase : c’est elle que l’on lira sous la piste.',
}

function inFrench({ field, wrong, value }: EntryFault): FieldFault {
  const at = (detail: string) => ({ pointer: `/${field}`, detail })
  if (wrong === 'missing') return at(MISSING[field] ?? 'À remplir.')
  if (field === 'wasteCodes')
    return at(
      `« ${value} » n’est ni un code de la nomenclature européenne, ni le début d’un code : six chiffres, ou les deux ou quatre premiers.`,
    )
  if (field === 'receiverNaf')
    return at(`« ${value} » n’est pas le début d’un code NAF : « 10 », « 10.5 », « 10.51 » ou « 10.51C ».`)
  return at(UNKNOWN[field] ?? `« ${value} » n’est pas reconnu.`)
}
