import type { AttachmentVisibility } from '../../api/attachments.ts'
import { DescriptionField } from '../../files/DescriptionField.tsx'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'

export interface Words {
  description: string
  visibility: AttachmentVisibility
}

/** What is said of a file, and to whom it is shown. */
export function AttachmentFields({
  words,
  fault,
  onChange,
}: {
  words: Words
  fault?: string
  onChange(change: Partial<Words>): void
}) {
  const t = useTranslate()
  return (
    <>
      <DescriptionField
        value={words.description}
        error={fault}
        onChange={(description) => onChange({ description })}
      />
      <RadioCards
        legend={t('attachments.whoSees')}
        value={words.visibility}
        options={(['facilitators', 'flow'] as const).map((value) => ({
          ...{ value, label: t(`attachments.sees.${value}`), text: t(`attachments.sees.${value}.text`) },
        }))}
        onChange={(visibility) => onChange({ visibility })}
      />
    </>
  )
}
