import { type GroupVisibility, groupVisibilities } from '../../src/kernel/groups.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'

export interface GroupSaid {
  title: string
  objectives: string
  visibility: GroupVisibility
}

interface GroupFieldsProps {
  said: GroupSaid
  error: unknown
  /** Who leads it from within does not open it to the network. */
  hasVisibility?: boolean
  onChange(said: GroupSaid): void
}

/** What a group is about, what it is for, and who may know of it. */
export function GroupFields({ said, error, hasVisibility = true, onChange }: GroupFieldsProps) {
  const t = useTranslate()
  return (
    <>
      <TextField
        label={t('groups.theme')}
        hint={t('groups.themeHint')}
        value={said.title}
        required
        minLength={2}
        maxLength={120}
        error={faultOf(error, '/title')}
        onChange={(title) => onChange({ ...said, title })}
      />
      <TextArea
        label={t('groups.objectives')}
        value={said.objectives}
        rows={3}
        maxLength={2000}
        error={faultOf(error, '/objectives')}
        onChange={(objectives) => onChange({ ...said, objectives })}
      />
      {hasVisibility && (
        <RadioCards<GroupVisibility>
          legend={t('groups.visibility')}
          value={said.visibility}
          options={groupVisibilities.map((value) => ({
            value,
            label: t(`group.visibility.${value}`),
            text: t(`group.visibility.${value}.text`),
          }))}
          onChange={(visibility) => onChange({ ...said, visibility })}
        />
      )}
    </>
  )
}
