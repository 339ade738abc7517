import type { FlowView } from '../api/flows.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Fact } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'

const said = (text: string | null) => text && <Said>{text}</Said>

function wasteInWords({ wasteCode, wasteLabel }: FlowView): string | null {
  if (!wasteCode) return null
  const spaced = wasteCode.replace(/(\d\d)(?=\d)/g, '$1\u202f')
  return wasteLabel ? `${spaced} · ${wasteLabel}` : spaced
}

/** What is known of a flow, in the order a facilitator asks; what is not said is left out. */
export function flowFacts(flow: FlowView, t: Translate, formats: Formats): Fact[] {
  const cost = flow.currentCostEurosPerUnit
  const amount = cost === null ? null : formats.euros(cost)
  const isShownAfter = flow.seenAs === 'full' && flow.visibility !== 'network'
  const later = <em>{t(isShownAfter ? 'flow.keptBack' : 'flow.told')}</em>
  const told = (group: FlowView['hiddenFields'][number]) =>
    [t(`flow.told.${group}`), flow.hiddenFields.includes(group) ? later : null] as const
  const facts: readonly (readonly [string, Fact[1] | null])[] = [
    [t('flow.name'), flow.seenAs === 'anonymised' ? later : null],
    told('quantity'),
    [t('flow.quantity'), formats.quantity(flow)],
    [t('flow.months'), flow.months === null ? null : formats.months(flow.months)],
    [t('flow.family'), t(`family.${flow.family}`)],
    [t('flow.resource'), said(flow.resourceLabel)],
    [t('flow.wasteCode'), said(wasteInWords(flow))],
    [
      t('flow.hazard'),
      flow.hazardous === null ? null : t(flow.hazardous ? 'flow.hazardous' : 'flow.notHazardous'),
    ],
    [t('flow.form'), flow.form && t(`form.${flow.form}`)],
    told('process'),
    [t('flow.packaging'), said(flow.packaging)],
    [t('flow.quality'), said(flow.quality)],
    [t('flow.constraints'), said(flow.constraints)],
    told('partner'),
    told('price'),
    [t(flow.kind === 'stock' ? 'flow.outlet' : 'flow.supplier'), said(flow.currentPartner)],
    [
      t('flow.cost'),
      amount && flow.unit ? t('flow.costPerUnit', { amount, unit: formats.unit(flow.unit) }) : amount,
    ],
    [
      t('attachments.title'),
      flow.attachmentCount > 0 ? t('attachments.count', { count: flow.attachmentCount }) : null,
    ],
    [t('flow.notes'), said(flow.notes)],
    [t('flow.visibility'), flow.can.edit ? t(`visibility.${flow.visibility}`) : null],
  ]
  return facts.filter((fact): fact is Fact => fact[1] !== null && fact[1] !== '')
}
