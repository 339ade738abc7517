import { type MailList, type MailState, type MailSummary, useMails, useMailTest } from '../api/mails.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './Mail.module.css'
import { MailActions } from './MailActions.tsx'
import { MailStateBadge } from './MailState.tsx'

/** The outbox: what left, what waits, and what waits for somebody to decide. */
export default function MailsPage() {
  const { t, formats, language } = useLanguage()
  const address = useAddress<'etat'>()
  const state = address.get('etat')
  const mails = useMails(state)
  const test = useMailTest()
  const { about } = mails
  return (
    <Page>
      <PageHeader
        title={t('mails.title')}
        lead={about && t(`mails.delivery.${about.delivery}`)}
        actions={
          <>
            {mails.total > 0 && <ExportMenu list="mails" filters={{ state }} />}
            <Button busy={test.isPending} onClick={() => test.mutate(language)}>
              {t('mails.test')}
            </Button>
          </>
        }
      />
      {about?.delivery === 'none' && (
        <Alert tone="info" title={t('mails.noServer')}>
          {t('mails.noServerText')}
        </Alert>
      )}
      {test.isError && <ProblemAlert error={test.error} />}
      {test.isSuccess && <Alert tone="success">{t('mails.tested', { to: test.data.to })}</Alert>}
      {about && (
        <Toolbar label={t('matches.filters')}>
          <Select
            label={t('mails.filter')}
            value={state ?? ''}
            options={stateOptions(about.counts, t)}
            onChange={(etat) => address.set({ etat })}
          />
          <div className={styles.refresh}>
            <Button busy={mails.isRefetching} onClick={() => void mails.refetch()}>
              {t('mails.refresh')}
            </Button>
          </div>
        </Toolbar>
      )}
      <PagedList list={mails} empty={<NoMail isFiltered={state !== undefined} />}>
        <Table
          caption={t('mails.title')}
          columns={columns(t, formats)}
          rows={mails.items}
          rowKey={({ id }) => id}
        />
      </PagedList>
    </Page>
  )
}

function stateOptions(counts: MailList['counts'], t: Translate) {
  const states = Object.entries(counts) as [MailState, number][]
  const all = states.reduce((sum, [, count]) => sum + count, 0)
  return [
    { value: '', label: t('mails.all', { count: all }) },
    ...states.map(([state, count]) => ({
      value: state,
      label: t('mails.stateCount', { state: t(`mails.state.${state}`), count }),
    })),
  ]
}

function NoMail({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslate()
  if (isFiltered) return <EmptyState title={t('mails.noneFiltered')} />
  return <EmptyState title={t('mails.none')}>{t('mails.noneText')}</EmptyState>
}

function columns(t: Translate, formats: Formats): Column<MailSummary>[] {
  return [
    {
      key: 'subject',
      header: t('mails.subject'),
      heading: true,
      cell: ({ id, subject }) => <Link to={`/administration/courrier/${id}`}>{subject}</Link>,
    },
    { key: 'to', header: t('mails.to'), cell: ({ to }) => to },
    { key: 'date', header: t('mails.date'), cell: ({ createdAt }) => formats.moment(createdAt) },
    { key: 'state', header: t('mails.state'), cell: ({ state }) => <MailStateBadge state={state} /> },
    { key: 'attempts', header: t('mails.attempts'), numeric: true, cell: ({ attempts }) => attempts },
    { key: 'problem', header: t('mails.problem'), cell: (mail) => <Problem mail={mail} /> },
    { key: 'actions', header: t('mails.actions'), cell: (mail) => <MailActions mail={mail} /> },
  ]
}

function Problem({ mail: { lastError, nextAttemptAt } }: { mail: MailSummary }) {
  const t = useTranslate()
  const { formats } = useLanguage()
  if (lastError === null) return <span className={styles.muted}>{t('mails.noProblem')}</span>
  return (
    <div>
      <p>
        <Said>{lastError}</Said>
      </p>
      {nextAttemptAt && (
        <p className={styles.muted}>{t('mails.nextAt', { at: formats.moment(nextAttemptAt) })}</p>
      )}
    </div>
  )
}
