import { type KeyboardEvent, useRef } from 'react'
import { type MatchView, useMatch, useMatches } from '../api/matches.ts'
import { ComingEvents } from '../events/ComingEvents.tsx'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { LazyMap } from './LazyMap.tsx'
import styles from './MatchesPage.module.css'
import { FilterBar, FilterButton } from './MatchFilters.tsx'
import { MatchList } from './MatchList.tsx'
import { MatchPane } from './MatchPane.tsx'
import { matchTitle } from './matchWords.ts'
import { NoMatch } from './NoMatch.tsx'
import { OfOneFlow } from './OfOneFlow.tsx'
import { countFilters, filtersOf, type MatchAddress, NO_FILTER, useMatchAddress } from './useMatchAddress.ts'

/** Everything a facilitator triages with: the list, its filters, the map, and the open match. */
export default function MatchesPage() {
  const { t } = useLanguage()
  const address = useMatchAddress()
  const matches = useMatches(filtersOf(address))
  const selected = useSelected(address, matches.items)
  const isWide = useMediaQuery('(width >= 64rem)')
  const showsMap = isWide || address.get('vue') === 'carte'
  const showsList = isWide || !showsMap
  const list = useRef<HTMLDivElement>(null)

  /** The row of the match takes the focus back: what held it is about to go. */
  const close = () => {
    list.current?.querySelector<HTMLElement>('a[aria-current]')?.focus()
    address.set({ piste: undefined })
  }
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isWide && selected) close()
  }

  return (
    <div className={styles.page} data-fill="window">
      <div className={styles.top}>
        <PageHeader
          compact
          title={t('matches.title')}
          lead={<Count address={address} total={matches.isSuccess ? matches.total : undefined} />}
          actions={
            <>
              {!isWide && <PhoneActions address={address} total={matches.total} showsMap={showsMap} />}
              {matches.total > 0 && <ExportMenu list="matches" filters={{ ...filtersOf(address) }} />}
            </>
          }
        />
        <ComingEvents />
        {address.get('flux') && <OfOneFlow id={address.get('flux') ?? ''} address={address} />}
        {isWide && <FilterBar address={address} />}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape is a shortcut; the cross of the pane does the same */}
      <div className={styles.panes} onKeyDown={closeOnEscape}>
        {showsList && (
          <div ref={list} className={styles.list} aria-busy={matches.isPlaceholderData}>
            <PagedList list={matches} empty={<NoMatch address={address} />}>
              <MatchList
                matches={matches.items}
                selectedId={selected?.id}
                replace={isWide && selected !== undefined}
                hrefOf={(match) => (isWide ? address.with({ piste: match.id }) : `/piste/${match.id}`)}
              />
            </PagedList>
          </div>
        )}
        {showsMap && (
          <MapSide
            address={address}
            matches={matches.items}
            selected={selected}
            isWide={isWide}
            onClose={close}
          />
        )}
      </div>
      <div role="status">
        <VisuallyHidden>
          {isWide && selected ? t('matches.selected', { title: matchTitle(selected) }) : ''}
        </VisuallyHidden>
      </div>
    </div>
  )
}

/** The match of the address: from the list when it is there, else asked on its own (a shared link). */
function useSelected(address: MatchAddress, matches: readonly MatchView[]): MatchView | undefined {
  const id = address.get('piste')
  const listed = matches.find((match) => match.id === id)
  const asked = useMatch(listed ? undefined : id)
  return listed ?? (id ? asked.data : undefined)
}

function Count({ address, total }: { address: MatchAddress; total: number | undefined }) {
  const { t } = useLanguage()
  return (
    <span className={styles.count}>
      <span role="status">{total === undefined ? '' : t('matches.count', { count: total })}</span>
      {countFilters(address) > 0 && (
        <Button variant="quiet" size="s" icon="close" onClick={() => address.set(NO_FILTER)}>
          {t('matches.reset')}
        </Button>
      )}
    </span>
  )
}

function PhoneActions({
  address,
  total,
  showsMap,
}: {
  address: MatchAddress
  total: number
  showsMap: boolean
}) {
  const { t } = useLanguage()
  return (
    <>
      <FilterButton address={address} total={total} />
      <Button
        size="s"
        icon={showsMap ? 'list' : 'map'}
        onClick={() => address.set({ vue: showsMap ? undefined : 'carte' })}
      >
        {showsMap ? t('matches.showList') : t('matches.showMap')}
      </Button>
    </>
  )
}

interface MapSideProps {
  address: MatchAddress
  matches: readonly MatchView[]
  selected: MatchView | undefined
  isWide: boolean
  onClose(): void
}

function MapSide({ address, matches, selected, isWide, onClose }: MapSideProps) {
  const index = matches.findIndex((match) => match.id === selected?.id)
  const show = (id: string) => address.set({ piste: id }, { replace: selected !== undefined })
  return (
    <div className={styles.side}>
      <LazyMap matches={matches} selected={selected} onSelect={show} />
      {selected && isWide && (
        <MatchPane
          match={selected}
          previous={index > 0 ? matches[index - 1] : undefined}
          next={index >= 0 ? matches[index + 1] : undefined}
          onShow={(match) => show(match.id)}
          onClose={onClose}
        />
      )}
      {selected && !isWide && <MatchList matches={[selected]} hrefOf={(match) => `/piste/${match.id}`} />}
    </div>
  )
}
