import {
  type InformationAudience,
  type InformationCategory,
  informationAudiences,
  informationCategories,
  informationThemes,
} from '../../src/kernel/information.ts'
import { sectors } from '../../src/kernel/sectors.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { useResourceChoices } from '../knowledge/choices.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Select } from '../ui/Select.tsx'
import { Several } from '../ui/Several.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { ArticleDraft } from './draft.ts'
import styles from './Information.module.css'

interface FieldsProps {
  draft: ArticleDraft
  error: unknown
  onChange(part: Partial<ArticleDraft>): void
}

/** What it is and what it says in two sentences. */
export function NamingFields({ draft, error, onChange }: FieldsProps) {
  const t = useTranslate()
  return (
    <>
      <div className={styles.columns}>
        <TextField
          label={t('informationEdit.name')}
          value={draft.title}
          required
          minLength={3}
          maxLength={160}
          error={faultOf(error, '/title')}
          onChange={(title) => onChange({ title })}
        />
        <Select
          label={t('informationEdit.category')}
          value={draft.category}
          options={informationCategories.map((value) => ({
            value,
            label: t(`information.category.${value}`),
          }))}
          onChange={(category) => onChange({ category: category as InformationCategory })}
        />
      </div>
      <TextArea
        label={t('informationEdit.summary')}
        hint={t('informationEdit.summaryHint')}
        value={draft.summary}
        maxLength={400}
        error={faultOf(error, '/summary')}
        onChange={(summary) => onChange({ summary })}
      />
    </>
  )
}

/** Where it comes from, and who signs it. */
export function SourceFields({ draft, error, onChange }: FieldsProps) {
  const t = useTranslate()
  return (
    <div className={styles.columns}>
      <TextField
        label={t('informationEdit.sourceName')}
        hint={t('informationEdit.sourceNameHint')}
        value={draft.sourceName}
        maxLength={160}
        error={faultOf(error, '/sourceName')}
        onChange={(sourceName) => onChange({ sourceName })}
      />
      <TextField
        label={t('informationEdit.sourceUrl')}
        hint={t('informationEdit.sourceUrlHint')}
        type="url"
        placeholder="https://"
        value={draft.sourceUrl}
        maxLength={500}
        error={faultOf(error, '/sourceUrl')}
        onChange={(sourceUrl) => onChange({ sourceUrl })}
      />
      <TextField
        label={t('informationEdit.byline')}
        hint={t('informationEdit.bylineHint')}
        value={draft.byline}
        required
        minLength={2}
        maxLength={120}
        error={faultOf(error, '/byline')}
        onChange={(byline) => onChange({ byline })}
      />
    </div>
  )
}

/** Whom it touches: by what they declare, their trade, and its theme. */
export function ReaderFields({ draft, error, onChange }: FieldsProps) {
  const t = useTranslate()
  return (
    <>
      <Several
        label={t('informationEdit.resources')}
        addLabel={t('informationEdit.addResource')}
        chosen={draft.resources}
        useChoices={useResourceChoices}
        error={faultOf(error, '/resourceIds')}
        onChange={(resources) => onChange({ resources: resources.map(({ id, label }) => ({ id, label })) })}
      />
      <Checks
        legend={t('informationEdit.sectors')}
        all={sectors}
        chosen={draft.sectors}
        label={(sector) => t(`sector.${sector}`)}
        onChange={(chosen) => onChange({ sectors: chosen })}
      />
      <Checks
        legend={t('informationEdit.themes')}
        all={informationThemes}
        chosen={draft.themes}
        label={(theme) => t(`information.theme.${theme}`)}
        onChange={(themes) => onChange({ themes })}
      />
    </>
  )
}

interface ChecksProps<Value extends string> {
  legend: string
  all: readonly Value[]
  chosen: readonly Value[]
  label(value: Value): string
  onChange(chosen: Value[]): void
}

/** Several of a short closed list, always in the order of the list. */
function Checks<Value extends string>({ legend, all, chosen, label, onChange }: ChecksProps<Value>) {
  const set = (value: Value, isChosen: boolean) =>
    onChange(all.filter((one) => (one === value ? isChosen : chosen.includes(one))))
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.checks}>
        {all.map((value) => (
          <Checkbox
            key={value}
            label={label(value)}
            checked={chosen.includes(value)}
            onChange={(isChosen) => set(value, isChosen)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Who reads it, and how long it holds. */
export function TermFields({ draft, error, onChange }: FieldsProps) {
  const t = useTranslate()
  return (
    <>
      <RadioCards<InformationAudience>
        legend={t('informationEdit.audience')}
        value={draft.audience}
        inRow
        options={informationAudiences.map((value) => ({
          value,
          label: t(`information.audience.${value}`),
          text: t(`information.audience.${value}.text`),
        }))}
        onChange={(audience) => onChange({ audience })}
      />
      <div className={styles.columns}>
        <TextField
          label={t('informationEdit.validMonths')}
          type="number"
          min={1}
          max={60}
          required
          value={draft.validMonths}
          error={faultOf(error, '/validMonths')}
          onChange={(validMonths) => onChange({ validMonths })}
        />
        {draft.category === 'call' && (
          <TextField
            label={t('informationEdit.closesOn')}
            type="date"
            value={draft.closesOn}
            error={faultOf(error, '/closesOn')}
            onChange={(closesOn) => onChange({ closesOn })}
          />
        )}
      </div>
    </>
  )
}
