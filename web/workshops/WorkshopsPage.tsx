import { useState } from 'react'
import { useLocation } from 'wouter'
import { useOpenWorkshop, useWorkshops, type WorkshopSummary } from '../api/workshops.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { WorkshopDialog } from './WorkshopDialog.tsx'

/** The workshops and what each gave. */
export default function WorkshopsPage() {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const workshops = useWorkshops()
  const open = useOpenWorkshop()
  const [isOpening, setOpening] = useState(false)
  const openButton = (
    <Button variant="primary" onClick={() => setOpening(true)}>
      {t('workshops.open')}
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t('workshops.title')} lead={t('workshops.lead')} actions={openButton} />
      {workshops.isPending && <Loading />}
      {workshops.isError && <ProblemAlert error={workshops.error} onRetry={workshops.refetch} />}
      {workshops.data?.total === 0 && (
        <EmptyState title={t('workshops.none')}>{t('workshops.noneText')}</EmptyState>
      )}
      {workshops.isSuccess && workshops.data.total > 0 && (
        <Table
          caption={t('workshops.title')}
          columns={columns(t, formats)}
          rows={workshops.data.items}
          rowKey={({ id }) => id}
        />
      )}
      {isOpening && (
        <WorkshopDialog
          title={t('workshops.open')}
          submit={t('workshops.open')}
          mutation={open}
          onClose={() => setOpening(false)}
          onDone={({ id }) => navigate(`/ateliers/${id}`)}
        />
      )}
    </Page>
  )
}

function columns(t: Translate, formats: Formats): Column<WorkshopSummary>[] {
  const counts = {
    structures: 'structureCount',
    people: 'peopleCount',
    stocks: 'stockCount',
    needs: 'needCount',
    matches: 'matchCount',
  } as const
  return [
    {
      key: 'name',
      header: t('workshops.name'),
      heading: true,
      cell: ({ id, name }) => <Link to={`/ateliers/${id}`}>{name}</Link>,
    },
    { key: 'heldOn', header: t('workshops.heldOn'), cell: ({ heldOn }) => formats.date(heldOn) },
    { key: 'place', header: t('workshops.place'), cell: ({ place }) => place ?? t('app.unknown') },
    ...(Object.keys(counts) as (keyof typeof counts)[]).map((name) => ({
      ...{ key: name, header: t(`workshops.${name}`), numeric: true },
      cell: (workshop: WorkshopSummary) => formats.number(workshop.yield[counts[name]]),
    })),
  ]
}
