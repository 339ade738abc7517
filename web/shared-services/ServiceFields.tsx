import { units } from '../../src/kernel/quantity.ts'
import {
  type ServiceKind,
  type ServiceVisibility,
  serviceKinds,
  serviceVisibilities,
} from '../../src/kernel/shared-services.ts'
import { faultOf } from '../api/problem.ts'
import type { ServiceView } from '../api/shared-services.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'

export interface ServiceSaid {
  kind: ServiceKind
  title: string
  description: string
  unit: ServiceView['unit']
  visibility: ServiceVisibility
}

interface ServiceFieldsProps {
  said: ServiceSaid
  error: unknown
  onChange(said: ServiceSaid): void
}

/** What a service is, what it is counted in, and who may know of it. */
export function ServiceFields({ said, error, onChange }: ServiceFieldsProps) {
  const { t, formats } = useLanguage()
  const change = (part: Partial<ServiceSaid>) => onChange({ ...said, ...part })
  return (
    <>
      <TextField
        label={t('service.title')}
        hint={t('service.titleHint')}
        value={said.title}
        required
        minLength={2}
        maxLength={120}
        error={faultOf(error, '/title')}
        onChange={(title) => change({ title })}
      />
      <div className={styles.pair}>
        <Select
          label={t('service.kind')}
          value={said.kind}
          options={serviceKinds.map((kind) => ({ value: kind, label: t(`service.kind.${kind}`) }))}
          onChange={(kind) => change({ kind: kind as ServiceKind })}
        />
        <Select
          label={t('service.unit')}
          value={said.unit ?? ''}
          options={[
            { value: '', label: t('service.unitNone') },
            ...units.map((unit) => ({ value: unit, label: formats.unit(unit) })),
          ]}
          onChange={(value) => change({ unit: units.find((unit) => unit === value) ?? null })}
        />
      </div>
      <TextArea
        label={t('service.description')}
        hint={t('service.descriptionHint')}
        value={said.description}
        rows={3}
        maxLength={2000}
        error={faultOf(error, '/description')}
        onChange={(description) => change({ description })}
      />
      <RadioCards<ServiceVisibility>
        legend={t('service.visibility')}
        value={said.visibility}
        options={serviceVisibilities.map((value) => ({
          value,
          label: t(`service.visibility.${value}`),
          text: t(`service.visibility.${value}.text`),
        }))}
        onChange={(visibility) => change({ visibility })}
      />
    </>
  )
}
