import { useState } from 'react'
import { mailingStatuses } from '../../src/kernel/mailings.ts'
import { type MailingFilters, type MailingSummary, useMailings } from '../api/mailings.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
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
import styles from './Campaigns.module.css'
import { StatusBadge, totalOf, WhenSent } from './mailingWords.tsx'
import { ReturnedMailDialog } from './ReturnedMailDialog.tsx'

type MailingAddress = Address<'q' | 'etat'>

const filtersOf = (address: MailingAddress): MailingFilters => ({
  q: address.get('q'),
  status: mailingStatuses.find((status) => status === address.get('etat')),
})

/** What was written to part of the network, and what came of it. */
export default function MailingsPage() {
  const { t, formats } = useLanguage()
  const facilitates = canFacilitate(useSession())
  const address: MailingAddress = useAddress()
  const filters = filtersOf(address)
  const mailings = useMailings(filters)
  const [isReturning, setReturning] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t('mailings.title')}
        lead={t('mailings.lead')}
        actions={
          <>
            {facilitates && (
              <>
                <Link to="/communication/nouvelle" look="primary" icon="plus">
                  {t('mailings.create')}
                </Link>
                <Link to="/communication/modeles" look="secondary">
                  {t('mailings.templates')}
                </Link>
                <Button onClick={() => setReturning(true)}>{t('mailings.report')}</Button>
              </>
            )}
            {mailings.total > 0 && <ExportMenu list="mailings" filters={{ ...filters }} />}
          </>
        }
      />
      <Toolbar label={t('mailings.filters')}>
        <SearchField
          label={t('mailings.search')}
          value={address.get('q') ?? ''}
          onSearch={(q) => address.set({ q }, { replace: true })}
        />
        <Select
          label={t('mailings.status')}
          value={address.get('etat') ?? ''}
          options={[
            { value: '', label: t('mailings.allStatuses') },
            ...mailingStatuses.map((value) => ({ value, label: t(`mailing.status.${value}`) })),
          ]}
          onChange={(etat) => address.set({ etat })}
        />
      </Toolbar>
      <PagedList list={mailings} empty={<NoMailing address={address} filters={filters} />}>
        <p role="status">{t('mailings.count', { count: mailings.total })}</p>
        <Table
          caption={t('mailings.title')}
          columns={columns(t, formats)}
          rows={mailings.items}
          rowKey={({ id }) => id}
        />
      </PagedList>
      {isReturning && <ReturnedMailDialog onClose={() => setReturning(false)} />}
    </Page>
  )
}

function NoMailing({ address, filters }: { address: MailingAddress; filters: MailingFilters }) {
  const t = useTranslate()
  if (Object.values(filters).every((value) => value === undefined))
    return <EmptyState title={t('mailings.none')}>{t('mailings.none.text')}</EmptyState>
  const reset = (
    <Button onClick={() => address.set({ q: undefined, etat: undefined })}>{t('mailings.reset')}</Button>
  )
  return <EmptyState title={t('mailings.noneFiltered')} action={reset} />
}

function columns(t: Translate, formats: Formats): Column<MailingSummary>[] {
  return [
    {
      key: 'title',
      header: t('mailings.name'),
      heading: true,
      cell: (mailing) => (
        <span className={styles.cell}>
          <Link to={`/communication/${mailing.id}`}>
            <Said>{mailing.title}</Said>
          </Link>
          <StatusBadge status={mailing.status} />
        </span>
      ),
    },
    { key: 'when', header: t('mailings.when'), cell: (mailing) => <WhenSent mailing={mailing} /> },
    {
      key: 'progress',
      header: t('mailings.progress'),
      cell: (mailing) =>
        totalOf(mailing) > 0 && t('mailings.sentOf', { sent: mailing.counts.sent, total: totalOf(mailing) }),
    },
    {
      key: 'answers',
      header: t('mailings.answers'),
      cell: (mailing) =>
        totalOf(mailing) > 0 && t('mailings.interested', { count: mailing.counts.answers.interested }),
    },
    {
      key: 'budget',
      header: t('mailings.budget'),
      cell: ({ budgetLine, plannedEuros, spentEuros, planReference }) => (
        <span className={styles.cell}>
          {(plannedEuros !== null || spentEuros !== null) && (
            <span>
              {t('mailingBudget.of', {
                spent: formats.euros(spentEuros ?? 0),
                planned: formats.euros(plannedEuros ?? 0),
              })}
            </span>
          )}
          <span className={styles.muted}>
            <Said>{[budgetLine, planReference].filter(Boolean).join(' · ')}</Said>
          </span>
        </span>
      ),
    },
  ]
}
