import { type ExitReason, exitReasons } from '../../src/kernel/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Select } from '../ui/Select.tsx'

export function ReasonChoice({ value, onChange }: { value: ExitReason; onChange(reason: ExitReason): void }) {
  const t = useTranslate()
  return (
    <Select
      label={t('synergy.step.reason')}
      value={value}
      options={exitReasons.map((reason) => ({ value: reason, label: t(`synergy.reason.${reason}`) }))}
      onChange={(reason) => onChange(reason as ExitReason)}
    />
  )
}
