import { useState } from 'react'
import { type ImportReport, useImportWorkbook, usePreviewWorkbook } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Plan.module.css'

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook in the national shape: what it would change is told first, then written, all or nothing. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const t = useTranslate()
  const [file, setFile] = useState<File>()
  const [preview, apply] = [usePreviewWorkbook(), useImportWorkbook()]
  const take = ([chosen]: readonly File[]) => {
    if (!chosen) return
    setFile(chosen)
    apply.reset()
    preview.mutate(chosen)
  }
  const told = apply.data ?? preview.data
  const isReady =
    file !== undefined && preview.isSuccess && !apply.isSuccess && preview.data.rejected.length === 0
  const changes = told ? told.created.length + told.changed.length : 0
  return (
    <Dialog
      title={t('climate.import')}
      onClose={onClose}
      actions={
        isReady && changes > 0 ? (
          <Button variant="primary" busy={apply.isPending} onClick={() => apply.mutate(file)}>
            {t('climate.import.apply', { count: changes })}
          </Button>
        ) : (
          <Button onClick={onClose}>{t('app.close')}</Button>
        )
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t('climate.import.text')}</p>
        {!apply.isSuccess && (
          <FileDrop small choose={t('climate.import.choose')} accept={XLSX} onFiles={take}>
            {t('climate.import.accepted')}
          </FileDrop>
        )}
        {preview.isPending && <Loading />}
        {preview.isError && <ProblemAlert error={preview.error} />}
        {apply.isError && <ProblemAlert error={apply.error} />}
        {apply.isSuccess && <Alert tone="success">{t('climate.import.done')}</Alert>}
        {told && <Told report={told} />}
      </div>
    </Dialog>
  )
}

function Told({ report }: { report: ImportReport }) {
  const t = useTranslate()
  const { headings, created, changed, unchanged, rejected, absent } = report
  return (
    <div className={styles.stack} role="status">
      <ul className={styles.stack}>
        {headings.length > 0 && <li>{t('climate.import.headings', { list: headings.join(' · ') })}</li>}
        <li>{t('climate.import.created', { count: created.length })}</li>
        <li>{t('climate.import.changed', { count: changed.length })}</li>
        <li>{t('climate.import.unchanged', { count: unchanged })}</li>
        {absent > 0 && <li>{t('climate.import.absent', { count: absent })}</li>}
      </ul>
      {rejected.length > 0 && (
        <Alert tone="warning" title={t('climate.import.rejected', { count: rejected.length })}>
          <ul>
            {rejected.map(({ row, detail }) => (
              <li key={`${row} ${detail}`}>{t('climate.import.row', { row, detail })}</li>
            ))}
          </ul>
        </Alert>
      )}
      {created.length + changed.length > 0 && (
        <Folded title={t('climate.import.rows')}>
          <ul className={styles.stack}>
            {[...created.map((one) => ({ ...one, fields: ['new'] })), ...changed].map(({ row, title }) => (
              <li key={row}>{t('climate.import.row', { row, detail: title })}</li>
            ))}
          </ul>
        </Folded>
      )}
    </div>
  )
}
