import type { KnowledgeScope } from '../../../kernel/events.ts'
import type { Knowledge } from '../knowledge.ts'
import { wordsOf } from '../reading/words.ts'
import type { EntryContent } from './contract.ts'

/**
 * What an entry bears on, so that only that is read and ranked again. A phrase changes the reading of the texts that
 * hold one of its words, and of no other (near words need one in common). A path changes what stocks of its resource
 * answer, and the uses implied in the needs of who may receive. A rule changes what stocks it is about.
 */
export function scopeOf(content: EntryContent, { uses }: Knowledge): KnowledgeScope {
  if (content.kind === 'synonym') {
    const words = wordsOf(content.phrase).filter(({ negates }) => !negates)
    return { kind: 'words', stems: [...new Set(words.flatMap(({ stem }) => stem ?? []))] }
  }
  if (content.kind === 'path') {
    const { resource, use, receiverNaf } = content
    const usual = uses.find(({ id }) => id === use)?.receivers ?? []
    return { kind: 'path', resourceId: resource, receivers: receiverNaf.length > 0 ? receiverNaf : usual }
  }
  const { resources, qualifiers, wasteCodes } = content
  return { kind: 'rule', resourceIds: resources, qualifiers, wasteCodes }
}
