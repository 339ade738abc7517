import { useState } from 'react'
import { useOrganisation } from '../../api/organisations.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { Folded } from '../../ui/Folded.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Declaring.module.css'
import type { FlowDraft } from './draft.ts'
import { DETAIL_FIELDS, type FieldsProps } from './fields.ts'

const FORMS = [
  ...['solid', 'bulk', 'powder', 'granular', 'liquid', 'sludge', 'gas', 'piece', 'bale', 'fibre', 'live'],
  'immaterial',
] as readonly NonNullable<FlowDraft['form']>[]

/** What makes an exchange possible or not, for who has it at hand; unfolded when something in it is to correct. */
export function DetailFields({ draft, faultAt, onChange }: FieldsProps) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const isFaulty = DETAIL_FIELDS.some((field) => faultAt(field) !== undefined)
  return (
    <Folded
      title={t('declare.details')}
      lead={t('declare.details.lead')}
      isOpen={isOpen || isFaulty}
      onToggle={setOpen}
    >
      <SiteField draft={draft} faultAt={faultAt} onChange={onChange} />
      <div className={styles.pair}>
        <Select
          label={t('flow.form')}
          value={draft.form}
          options={[
            { value: '', label: t('app.unknown') },
            ...FORMS.map((value) => ({ value, label: value && t(`form.${value}`) })),
          ]}
          error={faultAt('form')}
          onChange={(value) => onChange({ form: FORMS.find((form) => form === value) ?? '' })}
        />
        <TextField
          label={t('flow.packaging')}
          maxLength={200}
          value={draft.packaging}
          error={faultAt('packaging')}
          onChange={(packaging) => onChange({ packaging })}
        />
      </div>
      <TextArea
        label={t('flow.quality')}
        hint={t('declare.quality.hint')}
        maxLength={1000}
        value={draft.quality}
        error={faultAt('quality')}
        onChange={(quality) => onChange({ quality })}
      />
      <TextArea
        label={t('flow.constraints')}
        hint={t('declare.constraints.hint')}
        maxLength={1000}
        value={draft.constraints}
        error={faultAt('constraints')}
        onChange={(constraints) => onChange({ constraints })}
      />
      <div className={styles.pair}>
        <TextField
          label={t(draft.kind === 'stock' ? 'flow.outlet' : 'flow.supplier')}
          maxLength={200}
          value={draft.currentPartner}
          error={faultAt('currentPartner')}
          onChange={(currentPartner) => onChange({ currentPartner })}
        />
        <TextField
          label={t('declare.cost')}
          hint={t('declare.cost.hint')}
          inputMode="decimal"
          maxLength={20}
          value={draft.cost}
          error={faultAt('currentCostEurosPerUnit')}
          onChange={(cost) => onChange({ cost })}
        />
      </div>
      <TextArea
        label={t('flow.notes')}
        hint={t('declare.notes.hint')}
        maxLength={2000}
        value={draft.notes}
        error={faultAt('notes')}
        onChange={(notes) => onChange({ notes })}
      />
    </Folded>
  )
}

/** At which of its sites, when the structure has several. */
function SiteField({ draft, faultAt, onChange }: FieldsProps) {
  const t = useTranslate()
  const sites = useOrganisation(draft.organisationId || undefined).data?.sites ?? []
  if (sites.length < 2) return null
  return (
    <Select
      label={t('declare.site')}
      value={draft.siteId}
      options={[
        { value: '', label: t('declare.mainSite') },
        ...sites.map(({ id, label, address, communeName }) => ({
          value: id,
          label: [label ?? address, communeName].filter(Boolean).join(', '),
        })),
      ]}
      error={faultAt('siteId')}
      onChange={(siteId) => onChange({ siteId })}
    />
  )
}
