import { useState } from 'react'
import { mailingAnswers, recipientStates } from '../../src/kernel/mailings.ts'
import { type RecipientView, useRecipients } from '../api/mailings.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { Said } from '../ui/Said.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { AnswerDialog } from './AnswerDialog.tsx'
import styles from './Campaigns.module.css'

/** Those who were written to, how each message ended, and what they answered. */
export function Recipients({ id }: { id: string }) {
  const { t, formats } = useLanguage()
  const [q, setQ] = useState('')
  const [state, setState] = useState('')
  const [answer, setAnswer] = useState('')
  const [noted, setNoted] = useState<RecipientView | null>(null)
  const filters = { q: q || undefined, state: state || undefined, answer: answer || undefined }
  const list = useRecipients(id, filters)
  return (
    <>
      <Toolbar label={t('mailingRecipients.filters')}>
        <SearchField label={t('mailingRecipients.search')} value={q} onSearch={setQ} />
        <Select
          label={t('mailingRecipients.state')}
          value={state}
          options={[
            { value: '', label: t('mailingRecipients.allStates') },
            ...recipientStates.map((value) => ({ value, label: t(`mailingRecipient.state.${value}`) })),
          ]}
          onChange={setState}
        />
        <Select
          label={t('mailingRecipients.answer')}
          value={answer}
          options={[
            { value: '', label: t('mailingRecipients.allAnswers') },
            ...mailingAnswers.map((value) => ({ value, label: t(`mailingAnswer.${value}`) })),
            { value: 'none', label: t('mailingRecipients.noAnswer') },
          ]}
          onChange={setAnswer}
        />
        {list.total > 0 && <ExportMenu list="mailing-recipients" filters={{ ...filters, mailing: id }} />}
      </Toolbar>
      <PagedList list={list} empty={<EmptyState title={t('mailingRecipients.none')} />}>
        <p role="status">{t('mailingRecipients.count', { count: list.total })}</p>
        <Table
          caption={t('mailingRecipients.title')}
          columns={columns(t, formats, setNoted)}
          rows={list.items}
          rowKey={(row) => row.id}
        />
      </PagedList>
      {noted && <AnswerDialog mailingId={id} recipient={noted} onClose={() => setNoted(null)} />}
    </>
  )
}

function columns(
  t: Translate,
  formats: Formats,
  onNote: (row: RecipientView) => void,
): Column<RecipientView>[] {
  return [
    {
      key: 'structure',
      header: t('mailingRecipients.structure'),
      heading: true,
      cell: ({ organisationId, organisationName }) => (
        <Link to={`/structures/${organisationId}`} look="plain">
          <Said>{organisationName}</Said>
        </Link>
      ),
    },
    {
      key: 'person',
      header: t('mailingRecipients.person'),
      cell: ({ name, email }) => (
        <span className={styles.who}>
          {name}
          <span className={styles.muted}>{email}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: t('mailingRecipients.state'),
      cell: (row) => <Standing row={row} t={t} formats={formats} />,
    },
    {
      key: 'answer',
      header: t('mailingRecipients.answer'),
      cell: ({ answer, answeredOn, answerNote }) =>
        answer && (
          <span className={styles.cell}>
            <Badge tone={answer === 'interested' ? 'good' : 'plain'}>{t(`mailingAnswer.${answer}`)}</Badge>
            <span className={styles.muted}>
              {answeredOn && formats.date(answeredOn)} <Said>{answerNote}</Said>
            </span>
          </span>
        ),
    },
    {
      key: 'note',
      header: t('mailingRecipient.note'),
      cell: (row) =>
        row.state !== 'waiting' &&
        row.state !== 'left-out' && (
          <Button
            size="s"
            aria-label={t('mailingRecipient.noteFor', { name: row.name ?? row.email })}
            onClick={() => onNote(row)}
          >
            {t('mailingRecipient.note')}
          </Button>
        ),
    },
  ]
}

function Standing({ row, t, formats }: { row: RecipientView; t: Translate; formats: Formats }) {
  const { state, leftOut, failure, sentAt, bounce, unsubscribedAt } = row
  const isBad = state === 'failed' || state === 'uncertain' || bounce !== null
  return (
    <span className={styles.cell}>
      <Badge tone={isBad ? 'warning' : state === 'sent' ? 'good' : 'plain'}>
        {bounce === 'hard' ? t('bounce.hard') : t(`mailingRecipient.state.${state}`)}
      </Badge>
      <span className={styles.muted}>
        {leftOut ? t(`leftOut.${leftOut}`) : sentAt && formats.moment(sentAt)}
        {isBad && failure && (
          <>
            {' '}
            <Said>{failure}</Said>
          </>
        )}
      </span>
      {unsubscribedAt && (
        <span className={styles.muted}>
          {t('mailingRecipient.unsubscribed', { date: formats.date(unsubscribedAt) })}
        </span>
      )}
    </span>
  )
}
