import { monthMask } from '../../src/kernel/months.ts'
import { useTerritory } from '../api/territory.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { type Option, Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import type { Address } from '../ui/useAddress.ts'
import { FamilyAndStructure } from './FamilyAndStructure.tsx'

export type FlowAddress = Address<
  'q' | 'sens' | 'famille' | 'structure' | 'autour' | 'km' | 'mois' | 'confirme' | 'fraicheur'
>

const DISTANCES_KM = [5, 10, 20, 30, 50, 100] as const
/** Days since a flow was last confirmed. */
const AGES = [90, 180, 365] as const
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)
const STATES = ['fresh', 'due', 'stale'] as const
const DAY_MS = 86_400_000

/** What the address asks of the list; undefined while the place it names is not known yet. */
export function useFlowQuery(address: FlowAddress) {
  const communes = useTerritory().data?.communes
  const commune = communes?.find(({ code }) => code === address.get('autour'))
  const month = Number(address.get('mois'))
  const days = Number(address.get('confirme'))
  return {
    q: address.get('q'),
    kind: address.get('sens'),
    family: address.get('famille'),
    organisation: address.get('structure'),
    months: month ? String(monthMask([month])) : undefined,
    confirmedSince: days ? new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10) : undefined,
    freshness: address.get('fraicheur'),
    ...(commune && { lat: String(commune.lat), lng: String(commune.lng), withinKm: address.get('km') }),
  }
}

/** Every filter of the flows; how far is asked once it is said from where. */
export function FlowFilters({ address }: { address: FlowAddress }) {
  const { t, formats } = useLanguage()
  const communes = useTerritory().data?.communes ?? []
  const among = (all: string, options: readonly Option[]) => [{ value: '', label: all }, ...options]
  return (
    <Toolbar label={t('matches.filters')}>
      <SearchField
        label={t('flows.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('filter.flowKind')}
        value={address.get('sens') ?? ''}
        options={among(t('filter.allFlowKinds'), [
          { value: 'stock', label: t('flow.stock') },
          { value: 'need', label: t('flow.need') },
        ])}
        onChange={(sens) => address.set({ sens })}
      />
      <FamilyAndStructure address={address} />
      <Select
        label={t('flows.around')}
        value={address.get('autour') ?? ''}
        options={among(
          t('flows.anywhere'),
          communes.map(({ code, name }) => ({ value: code, label: name })),
        )}
        onChange={(autour) => address.set(autour ? { autour } : { autour, km: undefined })}
      />
      {address.get('autour') && (
        <Select
          label={t('filter.distance')}
          value={address.get('km') ?? ''}
          options={among(
            t('filter.anyDistance'),
            DISTANCES_KM.map((km) => ({
              value: String(km),
              label: t('filter.within', { distance: formats.distance(km) }),
            })),
          )}
          onChange={(km) => address.set({ km })}
        />
      )}
      <Select
        label={t('flows.availableIn')}
        value={address.get('mois') ?? ''}
        options={among(
          t('flows.anyMonth'),
          MONTHS.map((month) => ({ value: String(month), label: formats.months(monthMask([month])) })),
        )}
        onChange={(mois) => address.set({ mois })}
      />
      <Select
        label={t('flows.confirmed')}
        value={address.get('confirme') ?? ''}
        options={among(
          t('flows.anyAge'),
          AGES.map((days) => ({ value: String(days), label: t(`flows.confirmed.${days}`) })),
        )}
        onChange={(confirme) => address.set({ confirme })}
      />
      <Select
        label={t('flows.freshness')}
        value={address.get('fraicheur') ?? ''}
        options={among(
          t('flows.anyFreshness'),
          STATES.map((state) => ({ value: state, label: t(`freshness.${state}`) })),
        )}
        onChange={(fraicheur) => address.set({ fraicheur })}
      />
    </Toolbar>
  )
}
