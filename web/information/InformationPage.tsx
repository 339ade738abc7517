import { useState } from 'react'
import { useLocation } from 'wouter'
import { informationCategories, informationThemes } from '../../src/kernel/information.ts'
import { type InformationFilters, useInformation } from '../api/information.ts'
import { canWrite, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { FeedLink } from './FeedLink.tsx'
import styles from './Information.module.css'
import { ItemCard } from './ItemCard.tsx'
import { Because, StateBadges } from './informationWords.tsx'
import { NewArticleDialog } from './NewArticleDialog.tsx'

type InformationAddress = Address<'q' | 'rubrique' | 'theme' | 'lesquelles'>

/** What those who write look for besides. */
const WHICH: Record<string, InformationFilters> = {
  toCheck: { standing: 'to-check', state: 'published' },
  draft: { state: 'draft' },
  withdrawn: { state: 'withdrawn' },
}

function filtersOf(address: InformationAddress): InformationFilters {
  return {
    q: address.get('q'),
    category: informationCategories.find((one) => one === address.get('rubrique')),
    theme: informationThemes.find((one) => one === address.get('theme')),
    ...WHICH[address.get('lesquelles') ?? ''],
  }
}

/** What the network is told: what touches the reader’s flows first, with the reason. */
export default function InformationPage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const writes = canWrite(useSession())
  const address: InformationAddress = useAddress()
  const filters = filtersOf(address)
  const items = useInformation(filters)
  const [isBeginning, setBeginning] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t('information.title')}
        lead={t('information.lead')}
        actions={
          <>
            {writes && (
              <Button variant="primary" size="s" icon="plus" onClick={() => setBeginning(true)}>
                {t('information.write')}
              </Button>
            )}
            {items.total > 0 && <ExportMenu list="information" filters={{ ...filters }} />}
            <FeedLink />
          </>
        }
      />
      <Filters address={address} writes={writes} />
      <PagedList list={items} empty={<Nothing address={address} filters={filters} />}>
        <p role="status">{t('information.count', { count: items.total })}</p>
        <ul className={styles.list}>
          {items.items.map((item) => (
            <li key={item.id}>
              <ItemCard item={item} badges={writes && <StateBadges item={item} />}>
                <Because reasons={item.reasons} />
              </ItemCard>
            </li>
          ))}
        </ul>
      </PagedList>
      {isBeginning && (
        <NewArticleDialog
          onClose={() => setBeginning(false)}
          onDone={({ id }) => navigate(`/informations/${id}/modifier`)}
        />
      )}
    </Page>
  )
}

function Filters({ address, writes }: { address: InformationAddress; writes: boolean }) {
  const t = useTranslate()
  return (
    <Toolbar label={t('information.filters')}>
      <SearchField
        label={t('information.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('information.category')}
        value={address.get('rubrique') ?? ''}
        options={[
          { value: '', label: t('information.allCategories') },
          ...informationCategories.map((value) => ({ value, label: t(`information.category.${value}`) })),
        ]}
        onChange={(rubrique) => address.set({ rubrique })}
      />
      <Select
        label={t('information.theme')}
        value={address.get('theme') ?? ''}
        options={[
          { value: '', label: t('information.allThemes') },
          ...informationThemes.map((value) => ({ value, label: t(`information.theme.${value}`) })),
        ]}
        onChange={(theme) => address.set({ theme })}
      />
      {writes && (
        <Select
          label={t('information.which')}
          value={address.get('lesquelles') ?? ''}
          options={[
            { value: '', label: t('information.which.all') },
            { value: 'toCheck', label: t('information.which.toCheck') },
            { value: 'draft', label: t('information.which.draft') },
            { value: 'withdrawn', label: t('information.which.withdrawn') },
          ]}
          onChange={(lesquelles) => address.set({ lesquelles })}
        />
      )}
    </Toolbar>
  )
}

function Nothing({ address, filters }: { address: InformationAddress; filters: InformationFilters }) {
  const t = useTranslate()
  const writes = canWrite(useSession())
  if (Object.values(filters).some((value) => value !== undefined)) {
    const reset = (
      <Button
        onClick={() =>
          address.set({ q: undefined, rubrique: undefined, theme: undefined, lesquelles: undefined })
        }
      >
        {t('information.reset')}
      </Button>
    )
    return (
      <EmptyState title={t('information.noneFiltered')} action={reset}>
        {t('information.noneFilteredText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('information.none')}>
      {t(`information.none.${writes ? 'writer' : 'reader'}`)}
    </EmptyState>
  )
}
