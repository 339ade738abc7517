import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { TextField } from '../ui/TextField.tsx'

/** What a file shows, in a sentence. */
export function DescriptionField({
  value,
  error,
  onChange,
}: {
  value: string
  error?: string
  onChange(value: string): void
}) {
  const t = useTranslate()
  return (
    <TextField
      label={t('files.description')}
      hint={t('files.descriptionHint')}
      maxLength={300}
      {...{ value, error, onChange }}
    />
  )
}
