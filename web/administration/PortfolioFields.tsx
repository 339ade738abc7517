import { useCommuneChoices } from '../api/administration.ts'
import { useOrganisationChoices } from '../api/organisations.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from '../people/People.module.css'
import type { Choice } from '../ui/ComboBox.tsx'
import { Select } from '../ui/Select.tsx'
import { Several } from '../ui/Several.tsx'
import { useDebounced } from '../ui/useDebounced.ts'

/** A portfolio as it is edited: names beside ids. Null: the whole territory. */
export type Portfolio = { communes: readonly Choice[]; organisations: readonly Choice[] } | null

export const NO_PORTFOLIO = { communeCodes: [], organisationIds: [] }

/** What is sent to the server. */
export function portfolioInput(portfolio: Portfolio) {
  if (!portfolio) return NO_PORTFOLIO
  return {
    communeCodes: portfolio.communes.map(({ id }) => id),
    organisationIds: portfolio.organisations.map(({ id }) => id),
  }
}

/** Limited to nothing would mean no limit: it is not sent. */
export function isEmptyLimit(portfolio: Portfolio): boolean {
  return portfolio !== null && portfolio.communes.length + portfolio.organisations.length === 0
}

function useCommunes(text: string): readonly Choice[] {
  const found = useCommuneChoices(useDebounced(text)).data?.items ?? []
  return found.map(({ code, name, postalCodes }) => ({ id: code, label: name, detail: postalCodes[0] }))
}

function useOrganisations(text: string): readonly Choice[] {
  const found = useOrganisationChoices(useDebounced(text)).data?.items ?? []
  return found.map(({ id, name, communeName }) => ({ id, label: name, detail: communeName ?? undefined }))
}

/** The whole territory, or some communes and structures. */
export function PortfolioFields({
  portfolio,
  onChange,
}: {
  portfolio: Portfolio
  onChange(portfolio: Portfolio): void
}) {
  const t = useTranslate()
  return (
    <>
      <Select
        label={t('accounts.portfolio')}
        hint={t('accounts.portfolioHint')}
        value={portfolio ? 'limited' : 'all'}
        options={(['all', 'limited'] as const).map((value) => ({
          value,
          label: t(`accounts.portfolio.${value}`),
        }))}
        onChange={(value) => onChange(value === 'all' ? null : { communes: [], organisations: [] })}
      />
      {portfolio && (
        <>
          <Several
            label={t('accounts.communes')}
            addLabel={t('accounts.addCommune')}
            chosen={portfolio.communes}
            useChoices={useCommunes}
            onChange={(communes) => onChange({ ...portfolio, communes })}
          />
          <Several
            label={t('accounts.structures')}
            addLabel={t('accounts.addStructure')}
            chosen={portfolio.organisations}
            useChoices={useOrganisations}
            onChange={(organisations) => onChange({ ...portfolio, organisations })}
          />
          {isEmptyLimit(portfolio) && <p className={styles.muted}>{t('accounts.portfolioEmpty')}</p>}
        </>
      )}
    </>
  )
}
