import { useState } from 'react'
import { type AppliedImport, useImportHistory, useImportUndo } from '../api/imports.ts'
import { ApiProblem } from '../api/problem.ts'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './ImportPage.module.css'

/** Who imported what and when, and how to take an import back. */
export default function HistoryPage() {
  const { t, formats } = useLanguage()
  const history = useImportHistory()
  const [asked, setAsked] = useState<AppliedImport | null>(null)
  const [undone, setUndone] = useState<AppliedImport | null>(null)
  const items = history.data?.items ?? []
  const done = (item: AppliedImport) => {
    setAsked(null)
    setUndone(item)
  }
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/import" icon="back" look="quiet" size="s">
            {t('import.title')}
          </Link>
        }
        title={t('import.history')}
        lead={history.data && t('import.historyLead', { days: history.data.undoDays })}
      />
      {undone && <Alert tone="success">{t('import.undoneText', { file: undone.fileName })}</Alert>}
      {history.isPending && <Loading />}
      {history.isError && <ProblemAlert error={history.error} onRetry={history.refetch} />}
      {history.isSuccess && items.length === 0 && <EmptyState title={t('import.noHistory')} />}
      {items.length > 0 && (
        <Table
          caption={t('import.history')}
          columns={columns(t, formats, setAsked)}
          rows={items}
          rowKey={({ id }) => id}
        />
      )}
      {asked && <UndoDialog applied={asked} onClose={() => setAsked(null)} onDone={done} />}
    </Page>
  )
}

function columns(
  t: Translate,
  formats: Formats,
  onUndo: (item: AppliedImport) => void,
): Column<AppliedImport>[] {
  const count = (key: 'created' | 'updated' | 'unchanged'): Column<AppliedImport> => ({
    key,
    header: t(`import.${key}`),
    numeric: true,
    cell: (item) => formats.number(item[key]),
  })
  return [
    { key: 'fileName', header: t('import.file'), heading: true, cell: ({ fileName }) => fileName },
    { key: 'appliedAt', header: t('import.when'), cell: ({ appliedAt }) => formats.moment(appliedAt) },
    { key: 'by', header: t('import.who'), cell: ({ by }) => by ?? t('import.nobody') },
    count('created'),
    count('updated'),
    count('unchanged'),
    { key: 'undo', header: t('import.undoing'), cell: (item) => <Undo item={item} onUndo={onUndo} /> },
  ]
}

function Undo({ item, onUndo }: { item: AppliedImport; onUndo(item: AppliedImport): void }) {
  const { t, formats } = useLanguage()
  if (item.undo === 'possible')
    return (
      <Button size="s" onClick={() => onUndo(item)}>
        {t('import.undo')}
      </Button>
    )
  const said =
    item.undo === 'done'
      ? t('import.undo.done', {
          date: formats.moment(item.undoneAt ?? ''),
          by: item.undoneBy ?? t('import.nobody'),
        })
      : t(`import.undo.${item.undo}`)
  return <span className={styles.muted}>{said}</span>
}

interface UndoDialogProps {
  applied: AppliedImport
  onClose(): void
  onDone(item: AppliedImport): void
}

function UndoDialog({ applied, onClose, onDone }: UndoDialogProps) {
  const t = useTranslate()
  const undo = useImportUndo()
  const { id, fileName, created, updated } = applied
  return (
    <Dialog
      title={t('import.undoTitle', { file: fileName })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('import.undoKeep')}</Button>
          <Button
            variant="primary"
            busy={undo.isPending}
            onClick={() => undo.mutate(id, { onSuccess: onDone })}
          >
            {t('import.undoConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('import.undoText', { created, updated })}</p>
      {undo.isError && <Held error={undo.error} />}
    </Dialog>
  )
}

/** What stands in the way, one by one. */
function Held({ error }: { error: unknown }) {
  const faults = error instanceof ApiProblem ? error.faults : []
  return (
    <>
      <ProblemAlert error={error} />
      {faults.length > 1 && (
        <ul lang="fr">
          {faults.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
    </>
  )
}
