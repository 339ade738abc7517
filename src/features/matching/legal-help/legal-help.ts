import { monthMask } from '../../../kernel/months.ts'
import { numberInFrench } from '../../../kernel/quantity.ts'
import type { Stop } from '../../materials/knowledge.ts'
import { type LegalPoint, legalLevels, legalTopics } from '../../materials/legal-point.ts'
import type { LegalHelpView, LegalPointView } from './contract.ts'
import type { LegalFacts } from './facts.ts'

export const NOTICE =
  'Aide à la qualification, ne vaut pas avis juridique. En cas de doute : DREAL, DDETSPP ou chambre consulaire.'

/**
 * What is to be examined of an exchange, what blocks first. Nothing here is a ruling: each point says its source and the
 * day that was checked. `rules`: the rules of the knowledge base that the pair meets.
 */
export function legalHelp(
  facts: LegalFacts | null,
  points: readonly LegalPoint[],
  rules: readonly Stop[] = [],
): LegalHelpView {
  if (!facts) return { notice: NOTICE, status: null, points: [] }
  const kept = points.filter((point) => concerns(point, facts)).map((point) => viewOf(point, facts))
  return { notice: NOTICE, status: facts.status, points: [...kept, ...rules.map(viewOfRule)].sort(inOrder) }
}

/** Whether a point is about an exchange: each column that is filled must hold, by any of its values. */
function concerns(point: LegalPoint, facts: LegalFacts): boolean {
  const { statuses, hazards, resources, exceptResources, uses, qualifiers, months } = point
  const meets = <T>(wanted: readonly T[], present: { has(value: T): boolean }) =>
    wanted.length === 0 || wanted.some((value) => present.has(value))
  return (
    (statuses.length === 0 || (facts.status !== null && statuses.includes(facts.status))) &&
    meets(hazards, facts.hazards) &&
    meets(resources, facts.resources) &&
    !exceptResources.some((id) => facts.resources.has(id)) &&
    meets(uses, facts.uses) &&
    meets(qualifiers, facts.qualifiers) &&
    (months.length === 0 || facts.months === null || (monthMask(months) & facts.months) !== 0)
  )
}

function viewOf(point: LegalPoint, facts: LegalFacts): LegalPointView {
  const { id, topic, textFr, testsFr, source, checkedOn, loadTonnes } = point
  const isNeverAbove = loadTonnes !== null && facts.tonnes !== null && facts.tonnes <= loadTonnes
  return {
    id,
    topic,
    level: isNeverAbove ? 'know' : point.level,
    text: textFr,
    detail: loadTonnes === null ? mirrorDetail(point, facts) : loadDetail(loadTonnes, facts),
    tests: isNeverAbove ? [] : testsFr,
    source,
    checkedOn,
  }
}

/** A warning asks; a hard stop blocks. */
function viewOfRule({ id, verdict, reasonFr, source, checkedOn }: Stop): LegalPointView {
  const level = verdict === 'stop' ? 'blocking' : 'examine'
  return { id, topic: 'rule', level, text: reasonFr, detail: null, tests: [], source, checkedOn }
}

/** What the quantities say of a threshold per load. */
function loadDetail(threshold: number, { tonnes, isOnce }: LegalFacts): string {
  if (tonnes === null) return 'La quantité n’est pas connue ici : à rapporter à chaque chargement.'
  const amount = `${numberInFrench(tonnes)} t ${isOnce ? 'en une fois' : 'par an'}`
  if (tonnes <= threshold) return `${amount} en tout : sous le seuil, même en un seul chargement.`
  const loads = numberInFrench(Math.ceil(tonnes / threshold))
  return `${amount} : au-dessus du seuil, sauf à partager en ${loads} chargements au moins.`
}

function mirrorDetail({ hazards }: LegalPoint, { mirror }: LegalFacts): string | null {
  if (!hazards.includes('mirror') || hazards.length > 1 || !mirror) return null
  const [entry, twin] = mirror.map(
    ({ code, hazardous, labelFr }) => `${code}${hazardous ? '*' : ''} (${labelFr})`,
  )
  return `À comparer : ${entry} et ${twin}.`
}

const topics = [...legalTopics, 'rule'] as const

function inOrder(a: LegalPointView, b: LegalPointView): number {
  return (
    legalLevels.indexOf(a.level) - legalLevels.indexOf(b.level) ||
    topics.indexOf(a.topic) - topics.indexOf(b.topic)
  )
}
