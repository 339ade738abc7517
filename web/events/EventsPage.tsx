import { useState } from 'react'
import { useLocation } from 'wouter'
import { eventKinds } from '../../src/kernel/network-events.ts'
import { EventBadges, PlacesLeft, useWhen, Where } from '../agenda/eventWords.tsx'
import { type EventFilters, type EventSummary, useEvents } from '../api/events.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { EventDialog } from './EventDialog.tsx'
import styles from './Events.module.css'
import { FeedCard } from './FeedCard.tsx'

type EventAddress = Address<'q' | 'type' | 'quand' | 'miennes'>

function filtersOf(address: EventAddress): EventFilters {
  return {
    q: address.get('q'),
    kind: eventKinds.find((kind) => kind === address.get('type')),
    when: address.get('quand') === 'passees' ? 'past' : 'coming',
    mine: address.get('miennes') === 'oui' ? 'yes' : undefined,
  }
}

/** What brings the network together: to come, or past. */
export default function EventsPage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const facilitates = canFacilitate(useSession())
  const address: EventAddress = useAddress()
  const filters = filtersOf(address)
  const events = useEvents(filters, 100)
  const [isCreating, setCreating] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t('events.title')}
        lead={t('events.lead')}
        actions={
          <>
            {facilitates && (
              <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
                {t('events.create')}
              </Button>
            )}
            {events.total > 0 && <ExportMenu list="events" filters={{ ...filters }} />}
          </>
        }
      />
      <Filters address={address} />
      <PagedList list={events} empty={<NoEvent address={address} filters={filters} />}>
        <p role="status">{t('events.count', { count: events.total })}</p>
        <Table
          caption={t('events.title')}
          columns={useColumns(t)}
          rows={events.items}
          rowKey={({ id }) => id}
        />
      </PagedList>
      <FeedCard />
      {isCreating && (
        <EventDialog onClose={() => setCreating(false)} onDone={({ id }) => navigate(`/rencontres/${id}`)} />
      )}
    </Page>
  )
}

function Filters({ address }: { address: EventAddress }) {
  const t = useTranslate()
  return (
    <Toolbar label={t('events.filters')}>
      <SearchField
        label={t('events.search')}
        value={address.get('q') ?? ''}
        onSearch={(q) => address.set({ q }, { replace: true })}
      />
      <Select
        label={t('events.when')}
        value={address.get('quand') ?? ''}
        options={[
          { value: '', label: t('events.when.coming') },
          { value: 'passees', label: t('events.when.past') },
        ]}
        onChange={(quand) => address.set({ quand })}
      />
      <Select
        label={t('events.kind')}
        value={address.get('type') ?? ''}
        options={[
          { value: '', label: t('events.allKinds') },
          ...eventKinds.map((value) => ({ value, label: t(`event.kind.${value}`) })),
        ]}
        onChange={(type) => address.set({ type })}
      />
      <Select
        label={t('events.mine')}
        value={address.get('miennes') ?? ''}
        options={[
          { value: '', label: t('events.mine.all') },
          { value: 'oui', label: t('events.mine.yes') },
        ]}
        onChange={(miennes) => address.set({ miennes })}
      />
    </Toolbar>
  )
}

function NoEvent({
  address,
  filters: { q, kind, mine, when },
}: {
  address: EventAddress
  filters: EventFilters
}) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  if (q || kind || mine || when === 'past') {
    const none = { q: undefined, type: undefined, quand: undefined, miennes: undefined }
    const reset = <Button onClick={() => address.set(none)}>{t('events.reset')}</Button>
    return <EmptyState title={t('events.noneFiltered')} action={reset} />
  }
  return (
    <EmptyState title={t('events.none')}>
      {t(`events.none.${facilitates ? 'facilitator' : 'other'}`)}
    </EmptyState>
  )
}

function useColumns(t: Translate): Column<EventSummary>[] {
  const when = useWhen()
  return [
    {
      key: 'title',
      header: t('events.event'),
      heading: true,
      cell: (event) => (
        <span className={styles.name}>
          <Link to={`/rencontres/${event.id}`}>
            <Said>{event.title}</Said>
          </Link>
          <span className={styles.facts}>
            <EventBadges event={{ ...event, placesLeft: null }} />
          </span>
        </span>
      ),
    },
    { key: 'date', header: t('events.date'), cell: when },
    { key: 'where', header: t('events.where'), cell: (event) => <Where event={event} /> },
    {
      key: 'places',
      header: t('events.places'),
      cell: (event) => (event.placesLeft === null ? t('events.noLimit') : <PlacesLeft event={event} />),
    },
    { key: 'audience', header: t('event.audience'), cell: ({ audience }) => t(`event.audience.${audience}`) },
  ]
}
