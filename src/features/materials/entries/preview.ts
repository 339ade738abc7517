import type { Actor } from '../../../kernel/actor.ts'
import type { FieldFault } from '../../../kernel/errors.ts'
import type { KnowledgeScope } from '../../../kernel/events.ts'
import { citesLaw } from '../../../kernel/legal-source.ts'
import { type ArrangedKnowledge, presentIn } from '../arranged-knowledge.ts'
import type { MaterialsService } from '../service.ts'
import type { EntryContent, KnowledgeEffect, Preview } from './contract.ts'
import { scopeOf } from './scope.ts'

/** What another state of the base would do to the flows an actor works on: told by the matching room. */
export type EffectOf = (
  actor: Actor,
  scopes: readonly KnowledgeScope[],
  next: ArrangedKnowledge,
) => KnowledgeEffect

/** What a person writes last: its effect is known without. */
const SAID_LAST: readonly string[] = ['/source', '/reasonFr', '/checkedOn']

const SAID = '…'
const A_LAW = 'article'

/** No entry's. */
const NEW = 'nouvelle'

/** What an entry would change, before it is written. `today`: its content as it counts now, if it does. */
export function previewOf(
  { id, content, today }: { id: string | null; content: EntryContent; today: EntryContent | null },
  actor: Actor,
  { materials, faults, effectOf }: { materials: MaterialsService; faults: FieldFault[]; effectOf: EffectOf },
): Preview {
  const without = id === null ? materials.base() : materials.baseWith(id, null)
  const scopes = [...(today ? [today] : []), content].map((each) => scopeOf(each, without.knowledge()))
  return {
    faults,
    effect: faults.some(({ pointer }) => !SAID_LAST.includes(pointer))
      ? null
      : effectOf(actor, scopes, materials.baseWith(id ?? NEW, asIfSaid(content))),
    today: content.kind === 'synonym' ? readIn(without, content.phrase) : null,
    paths:
      content.kind === 'path' ? presentIn(without).pathsBetween(content.resource, content.use).length : 0,
  }
}

/** The same with what is said last: without it, an entry is none. */
function asIfSaid(content: EntryContent): EntryContent {
  if (content.kind !== 'stop') return { ...content, source: content.source || SAID }
  const { verdict, source, reasonFr } = content
  const isUnlawful = verdict === 'stop' && !citesLaw(source)
  return { ...content, reasonFr: reasonFr || SAID, source: isUnlawful ? A_LAW : source || SAID }
}

/** What a phrase is read as: whole, or by words that come near. */
function readIn(base: ArrangedKnowledge, phrase: string): Preview['today'] {
  const { resources, uses } = base.reader().read({ kind: 'need', label: phrase })
  const [resource, use] = [resources[0], uses[0]]
  const kind = (use?.weight ?? 0) > (resource?.weight ?? 0) ? ('use' as const) : ('resource' as const)
  const read = kind === 'use' ? use : resource
  const entry = read && (kind === 'use' ? base.uses() : base.resources()).get(read.id)
  if (!read || !entry) return null
  return { kind, name: { fr: entry.labelFr, en: entry.labelEn }, isSure: read.isSaid }
}
