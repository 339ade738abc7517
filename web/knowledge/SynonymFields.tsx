import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { useResourceChoices, useUseChoices } from './choices.ts'
import type { SynonymDraft } from './draft.ts'
import type { FieldsProps } from './EntryForm.tsx'

export function SynonymFields({ draft, faultAt, onChange }: FieldsProps<SynonymDraft>) {
  const t = useTranslate()
  const { of, target, phrase, language } = draft
  return (
    <>
      <TextField
        label={t('knowledge.phrase')}
        hint={t('knowledge.phraseHint')}
        maxLength={80}
        required
        value={phrase}
        onChange={(text) => onChange({ phrase: text })}
        error={faultAt('phrase')}
      />
      <RadioCards
        legend={t('knowledge.target')}
        inRow
        value={of}
        options={(['resource', 'use'] as const).map((value) => ({
          value,
          label: t(`knowledge.of.${value}`),
        }))}
        onChange={(value) => onChange({ of: value, target: null })}
      />
      <ChoiceField
        key={of}
        label={t(`knowledge.of.${of}`)}
        placeholder={t(of === 'resource' ? 'knowledge.resourceHint' : 'knowledge.useHint')}
        chosen={target}
        useChoices={of === 'resource' ? useResourceChoices : useUseChoices}
        onChange={(chosen) => onChange({ target: chosen })}
        error={faultAt('target')}
      />
      <Select
        label={t('knowledge.language')}
        value={language}
        options={(['fr', 'en'] as const).map((value) => ({ value, label: t(`knowledge.language.${value}`) }))}
        onChange={(value) => onChange({ language: value as SynonymDraft['language'] })}
      />
    </>
  )
}
