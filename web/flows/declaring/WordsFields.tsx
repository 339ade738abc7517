import { families } from '../../../src/kernel/families.ts'
import type { ReadingView } from '../../api/resources.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { FieldsProps } from './fields.ts'
import type { Proposed } from './proposals.ts'
import { ResourceField } from './ResourceField.tsx'
import { useReadIn } from './readIn.ts'
import { saidKind } from './saidKind.ts'

interface WordsFieldsProps extends FieldsProps {
  /** A stock never becomes a need. */
  isNew: boolean
  reading: ReadingView | undefined
  proposed: Proposed
}

/** What it is, in one's own words, and what Boucle makes of them. */
export function WordsFields({ draft, faultAt, onChange, isNew, reading, proposed }: WordsFieldsProps) {
  const { t } = useLanguage()
  const readIn = useReadIn()
  const said = saidKind(draft.label)
  return (
    <>
      {isNew && (
        <RadioCards
          inRow
          legend={t('declare.kind')}
          value={draft.kind}
          options={(['stock', 'need'] as const).map((value) => ({
            ...{ value, label: t(`declare.kind.${value}`), text: t(`declare.kind.${value}.text`) },
          }))}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <TextArea
        label={t('declare.label')}
        hint={t(`declare.label.${draft.kind}`)}
        required
        maxLength={200}
        value={draft.label}
        error={faultAt('label')}
        onChange={(label) => onChange({ label: label.replaceAll('\n', ' ') })}
      />
      {isNew && said && said !== draft.kind && (
        <Alert tone="warning" title={t(`declare.says.${said}`)}>
          <Button size="s" onClick={() => onChange({ kind: said })}>
            {t(`declare.kind.${said}`)}
          </Button>
        </Alert>
      )}
      <ResourceField
        chosen={draft.resource}
        reading={reading}
        error={faultAt('resourceId')}
        onChange={(resource) => onChange({ resource })}
      />
      <Select
        label={t('filter.family')}
        hint={readIn(proposed.family)}
        value={draft.family ?? ''}
        options={[
          ...(draft.family ? [] : [{ value: '', label: t('declare.chooseFamily') }]),
          ...families.map((value) => ({ value, label: t(`family.${value}`) })),
        ]}
        error={faultAt('family')}
        onChange={(value) => onChange({ family: families.find((one) => one === value) ?? null })}
      />
    </>
  )
}
