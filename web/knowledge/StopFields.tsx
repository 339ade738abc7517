import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Several } from '../ui/Several.tsx'
import { TextField } from '../ui/TextField.tsx'
import {
  useActivityChoices,
  useCodeChoices,
  useQualityChoices,
  useResourceChoices,
  useUseChoices,
} from './choices.ts'
import type { StopDraft } from './draft.ts'
import type { FieldsProps } from './EntryForm.tsx'
import styles from './Knowledge.module.css'

export function StopFields({ draft, faultAt, onChange }: FieldsProps<StopDraft>) {
  const t = useTranslate()
  return (
    <>
      <RadioCards
        legend={t('knowledge.effect')}
        inRow
        value={draft.verdict}
        options={(['stop', 'warn'] as const).map((value) => ({
          value,
          label: t(`knowledge.verdict.${value}`),
        }))}
        onChange={(verdict) => onChange({ verdict })}
      />
      <p className={styles.hint}>{t('knowledge.aboutHint')}</p>
      <Several
        label={t('knowledge.resources')}
        addLabel={t('knowledge.addResource')}
        chosen={draft.resources}
        useChoices={useResourceChoices}
        onChange={(resources) => onChange({ resources })}
        error={faultAt('resources')}
      />
      <Several
        label={t('knowledge.codes')}
        addLabel={t('knowledge.addCode')}
        chosen={draft.codes}
        useChoices={useCodeChoices}
        onChange={(codes) => onChange({ codes })}
        error={faultAt('wasteCodes')}
      />
      <Several
        label={t('knowledge.qualities')}
        addLabel={t('knowledge.addQuality')}
        chosen={draft.qualities}
        useChoices={useQualityChoices}
        onChange={(qualities) => onChange({ qualities })}
        error={faultAt('qualifiers')}
      />
      <Several
        label={t('knowledge.uses')}
        addLabel={t('knowledge.addUse')}
        chosen={draft.uses}
        useChoices={useUseChoices}
        onChange={(uses) => onChange({ uses })}
        error={faultAt('uses')}
      />
      {draft.uses.length === 0 && <p className={styles.hint}>{t('knowledge.usesHint')}</p>}
      <Several
        label={t('knowledge.activitiesStop')}
        addLabel={t('knowledge.activitiesStop')}
        chosen={draft.activities}
        useChoices={useActivityChoices}
        onChange={(activities) => onChange({ activities })}
        error={faultAt('receiverNaf')}
      />
      <TextField
        label={t('knowledge.reason')}
        hint={t('knowledge.reasonHint')}
        maxLength={500}
        required
        value={draft.reasonFr}
        onChange={(reasonFr) => onChange({ reasonFr })}
        error={faultAt('reasonFr')}
      />
      <TextField
        label={t('knowledge.sourceRead')}
        type="date"
        required
        value={draft.checkedOn}
        onChange={(checkedOn) => onChange({ checkedOn })}
        error={faultAt('checkedOn')}
      />
    </>
  )
}
