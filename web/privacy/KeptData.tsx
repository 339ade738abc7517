import type { PrivacyNotice } from '../api/privacy.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { type Column, Table } from '../ui/Table.tsx'

interface Kept {
  key: string
  what: string
  why: string
  basis: string
  howLong: string
  who: string
}

/** One row for each kind of data, with the periods set today. */
export function KeptData({ months }: { months: PrivacyNotice['months'] }) {
  const t = useTranslate()
  const period = (count: number) => t('privacy.months', { count })
  const rows: readonly Kept[] = [
    {
      key: 'account',
      what: t('privacy.account'),
      why: t('privacy.account.why'),
      basis: t('privacy.basis.interest'),
      howLong: t('privacy.account.long', {
        period: period(months.inactiveAccountMonths),
        unconfirmed: period(months.unconfirmedRegistrationMonths),
      }),
      who: t('privacy.account.who'),
    },
    {
      key: 'traces',
      what: t('privacy.traces'),
      why: t('privacy.traces.why'),
      basis: t('privacy.basis.security'),
      howLong: t('privacy.traces.long', { period: period(months.endedSessionMonths) }),
      who: t('privacy.traces.who'),
    },
    {
      key: 'flows',
      what: t('privacy.flows'),
      why: t('privacy.flows.why'),
      basis: t('privacy.basis.consent'),
      howLong: t('privacy.flows.long', { period: period(months.withdrawnFlowMonths) }),
      who: t('privacy.flows.who'),
    },
    {
      key: 'work',
      what: t('privacy.work'),
      why: t('privacy.work.why'),
      basis: t('privacy.basis.interest'),
      howLong: t('privacy.work.long'),
      who: t('privacy.work.who'),
    },
    {
      key: 'journal',
      what: t('privacy.journal'),
      why: t('privacy.journal.why'),
      basis: t('privacy.basis.security'),
      howLong: t('privacy.journal.long', { period: period(months.consultationMonths) }),
      who: t('privacy.journal.who'),
    },
    {
      key: 'mails',
      what: t('privacy.mails'),
      why: t('privacy.mails.why'),
      basis: t('privacy.basis.interest'),
      howLong: t('privacy.mails.long', { period: period(months.sentMailMonths) }),
      who: t('privacy.mails.who'),
    },
    {
      key: 'mailings',
      what: t('privacy.mailings'),
      why: t('privacy.mailings.why'),
      basis: t('privacy.mailings.basis'),
      howLong: t('privacy.mailings.long', { period: period(months.mailingMonths) }),
      who: t('privacy.mailings.who'),
    },
    {
      key: 'notices',
      what: t('privacy.notices'),
      why: t('privacy.notices.why'),
      basis: t('privacy.basis.interest'),
      howLong: t('privacy.notices.long', { period: period(months.noticeMonths) }),
      who: t('privacy.notices.who'),
    },
    {
      key: 'events',
      what: t('privacy.events'),
      why: t('privacy.events.why'),
      basis: t('privacy.basis.consent'),
      howLong: t('privacy.events.long', { period: period(months.eventContactMonths) }),
      who: t('privacy.events.who'),
    },
  ]
  const columns: readonly Column<Kept>[] = [
    { key: 'what', header: t('privacy.what'), heading: true, cell: ({ what }) => what },
    { key: 'why', header: t('privacy.why'), cell: ({ why }) => why },
    { key: 'basis', header: t('privacy.basis'), cell: ({ basis }) => basis },
    { key: 'howLong', header: t('privacy.howLong'), cell: ({ howLong }) => howLong },
    { key: 'who', header: t('privacy.whoSees'), cell: ({ who }) => who },
  ]
  return <Table caption={t('privacy.keptCaption')} columns={columns} rows={rows} rowKey={({ key }) => key} />
}
