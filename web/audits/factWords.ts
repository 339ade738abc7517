import type { FactsView, VisitFlowView } from '../api/audits.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/messages.ts'

type Fact = VisitFlowView['corrected'][number]

export interface Correction {
  name: string
  before: string
  after: string
}

/** What an audit corrected of a flow, each change once and in words; an amount is one thing. */
export function corrections(flow: VisitFlowView, t: Translate, formats: Formats): Correction[] {
  const { kind, before, after, corrected } = flow
  if (!after) return []
  const said = (facts: FactsView, fact: Fact) => inWords(facts, fact, t, formats) ?? t('visit.nothing')
  const facts = [...new Set(corrected.map((fact) => (isOfAmount(fact) ? 'quantity' : fact)))]
  return facts.map((fact) => ({
    name: nameOf(fact, kind, t),
    before: said(before, fact),
    after: said(after, fact),
  }))
}

const isOfAmount = (fact: Fact) => fact === 'quantity' || fact === 'unit' || fact === 'period'

function nameOf(fact: Fact, kind: VisitFlowView['kind'], t: Translate): string {
  const names: Partial<Record<Fact, string>> = {
    label: t('report.flow'),
    quantity: t('flow.quantity'),
    family: t('flow.family'),
    resourceId: t('flow.resource'),
    wasteCode: t('flow.wasteCode'),
    hazardous: t('flow.hazard'),
    months: t('flow.months'),
    form: t('flow.form'),
    packaging: t('flow.packaging'),
    quality: t('flow.quality'),
    constraints: t('flow.constraints'),
    currentPartner: t(kind === 'stock' ? 'flow.outlet' : 'flow.supplier'),
    currentCostEurosPerUnit: t('flow.cost'),
    siteId: t('journal.field.site'),
  }
  return names[fact] ?? fact
}

function inWords(facts: FactsView, fact: Fact, t: Translate, formats: Formats): string | null {
  switch (fact) {
    case 'quantity':
    case 'unit':
    case 'period':
      return formats.quantity(facts)
    case 'family':
      return t(`family.${facts.family}`)
    case 'resourceId':
      return facts.resourceLabel
    case 'wasteCode':
      return facts.wasteCode && [facts.wasteCode, facts.wasteLabel].filter(Boolean).join(' · ')
    case 'hazardous':
      return facts.hazardous === null ? null : t(facts.hazardous ? 'flow.hazardous' : 'flow.notHazardous')
    case 'months':
      return facts.months === null ? null : formats.months(facts.months)
    case 'form':
      return facts.form && t(`form.${facts.form}`)
    case 'currentCostEurosPerUnit':
      return facts.currentCostEurosPerUnit === null ? null : formats.euros(facts.currentCostEurosPerUnit)
    default:
      return facts[fact]
  }
}
