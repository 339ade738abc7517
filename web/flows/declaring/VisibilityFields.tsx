import { visibilities } from '../../../src/kernel/visibility.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { FieldGroups } from '../FieldGroups.tsx'
import styles from './Declaring.module.css'
import type { FieldsProps } from './fields.ts'

/** Who will read it, in the words of the page where this is changed later. */
export function VisibilityFields({ draft, onChange }: Pick<FieldsProps, 'draft' | 'onChange'>) {
  const t = useTranslate()
  return (
    <div className={styles.part}>
      <RadioCards
        legend={t('declare.visibility')}
        value={draft.visibility}
        options={visibilities.map((value) => ({
          ...{ value, label: t(`sight.flow.${value}`), text: t(`sight.flow.${value}.text`) },
        }))}
        onChange={(visibility) => onChange({ visibility })}
      />
      {draft.visibility !== 'facilitators' && (
        <FieldGroups kind={draft.kind} present={draft} onChoose={onChange} />
      )}
    </div>
  )
}
