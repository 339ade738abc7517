import { type FieldGroup, fieldGroups } from '../../src/kernel/visibility.ts'
import type { FlowView } from '../api/flows.ts'
import type { FlowStateView } from '../api/versions.ts'
import type { Formats } from '../i18n/formats.ts'
import type { Translate } from '../i18n/messages.ts'

/** A line in which a state is read: several fields may make one. */
export interface StateLine {
  label: string
  fields: readonly string[]
  /** Null when nothing was said. */
  read(state: FlowStateView): string | null
}

/** All that may be said of a flow, line by line, in words and units. */
export function stateLines(kind: FlowView['kind'], t: Translate, formats: Formats): StateLine[] {
  const text = (
    label: string,
    field: 'label' | 'packaging' | 'quality' | 'constraints' | 'notes' | 'reference',
  ) => ({
    ...{ label, fields: [field] },
    read: (state: FlowStateView) => state[field],
  })
  const day = (label: string, field: 'auditedOn' | 'confirmedOn' | 'withdrawnAt') => ({
    ...{ label, fields: [field] },
    read: (state: FlowStateView) => state[field] && formats.date(state[field]),
  })
  const level = (group: FieldGroup): StateLine => {
    const field = `${group}Visibility` as const
    const label = t('history.levelOf', { group: t(`flow.told.${group}`) })
    return { label, fields: [field], read: (state) => t(`visibility.${state[field]}`) }
  }
  return [
    text(t('flows.label'), 'label'),
    {
      label: t('flow.quantity'),
      fields: ['quantity', 'unit', 'period'],
      read: (state) => formats.quantity(state),
    },
    {
      ...{ label: t('flow.months'), fields: ['months'] },
      read: ({ months }) => (months === null ? null : formats.months(months)),
    },
    { label: t('flow.family'), fields: ['family'], read: ({ family }) => t(`family.${family}`) },
    { label: t('flow.resource'), fields: ['resourceId'], read: ({ resourceLabel }) => resourceLabel },
    {
      ...{ label: t('flow.wasteCode'), fields: ['wasteCode'] },
      read: ({ wasteCode, wasteLabel }) => wasteCode && [wasteCode, wasteLabel].filter(Boolean).join(' · '),
    },
    {
      ...{ label: t('flow.hazard'), fields: ['hazardous'] },
      read: ({ hazardous }) =>
        hazardous === null ? null : t(hazardous ? 'flow.hazardous' : 'flow.notHazardous'),
    },
    { label: t('flow.form'), fields: ['form'], read: ({ form }) => form && t(`form.${form}`) },
    text(t('flow.packaging'), 'packaging'),
    text(t('flow.quality'), 'quality'),
    text(t('flow.constraints'), 'constraints'),
    {
      ...{ label: t(kind === 'stock' ? 'flow.outlet' : 'flow.supplier'), fields: ['currentPartner'] },
      read: ({ currentPartner }) => currentPartner,
    },
    {
      ...{ label: t('flow.cost'), fields: ['currentCostEurosPerUnit'] },
      read: ({ currentCostEurosPerUnit: cost, unit }) => {
        if (cost === null) return null
        const amount = formats.euros(cost)
        return unit ? t('flow.costPerUnit', { amount, unit: formats.unit(unit) }) : amount
      },
    },
    text(t('flow.notes'), 'notes'),
    { label: t('history.site'), fields: ['siteId'], read: ({ siteName }) => siteName },
    text(t('history.reference'), 'reference'),
    {
      label: t('flow.visibility'),
      fields: ['visibility'],
      read: ({ visibility }) => t(`visibility.${visibility}`),
    },
    ...fieldGroups.map(level),
    {
      ...{ label: t('flows.known'), fields: ['provenance'] },
      read: ({ provenance }) => t(provenance === 'audited' ? 'flow.audited' : 'flow.declared'),
    },
    { label: t('history.auditedBy'), fields: ['auditedBy'], read: ({ auditedBy }) => auditedBy },
    day(t('history.auditedOn'), 'auditedOn'),
    day(t('history.confirmedOn'), 'confirmedOn'),
    day(t('history.withdrawnOn'), 'withdrawnAt'),
  ]
}
