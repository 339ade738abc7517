import { type FieldGroup, fieldGroups } from '../../src/kernel/visibility.ts'
import type { IdentityShown, SideView } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import styles from './Introduction.module.css'

type Shown = IdentityShown['flows'][number]

const fieldsOf: Record<FieldGroup, readonly (keyof Shown)[]> = {
  quantity: ['quantity', 'unit', 'period'],
  price: ['currentCostEurosPerUnit'],
  partner: ['currentPartner'],
  process: ['quality', 'constraints', 'packaging'],
}

interface WithholdingProps {
  /** The structure's own; what is kept back is kept back of all. */
  flows: SideView['flows']
  withheld: readonly FieldGroup[]
  onChange(withheld: FieldGroup[]): void
}

/** The groups of fields that can be kept back: not those that the whole network reads already. */
export function Withholding({ flows, withheld, onChange }: WithholdingProps) {
  const t = useTranslate()
  const groups = fieldGroups.filter((group) => flows.some((flow) => !isOpenToAll(flow, group)))
  if (groups.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend>{t('introduction.showAlso')}</legend>
      {groups.map((group) => (
        <Checkbox
          key={group}
          label={t(
            group === 'partner' ? `sight.group.partner.${flows[0]?.kind ?? 'need'}` : `sight.group.${group}`,
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

function isOpenToAll(flow: Shown, group: FieldGroup): boolean {
  return flow.visibility === 'network' && flow.fieldVisibilities?.[group] === 'network'
}

/** The preview without what the person unticks; the server makes what is shown again by itself. */
export function without(preview: IdentityShown, withheld: readonly FieldGroup[]): IdentityShown {
  const blank = Object.fromEntries(withheld.flatMap((group) => fieldsOf[group].map((field) => [field, null])))
  const flows = preview.flows.map((flow) => {
    const hiddenFields = [...new Set([...flow.hiddenFields, ...withheld])]
    return { ...flow, ...blank, hiddenFields }
  })
  return { ...preview, flows }
}
