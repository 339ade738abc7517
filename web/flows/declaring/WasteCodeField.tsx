import { type ReadingView, useWasteCodes, type WasteCode } from '../../api/resources.ts'
import { useLanguage } from '../../i18n/LanguageProvider.tsx'
import { spacedCode } from '../../knowledge/entryWords.ts'
import { Fault } from '../../ui/Fault.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import styles from './Declaring.module.css'
import type { FieldsProps } from './fields.ts'

const NONE = ''

/** The likeliest codes, never chosen for the declarant, and the question that parts a code from its hazardous twin. */
export function WasteCodeField({
  draft,
  faultAt,
  onChange,
  reading,
}: FieldsProps & { reading: ReadingView | undefined }) {
  const { t, language } = useLanguage()
  const choose = (code: WasteCode | null) =>
    onChange({ wasteCode: code, hazardous: code && !code.mirror ? (code.hazardous ?? null) : null })
  const proposed: readonly (WasteCode & { because?: string })[] = reading?.wasteCodes ?? []
  const { wasteCode } = draft
  const isListed = !wasteCode || proposed.some(({ code }) => code === wasteCode.code)
  const listed: typeof proposed = isListed ? proposed : [...proposed, wasteCode]
  const label = ({ code, hazardous, labelFr, labelEn }: WasteCode) =>
    `${spacedCode(code)}${hazardous ? '*' : ''} · ${language === 'fr' ? labelFr : labelEn}`
  const error = faultAt('wasteCode') ?? faultAt('hazardous')
  return (
    <div className={styles.part}>
      <RadioCards
        legend={t('declare.wasteCode')}
        value={wasteCode?.code ?? NONE}
        options={[
          { value: NONE, label: t('declare.noCode'), text: t('declare.noCode.text') },
          ...listed.map((one) => ({ value: one.code, label: label(one), text: one.because })),
        ]}
        onChange={(code) => choose(listed.find((one) => one.code === code) ?? null)}
      />
      <OtherCode onChoose={choose} />
      {wasteCode && <MirrorQuestion code={wasteCode} hazardous={draft.hazardous} onChange={onChange} />}
      {error && <Fault>{error}</Fault>}
    </div>
  )
}

/** A code and its twin differ by the hazard alone: only the declarant knows. */
function MirrorQuestion({
  code: chosen,
  hazardous,
  onChange,
}: {
  code: WasteCode
  hazardous: boolean | null
  onChange: FieldsProps['onChange']
}) {
  const { t } = useLanguage()
  const code = useWasteCodes(chosen.code, 1).data?.items.find((one) => one.code === chosen.code)
  if (!code?.mirror) return null
  const { mirror, ...own } = code
  const [dangerous, harmless] = own.hazardous ? [own, mirror] : [mirror, own]
  return (
    <RadioCards
      inRow
      legend={t('declare.mirror')}
      value={hazardous === null ? 'unknown' : hazardous ? 'yes' : 'no'}
      options={[
        { value: 'no', label: t('declare.mirror.no'), text: spacedCode(harmless.code) },
        { value: 'yes', label: t('declare.mirror.yes'), text: `${spacedCode(dangerous.code)}*` },
        { value: 'unknown', label: t('declare.mirror.unknown'), text: t('declare.mirror.unknown.text') },
      ]}
      onChange={(answer) => {
        if (answer === 'unknown') onChange({ hazardous: null })
        else if (answer === 'yes') onChange({ hazardous: true, wasteCode: dangerous })
        else onChange({ hazardous: false, wasteCode: harmless })
      }}
    />
  )
}

function OtherCode({ onChoose }: { onChoose(code: WasteCode): void }) {
  const { t, language } = useLanguage()
  const seen = new Map<string, WasteCode>()
  const useSeen = (text: string) => {
    const found = useWasteCodes(useDebounced(text)).data?.items ?? []
    for (const one of found) seen.set(one.code, one)
    return found.map((one) => ({
      id: one.code,
      label: spacedCode(one.code),
      detail: language === 'fr' ? one.labelFr : one.labelEn,
    }))
  }
  return (
    <SearchBox
      label={t('declare.otherCode')}
      placeholder={t('declare.typeToSearch')}
      selected={null}
      useChoices={useSeen}
      onSelect={(id) => {
        const code = id === null ? undefined : seen.get(id)
        if (code) onChoose(code)
      }}
    />
  )
}
