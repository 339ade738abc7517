import { lazy, Suspense } from 'react'
import { families } from '../../src/kernel/families.ts'
import { sectors } from '../../src/kernel/sectors.ts'
import { organisationKinds } from '../../src/kernel/structures.ts'
import { type DirectoryFilters, type ListedStructure, useDirectory } from '../api/directory.ts'
import { useTerritory } from '../api/territory.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import styles from './Directory.module.css'

/** Leaflet weighs as much as the rest of the page: it is fetched after the list shows. */
const DirectoryMap = lazy(() => import('./DirectoryMap.tsx'))

type DirectoryAddress = Address<'q' | 'activite' | 'type' | 'commune' | 'flux'>

const filtersOf = (address: DirectoryAddress): DirectoryFilters => ({
  q: address.get('q'),
  sector: sectors.find((one) => one === address.get('activite')),
  kind: organisationKinds.find((one) => one === address.get('type')),
  commune: address.get('commune'),
  family: families.find((one) => one === address.get('flux')),
})

/** Structures that agreed to appear, as a list and on a map that say the same. */
export default function DirectoryPage() {
  const t = useTranslate()
  const address: DirectoryAddress = useAddress()
  const filters = filtersOf(address)
  const found = useDirectory(filters)
  return (
    <Page>
      <PageHeader
        title={t('directory.title')}
        lead={t('directory.lead')}
        actions={found.total > 0 && <ExportMenu list="directory" filters={{ ...filters }} places />}
      />
      <Filters address={address} />
      <PagedList list={found} empty={<Nobody address={address} filters={filters} />}>
        <p role="status">{t('directory.count', { count: found.total })}</p>
        <div className={styles.panes}>
          <ul className={styles.list} aria-label={t('directory.title')}>
            {found.items.map((structure) => (
              <li key={structure.id}>
                <Card>
                  <Entry structure={structure} />
                </Card>
              </li>
            ))}
          </ul>
          <Suspense fallback={<Loading label={t('directory.map.loading')} />}>
            <DirectoryMap structures={found.items} />
          </Suspense>
        </div>
      </PagedList>
    </Page>
  )
}

function Filters({ address }: { address: DirectoryAddress }) {
  const t = useTranslate()
  const communes = useTerritory().data?.communes ?? []
  return (
    <Toolbar label={t('directory.filters')}>
      <SearchField
        label={t('directory.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('directory.sector')}
        value={address.get('activite') ?? ''}
        options={[
          { value: '', label: t('directory.allSectors') },
          ...sectors.map((value) => ({ value, label: t(`sector.${value}`) })),
        ]}
        onChange={(activite) => address.set({ activite })}
      />
      <Select
        label={t('directory.commune')}
        value={address.get('commune') ?? ''}
        options={[
          { value: '', label: t('directory.allCommunes') },
          ...communes.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(commune) => address.set({ commune })}
      />
      <Select
        label={t('directory.family')}
        value={address.get('flux') ?? ''}
        options={[
          { value: '', label: t('directory.allFamilies') },
          ...families.map((value) => ({ value, label: t(`family.${value}`) })),
        ]}
        onChange={(flux) => address.set({ flux })}
      />
    </Toolbar>
  )
}

function Entry({ structure }: { structure: ListedStructure }) {
  const t = useTranslate()
  const { id, name, kind, activityLabel, communeName, families: offered } = structure
  return (
    <div className={styles.entry}>
      <Link to={`/annuaire/${id}`}>
        <span className={styles.name}>
          <Said>{name}</Said>
        </span>
      </Link>
      <span className={styles.facts}>
        <Badge>{t(`organisation.kind.${kind}`)}</Badge>
        <Said>{[activityLabel, communeName].filter(Boolean).join(' · ')}</Said>
      </span>
      {offered.length > 0 && (
        <span className={styles.facts}>
          {t('directory.offers')}
          {offered.map((family) => (
            <Badge key={family} tone="stock">
              {t(`family.${family}`)}
            </Badge>
          ))}
        </span>
      )}
    </div>
  )
}

function Nobody({ address, filters }: { address: DirectoryAddress; filters: DirectoryFilters }) {
  const t = useTranslate()
  if (Object.values(filters).every((value) => value === undefined))
    return <EmptyState title={t('directory.none')}>{t('directory.none.text')}</EmptyState>
  const cleared = { q: undefined, activite: undefined, type: undefined, commune: undefined, flux: undefined }
  const reset = <Button onClick={() => address.set(cleared)}>{t('directory.reset')}</Button>
  return <EmptyState title={t('directory.noneFiltered')} action={reset} />
}
