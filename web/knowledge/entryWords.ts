import type { EntryView, ShownContent } from '../api/knowledge.ts'
import type { Language, Translate } from '../i18n/messages.ts'

/** "200125" → "20 01 25": how the list of waste writes them. */
export function spacedCode(code: string): string {
  return (code.match(/\d{1,2}/g) ?? []).join(' ')
}

type NameKind = 'resource' | 'use' | 'quality' | 'code'
/** How a thing that an entry refers to is called; its id when it has no name any more. */
export type NameOf = (kind: NameKind, id: string) => string

export function namesOf({ names }: Pick<EntryView, 'names'>, language: Language): NameOf {
  return (kind, id) => {
    const name = names[`${kind}/${id}`]?.[language]
    if (kind === 'code') return name ? `${spacedCode(id)} ${name}` : spacedCode(id)
    return name ?? id
  }
}

/** An entry in one line. */
export function titleOf(content: ShownContent, name: NameOf, t: Translate): string {
  switch (content.kind) {
    case 'synonyms':
      return name(content.of, content.target)
    case 'synonym':
      return t('knowledge.means', { phrase: content.phrase, name: name(content.of, content.target) })
    case 'path':
      return t('knowledge.way', {
        resource: name('resource', content.resource),
        use: name('use', content.use),
      })
    case 'stop':
      return content.reasonFr
  }
}

/** Where all that is known of a resource or of a use is gathered. */
export function addressOfThing(of: 'resource' | 'use', id: string): string {
  return `/connaissances/livree-${of === 'resource' ? 'ressource' : 'usage'}-${id}`
}
