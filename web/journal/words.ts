import { energyStatuses } from '../../src/kernel/energy-actions.ts'
import { refusals, verdicts } from '../../src/kernel/match-decisions.ts'
import { flowVerdicts, visitStatuses } from '../../src/kernel/visits.ts'
import type { JournalItem } from '../api/journal.ts'
import type { Formats } from '../i18n/formats.ts'
import { frExports } from '../i18n/fr.exports.ts'
import { frJournal } from '../i18n/fr.journal.ts'
import type { Key, Translate } from '../i18n/messages.ts'

type Did = Extract<Key, `journal.did.${string}`>

/** The French texts are the keys of every language: what they do not name is shown as it is kept. */
const knows = (key: string): key is keyof typeof frJournal => key in frJournal

/** Who did it: a person, or what acts without one. */
export function actorName({ actor }: Pick<JournalItem, 'actor'>, t: Translate): string {
  if (actor.name !== null) return actor.name
  const key = `journal.actor.${actor.id}`
  return knows(key) ? t(key as 'journal.actor.system') : t('journal.actor.unknown')
}

/** An entry as a sentence: « Camille Animation a consulté la quantité de « Drêches » ». */
export function sentenceOf(item: JournalItem, t: Translate): string {
  const { action, shownCount, shown, fields } = item
  const actor = actorName(item, t)
  const label = listName(item, t) ?? item.label ?? shown[0]?.name ?? t('journal.something')
  const [field, ...others] = fields
  if (action === 'flow.consulted' && shownCount > 1)
    return t('journal.did.flow.consulted.many', { actor, count: shownCount })
  if (action === 'flow.consulted' && field && others.length === 0)
    return t('journal.did.flow.consulted.field', { actor, label, field: theField(field, t) })
  return say(action, actor, label, t)
}

/** A list that was exported, as its page is called. */
function listName({ entity, label }: JournalItem, t: Translate): string | null {
  const key = `exports.list.${label}`
  return entity === 'list' && key in frExports ? t(key as 'exports.list.flows') : null
}

function say(action: string, actor: string, label: string, t: Translate): string {
  const key = `journal.did.${action}`
  if (!knows(key)) return t('journal.did.other', { actor, action })
  return t(key as Did, { actor, label, action, field: '', count: 1 } as never)
}

/** An action in the list of filters: its sentence without anybody. */
export function actionLabel(action: string, t: Translate): string {
  const sentence = say(action, '…', '…', t)
  return sentence.replace(/^…( : |: | )/, '').replace(/^./, (first) => first.toUpperCase())
}

/** A field within a sentence, « la quantité ». */
export function theField(field: string, t: Translate): string {
  const key = `journal.the.${field}`
  return knows(key) ? t(key as 'journal.the.quantity') : field
}

export function fieldLabel(field: string, t: Translate): string {
  if (field === '') return t('journal.value')
  const key = `journal.field.${field}`
  return knows(key) ? t(key as 'journal.field.name') : field
}

const isOneOf = <T extends string>(known: readonly T[], value: unknown): value is T =>
  (known as readonly unknown[]).includes(value)

/** A value as people read it; null when there is none. */
export function valueText(field: string, value: unknown, t: Translate, formats: Formats): string | null {
  if (value === null || value === undefined || value === '') return null
  if (field === 'months' && typeof value === 'number') return formats.months(value)
  if (field === 'visibility' && typeof value === 'string')
    return t(`visibility.${value}` as 'visibility.network')
  if (field === 'family' && typeof value === 'string') return t(`family.${value}` as 'family.waste')
  if (field === 'verdict' && isOneOf(flowVerdicts, value)) return t(`visit.verdict.${value}`)
  if (field === 'status' && isOneOf(visitStatuses, value)) return t(`visit.status.${value}`)
  if (field === 'status' && isOneOf(energyStatuses, value)) return t(`energy.status.${value}`)
  if (field === 'verdict' && isOneOf(verdicts, value)) return t(`decision.${value}`)
  if (field === 'reason' && isOneOf(refusals, value)) return t(`decision.reason.${value}`)
  if (typeof value === 'boolean') return t(value ? 'journal.yes' : 'journal.no')
  if (typeof value === 'number') return formats.number(value)
  if (typeof value === 'string') return value
  const parts = Array.isArray(value) ? value : Object.values(value)
  const said = parts.map((part) => valueText('', part, t, formats)).filter((part) => part !== null)
  return said.length === 0 ? null : said.join(Array.isArray(value) ? ' ; ' : ', ')
}
