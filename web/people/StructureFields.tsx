import { useRef } from 'react'
import { isSiret, onlyDigits } from '../../src/kernel/siret.ts'
import type { StructureInput } from '../api/people.ts'
import { faultOf } from '../api/problem.ts'
import type { Company } from '../api/registers.ts'
import { useTerritory } from '../api/territory.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { CompanyHint } from '../registers/CompanyHint.tsx'
import { type Filled, fillable } from '../registers/filling.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

export const NO_STRUCTURE: StructureInput = {
  siret: '',
  structureName: '',
  communeCode: null,
  jobTitle: null,
  purpose: null,
}

type FoundFields = { structureName: string; communeCode: string }

/** Which structure a person works for: the same questions whether it is known here or not, so that none tells. */
export function StructureFields({
  value,
  error,
  onChange,
}: {
  value: StructureInput
  error: unknown
  onChange(change: Partial<StructureInput>): void
}) {
  const t = useTranslate()
  const communes = useTerritory().data?.communes ?? []
  const digits = onlyDigits(value.siret)
  const wrongKey = digits.length >= 14 && !isSiret(digits) ? t('structure.siretWrong') : undefined
  const options = [
    { value: '', label: t('structure.otherCommune') },
    ...communes.map(({ code, name }) => ({ value: code, label: name })),
  ]
  const filled = useRef<Filled<FoundFields>>({})
  /** Communes that are not in the list are the « other » one. */
  const fill = ({ name, communeCode }: Company) => {
    const isServed = communes.some(({ code }) => code === communeCode)
    const present = { structureName: value.structureName, communeCode: value.communeCode ?? '' }
    const now = { structureName: name, communeCode: isServed ? communeCode : null }
    const taken = fillable<FoundFields>(present, filled.current, now)
    filled.current = { ...filled.current, ...taken }
    onChange(taken)
  }
  return (
    <>
      <TextField
        label={t('structure.siret')}
        hint={t('structure.siretHint')}
        inputMode="numeric"
        required
        value={value.siret}
        onChange={(siret) => onChange({ siret })}
        error={faultOf(error, '/siret') ?? wrongKey}
      />
      <CompanyHint siret={value.siret} onFound={fill} />
      <TextField
        label={t('structure.name')}
        autoComplete="organization"
        required
        value={value.structureName}
        onChange={(structureName) => onChange({ structureName })}
        error={faultOf(error, '/structureName')}
      />
      <Select
        label={t('structure.commune')}
        value={value.communeCode ?? ''}
        options={options}
        onChange={(code) => onChange({ communeCode: code || null })}
        error={faultOf(error, '/communeCode')}
      />
      <TextField
        label={t('structure.jobTitle')}
        autoComplete="organization-title"
        value={value.jobTitle ?? ''}
        onChange={(text) => onChange({ jobTitle: text || null })}
        error={faultOf(error, '/jobTitle')}
      />
      <TextField
        label={t('structure.purpose')}
        hint={t('structure.purposeHint')}
        maxLength={500}
        value={value.purpose ?? ''}
        onChange={(text) => onChange({ purpose: text || null })}
        error={faultOf(error, '/purpose')}
      />
    </>
  )
}
