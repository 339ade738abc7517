import { useCommunes } from '../../api/registers.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import type { Choice } from '../../ui/ComboBox.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import type { SiteDraft } from './draft.ts'

function useChoices(text: string): readonly Choice[] {
  const found = useCommunes(useDebounced(text)).data?.items ?? []
  return found.map(({ code, name, postalCodes }) => ({
    id: code,
    label: name,
    detail: postalCodes.join(', '),
  }))
}

interface CommuneFieldProps {
  site: SiteDraft
  hint?: string
  fault?: string
  onChange(part: Partial<SiteDraft>): void
}

/** One of the communes of France, by its name or postal code. */
export function CommuneField({ site, hint, fault, onChange }: CommuneFieldProps) {
  const t = useTranslate()
  const { communeCode, communeName } = site
  return (
    <div>
      <SearchBox
        label={t('structureForm.commune')}
        placeholder={t('structureForm.communeHint')}
        hint={hint}
        selected={communeCode ? { id: communeCode, label: communeName || communeCode } : null}
        useChoices={useChoices}
        // The name follows from the code, on the server.
        onSelect={(id) => onChange({ communeCode: id ?? '', communeName: '', postalCode: '' })}
      />
      {fault && <Fault>{fault}</Fault>}
    </div>
  )
}
