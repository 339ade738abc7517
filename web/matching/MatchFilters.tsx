import { useState } from 'react'
import { verdicts } from '../../src/kernel/match-decisions.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { FamilyAndStructure } from '../flows/FamilyAndStructure.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { ResourceSearchBox } from './ResourceSearchBox.tsx'
import { countFilters, type MatchAddress, NO_FILTER } from './useMatchAddress.ts'

const DISTANCES = [5, 10, 20, 30, 50, 100] as const
const DECISIONS = ['none', ...verdicts] as const
const KINDS = ['substitution', 'sharing', 'pooling'] as const

function FilterFields({ address }: { address: MatchAddress }) {
  const { t, formats } = useLanguage()
  const sorts = canFacilitate(useSession())
  const kinds = KINDS.map((value) => ({ value, label: t(`match.kind.${value}`) }))
  const distances = DISTANCES.map((km) => ({
    value: String(km),
    label: t('filter.within', { distance: formats.distance(km) }),
  }))
  return (
    <>
      <SearchField
        label={t('filter.q')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <ResourceSearchBox
        selected={address.get('ressource')}
        onSelect={(ressource) => address.set({ ressource })}
      />
      <FamilyAndStructure address={address} />
      <Select
        label={t('filter.kind')}
        value={address.get('type') ?? ''}
        options={[{ value: '', label: t('filter.allKinds') }, ...kinds]}
        onChange={(type) => address.set({ type })}
      />
      <Select
        label={t('filter.distance')}
        value={address.get('km') ?? ''}
        options={[{ value: '', label: t('filter.anyDistance') }, ...distances]}
        onChange={(km) => address.set({ km })}
      />
      {sorts && (
        <Select
          label={t('filter.decision')}
          value={address.get('tri') ?? ''}
          options={[
            { value: '', label: t('filter.decision.all') },
            ...DECISIONS.map((value) => ({ value, label: t(`filter.decision.${value}`) })),
          ]}
          onChange={(tri) => address.set({ tri })}
        />
      )}
    </>
  )
}

export function FilterBar({ address }: { address: MatchAddress }) {
  const t = useTranslate()
  return (
    <Toolbar label={t('matches.filters')}>
      <FilterFields address={address} />
    </Toolbar>
  )
}

/** On a phone the filters open over the list, which shows behind them what they leave. */
export function FilterButton({ address, total }: { address: MatchAddress; total: number }) {
  const t = useTranslate()
  const [open, setOpen] = useState(false)
  const active = countFilters(address)
  const actions = (
    <>
      <Button variant="primary" onClick={() => setOpen(false)}>
        {t('matches.apply', { count: total })}
      </Button>
      {active > 0 && (
        <Button variant="quiet" onClick={() => address.set(NO_FILTER)}>
          {t('matches.reset')}
        </Button>
      )}
    </>
  )
  return (
    <>
      <Button icon="filter" size="s" onClick={() => setOpen(true)}>
        {active > 0 ? t('matches.filtersCount', { active }) : t('matches.filters')}
      </Button>
      {open && (
        <Dialog title={t('matches.filters')} onClose={() => setOpen(false)} actions={actions}>
          <FilterFields address={address} />
        </Dialog>
      )}
    </>
  )
}
