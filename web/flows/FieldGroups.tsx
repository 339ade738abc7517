import { type FieldGroup, fieldGroups, narrower } from '../../src/kernel/visibility.ts'
import type { FlowView, SightChange } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import styles from './FlowPage.module.css'

export type Choices = Required<SightChange>

interface FieldGroupsProps {
  kind: FlowView['kind']
  present: Choices
  onChoose(change: SightChange): void
}

/** Each group is shown to the readers of the flow, or to nobody but its own people and facilitators. */
export function FieldGroups({ kind, present, onChoose }: FieldGroupsProps) {
  const t = useTranslate()
  const { visibility } = present
  if (visibility === 'facilitators') return <p className={styles.hint}>{t('sight.groups.closed')}</p>
  const isShown = (group: FieldGroup) => narrower(visibility, present[`${group}Visibility`]) === visibility
  const hasWords = (['partner', 'process'] as const).some(isShown)
  return (
    <fieldset className={styles.group}>
      <legend>{t('sight.groups')}</legend>
      {fieldGroups.map((group) => (
        <Checkbox
          key={group}
          label={t(group === 'partner' ? `sight.group.partner.${kind}` : `sight.group.${group}`)}
          checked={isShown(group)}
          onChange={(shown) => onChoose({ [`${group}Visibility`]: shown ? visibility : 'facilitators' })}
        />
      ))}
      {visibility === 'anonymised' && hasWords && <p className={styles.hint}>{t('sight.groups.words')}</p>}
      <p className={styles.hint}>{t('sight.groups.hint')}</p>
    </fieldset>
  )
}
