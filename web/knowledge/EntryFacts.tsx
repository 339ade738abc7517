import type { ReactNode } from 'react'
import type { EntryView, ShownContent } from '../api/knowledge.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { addressOfThing, type NameOf, namesOf } from './entryWords.ts'
import styles from './Knowledge.module.css'

interface Words {
  t: Translate
  formats: Formats
  name: NameOf
  /** Of a list that may be long, how many are shown. */
  most: number
}

/** All that an entry says, field by field; what is empty is left out. */
export function EntryFacts({ entry, most = Number.POSITIVE_INFINITY }: { entry: EntryView; most?: number }) {
  const { t, language, formats } = useLanguage()
  return <Facts facts={factsOf(entry.content, { t, formats, name: namesOf(entry, language), most })} />
}

function factsOf(content: ShownContent, words: Words): Fact[] {
  const { t, formats } = words
  const given: [string, ReactNode][] = []
  const put = (name: string, value: ReactNode) => {
    if (value) given.push([name, value])
  }
  const said = (text: string) => text && <Said>{text}</Said>
  if (content.kind === 'synonyms') {
    put(t('knowledge.phrases'), phrases(content.phrasesFr, 'fr', words))
    put(t('knowledge.phrasesEn'), phrases(content.phrasesEn, 'en', words))
    put(t('knowledge.codes'), list(content.wasteCodes.map((code) => words.name('code', code))))
  } else if (content.kind === 'synonym') {
    put(t('knowledge.target'), thing(content.of, content.target, words))
    put(t('knowledge.language'), t(`knowledge.language.${content.language}`))
  } else if (content.kind === 'path') {
    put(t('knowledge.resource'), thing('resource', content.resource, words))
    put(t('knowledge.use'), thing('use', content.use, words))
    put(t('knowledge.process'), said(content.process))
    put(t('knowledge.receiver'), said(content.receiverFr))
    put(t('knowledge.activities'), content.receiverNaf.join(', '))
    put(t('knowledge.conditions'), said(content.conditionsFr.join(' ; ')))
    put(t('knowledge.season'), said(content.season))
  } else {
    const things = (of: 'resource' | 'use', ids: readonly string[]) =>
      list(ids.filter((id) => id !== '*').map((id) => thing(of, id, words)))
    put(t('knowledge.resources'), things('resource', content.resources))
    put(t('knowledge.codes'), list(content.wasteCodes.map((code) => words.name('code', code))))
    put(t('knowledge.qualities'), list(content.qualifiers.map((id) => words.name('quality', id))))
    put(t('knowledge.uses'), things('use', content.uses) ?? t('knowledge.anyUse'))
    put(t('knowledge.activities'), content.receiverNaf.join(', '))
  }
  put(t('knowledge.source'), said(content.source))
  if (content.kind === 'stop') put(t('knowledge.sourceRead'), formats.date(content.checkedOn))
  return given
}

/** A resource or a use by its name, leading to all that is known of it. */
function thing(of: 'resource' | 'use', id: string, { name }: Words): ReactNode {
  return (
    <Link key={id} to={addressOfThing(of, id)}>
      {name(of, id)}
    </Link>
  )
}

function list(items: readonly ReactNode[]): ReactNode {
  if (items.length === 0) return null
  return (
    <ul className={styles.lines}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it came, never reordered
        <li key={i}>{item}</li>
      ))}
    </ul>
  )
}

function phrases(texts: readonly string[], language: 'fr' | 'en', { t, most }: Words): ReactNode {
  if (texts.length === 0) return null
  const more = texts.length - most
  return (
    <span lang={language} className={styles.phrases}>
      {texts.slice(0, most).join(', ')}
      {more > 0 && ` ${t('knowledge.morePhrases', { count: more })}`}
    </span>
  )
}
