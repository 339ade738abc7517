import { HAZARDOUS } from '../../kernel/reading.ts'
import type { Knowledge, Stop } from './knowledge.ts'

/** As many names of a kind as a reader takes in at a glance. */
const NAMED = 2

/** A rule in French words: what it is about, then what it keeps it from ("Huiles usagées → Nourrir des animaux"). */
export type RuleWords = (rule: Stop) => string

export function ruleWords({ resources, uses, qualifiers }: Knowledge): RuleWords {
  const labels = (entries: readonly { id: string; labelFr: string }[]) => {
    const byId = new Map(entries.map(({ id, labelFr }) => [id, labelFr]))
    return (ids: readonly string[]) => several(ids.map((id) => byId.get(id) ?? ''))
  }
  const nameResources = labels(resources)
  const nameUses = labels(uses)
  const nameQualities = labels([...qualifiers, { id: HAZARDOUS, labelFr: 'Dangereux' }])
  return (rule) => {
    const about = [
      nameResources(rule.resources),
      nameQualities(rule.qualifiers),
      rule.wasteCodes.length > 0 ? `code ${several(rule.wasteCodes.map(spacedCode))}` : '',
    ].filter(Boolean)
    const isAnyUse = rule.uses.length === 0 || rule.uses.includes('*')
    return `${capital(about.join(', '))} → ${isAnyUse ? 'tout usage' : nameUses(rule.uses)}`
  }
}

function several(names: readonly string[]): string {
  const more = names.length - NAMED
  return names.slice(0, NAMED).join(' ; ') + (more > 0 ? ` ; ${more} de plus` : '')
}

/** "200125" → "20 01 25", "1709" → "17 09": how the list of waste writes them. */
function spacedCode(code: string): string {
  return (code.match(/\d{1,2}/g) ?? []).join(' ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
