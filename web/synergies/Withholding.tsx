import { type FieldGroup, fieldGroups } from '../../src/kernel/visibility.ts'
import type { IdentityShown, SideView } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import styles from './Introduction.module.css'

const fieldsOf: Record<FieldGroup, readonly (keyof NonNullable<IdentityShown['flow']>)[]> = {
  quantity: ['quantity', 'unit', 'period'],
  price: ['currentCostEurosPerUnit'],
  partner: ['currentPartner'],
  process: ['quality', 'constraints', 'packaging'],
}

interface WithholdingProps {
  /** The structure's own; null when it brings none. */
  flow: SideView['flow']
  withheld: readonly FieldGroup[]
  onChange(withheld: FieldGroup[]): void
}

/** The groups of fields that can be kept back: not those that the whole network reads already. */
export function Withholding({ flow, withheld, onChange }: WithholdingProps) {
  const t = useTranslate()
  const groups = flow ? fieldGroups.filter((group) => !isOpenToAll(flow, group)) : []
  if (groups.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend>{t('introduction.showAlso')}</legend>
      {groups.map((group) => (
        <Checkbox
          key={group}
          label={t(
            group === 'partner' ? `sight.group.partner.${flow?.kind ?? 'need'}` : `sight.group.${group}`,
          )}
          checked={!withheld.includes(group)}
          onChange={(shown) =>
            onChange(shown ? withheld.filter((one) => one !== group) : [...withheld, group])
          }
        />
      ))}
    </fieldset>
  )
}

function isOpenToAll(flow: SideView['flow'], group: FieldGroup): boolean {
  return flow?.visibility === 'network' && flow.fieldVisibilities?.[group] === 'network'
}

/** The preview without what the person unticks; the server makes what is shown again by itself. */
export function without(preview: IdentityShown, withheld: readonly FieldGroup[]): IdentityShown {
  const blank = Object.fromEntries(withheld.flatMap((group) => fieldsOf[group].map((field) => [field, null])))
  if (!preview.flow) return preview
  const hiddenFields = [...new Set([...preview.flow.hiddenFields, ...withheld])]
  return { ...preview, flow: { ...preview.flow, ...blank, hiddenFields } }
}
