import { canFacilitate, useSession } from '../api/session.ts'
import { type SynergyFilters as Filters, useSynergies } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import { Conversion } from './Conversion.tsx'
import styles from './Synergies.module.css'
import { SynergiesByOwner } from './SynergiesByOwner.tsx'
import { SynergyBoard } from './SynergyBoard.tsx'
import { filtersOf, isFiltered, NO_FILTER, SynergyFilters, useSynergyAddress } from './SynergyFilters.tsx'

/** What moves: by stage on a board or by who follows it in a list; a phone has room for the list alone. */
export default function SynergiesPage() {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  const isWide = useMediaQuery('(width >= 60rem)')
  const address = useSynergyAddress()
  const filters = filtersOf(address)
  const synergies = useSynergies(filters)
  // Of closed ones there is nothing to lay out by stage.
  const hasBoard = isWide && filters.open === 'yes'
  const asked = address.get('vue') ?? (facilitates ? 'tableau' : 'liste')
  const view = hasBoard && asked === 'tableau' ? 'board' : 'list'
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('synergies.title')}
        lead={t(`synergies.lead.${facilitates ? 'facilitator' : 'other'}`)}
        actions={synergies.total > 0 && <ExportMenu list="synergies" filters={{ ...filters }} />}
      />
      <SynergyFilters address={address} owners={synergies.owners} />
      <PagedList
        list={synergies}
        empty={<NoSynergy filters={filters} onReset={() => address.set(NO_FILTER)} />}
      >
        <div className={styles.above}>
          <p role="status">{t('synergies.count', { count: synergies.total })}</p>
          {hasBoard && <ViewSwitch view={view} onChange={(vue) => address.set({ vue }, { replace: true })} />}
        </div>
        {view === 'board' ? (
          <SynergyBoard synergies={synergies.items} />
        ) : (
          <SynergiesByOwner synergies={synergies.items} />
        )}
      </PagedList>
      {facilitates && <Conversion />}
    </div>
  )
}

function ViewSwitch({ view, onChange }: { view: 'board' | 'list'; onChange(view: string): void }) {
  const t = useTranslate()
  return (
    <fieldset className={styles.switch}>
      <legend>{t('synergies.view')}</legend>
      {(['board', 'list'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={classes(one === view && styles.chosen)}
          aria-pressed={one === view}
          onClick={() => onChange(one === 'board' ? 'tableau' : 'liste')}
        >
          {t(`synergies.view.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

function NoSynergy({ filters, onReset }: { filters: Filters; onReset(): void }) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  if (isFiltered(filters)) {
    const reset = <Button onClick={onReset}>{t('synergies.reset')}</Button>
    return <EmptyState title={t('synergies.noneFiltered')} action={reset} />
  }
  return (
    <EmptyState
      title={t('synergies.none')}
      action={
        facilitates && (
          <Link to="/" look="primary">
            {t('synergies.none.action')}
          </Link>
        )
      }
    >
      {t(`synergies.none.${facilitates ? 'facilitator' : 'other'}`)}
    </EmptyState>
  )
}
