import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Select } from '../ui/Select.tsx'
import { Several } from '../ui/Several.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { useActivityChoices, useResourceChoices, useUseChoices } from './choices.ts'
import type { PathDraft } from './draft.ts'
import type { FieldsProps } from './EntryForm.tsx'

const STRENGTHS = ['usual', 'possible', 'experimental'] as const

export function PathFields({ draft, faultAt, onChange }: FieldsProps<PathDraft>) {
  const t = useTranslate()
  return (
    <>
      <ChoiceField
        label={t('knowledge.resource')}
        placeholder={t('knowledge.resourceHint')}
        chosen={draft.resource}
        useChoices={useResourceChoices}
        onChange={(resource) => onChange({ resource })}
        error={faultAt('resource')}
      />
      <ChoiceField
        label={t('knowledge.use')}
        placeholder={t('knowledge.useHint')}
        chosen={draft.use}
        useChoices={useUseChoices}
        onChange={(use) => onChange({ use })}
        error={faultAt('use')}
      />
      <TextField
        label={t('knowledge.process')}
        hint={t('knowledge.processHint')}
        maxLength={200}
        value={draft.process}
        onChange={(process) => onChange({ process })}
        error={faultAt('process')}
      />
      <Select
        label={t('knowledge.strength')}
        value={draft.strength}
        options={STRENGTHS.map((value) => ({ value, label: t(`knowledge.strength.${value}`) }))}
        onChange={(value) => onChange({ strength: value as PathDraft['strength'] })}
      />
      <TextField
        label={t('knowledge.receiver')}
        hint={t('knowledge.receiverHint')}
        maxLength={200}
        value={draft.receiverFr}
        onChange={(receiverFr) => onChange({ receiverFr })}
        error={faultAt('receiverFr')}
      />
      <Several
        label={t('knowledge.activitiesPath')}
        addLabel={t('knowledge.addActivity')}
        chosen={draft.activities}
        useChoices={useActivityChoices}
        onChange={(activities) => onChange({ activities })}
        error={faultAt('receiverNaf')}
      />
      <TextField
        label={t('knowledge.conditions')}
        hint={t('knowledge.conditionsHint')}
        value={draft.conditions}
        onChange={(conditions) => onChange({ conditions })}
        error={faultAt('conditionsFr')}
      />
      <TextField
        label={t('knowledge.season')}
        hint={t('knowledge.seasonHint')}
        maxLength={100}
        value={draft.season}
        onChange={(season) => onChange({ season })}
        error={faultAt('season')}
      />
    </>
  )
}
