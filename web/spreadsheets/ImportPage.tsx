import { useState } from 'react'
import {
  type ImportPreview,
  type ImportProgress,
  TEMPLATE_URL,
  useImportApply,
  useImportPreview,
} from '../api/imports.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { classes } from '../ui/classes.ts'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Progress } from '../ui/Spinner.tsx'
import { ImportFiles } from './ImportFiles.tsx'
import styles from './ImportPage.module.css'
import { Preview } from './Preview.tsx'

/** Choose, look at what would change, apply: three states of one page, nothing written before the last. */
export default function ImportPage() {
  const t = useTranslate()
  const preview = useImportPreview()
  const apply = useImportApply()
  const restart = () => {
    preview.reset()
    apply.reset()
  }
  return (
    <Page>
      <PageHeader
        title={t('import.title')}
        lead={t('import.lead')}
        actions={
          <>
            <Link to="/import/historique" look="secondary">
              {t('import.history')}
            </Link>
            <Link to={TEMPLATE_URL} outside download look="secondary" icon="download">
              {t('import.template')}
            </Link>
          </>
        }
      />
      {preview.isError && <ProblemAlert error={preview.error} />}
      {(preview.isIdle || preview.isError) && <ImportFiles onFiles={preview.mutate} />}
      {preview.isPending && <OnItsWay progress={preview.progress} onCancel={preview.cancel} />}
      {preview.isSuccess && !apply.isSuccess && (
        <Looked key={preview.data.id} preview={preview.data} apply={apply} onAgain={restart} />
      )}
      {apply.isSuccess && <Outcome totals={apply.data.totals} onAgain={restart} />}
    </Page>
  )
}

interface LookedProps {
  preview: ImportPreview
  apply: ReturnType<typeof useImportApply>
  onAgain(): void
}

/** The preview, and what can be done of it: what is unusual is confirmed once for the whole file. */
function Looked({ preview, apply, onAgain }: LookedProps) {
  const t = useTranslate()
  const [confirmed, setConfirmed] = useState(false)
  const { id, applicable, withoutRejected, unusual } = preview
  const isPossible = applicable || withoutRejected !== null
  const isAsked = isPossible && unusual.length > 0
  return (
    <>
      <Preview preview={preview} />
      {apply.isError && <ProblemAlert error={apply.error} />}
      <div className={classes(styles.actions, applicable && styles.ready)}>
        {isAsked && (
          <Checkbox
            label={t('import.confirm', { count: unusual.length })}
            checked={confirmed}
            onChange={setConfirmed}
          />
        )}
        {isPossible && (
          <Button
            variant={applicable ? 'primary' : 'secondary'}
            icon="check"
            busy={apply.isPending}
            disabled={isAsked && !confirmed}
            onClick={() => apply.mutate({ id, withoutRejected: !applicable, confirmed })}
          >
            {t(applyLabel(preview, apply.isPending))}
          </Button>
        )}
        <Button onClick={onAgain}>{t('import.again')}</Button>
      </div>
      {apply.isPending && (
        <p role="status" className={styles.muted}>
          {t('import.atOnce')}
        </p>
      )}
    </>
  )
}

/** Sent, read, compared: nothing is written yet, so that each may be given up. */
function OnItsWay({ progress, onCancel }: { progress: ImportProgress; onCancel(): void }) {
  const t = useTranslate()
  return (
    <>
      <Progress label={t(`import.${progress.step}`)} ratio={progress.share} />
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t('import.cancel')}</Button>
      </div>
    </>
  )
}

function applyLabel({ applicable }: ImportPreview, isApplying: boolean) {
  if (isApplying) return 'import.applying'
  return applicable ? 'import.apply' : 'import.applyWithout'
}

function Outcome({
  totals,
  onAgain,
}: {
  totals: Record<'created' | 'updated' | 'unchanged', number>
  onAgain(): void
}) {
  const t = useTranslate()
  const { created, updated, unchanged } = totals
  return (
    <>
      <Alert tone="success" title={t('import.done')}>
        {t('import.doneText', { created, updated, unchanged })}
      </Alert>
      <div className={styles.actions}>
        <Link to="/" look="primary">
          {t('import.seeMatches')}
        </Link>
        <Link to="/import/historique" look="secondary">
          {t('import.undoLater')}
        </Link>
        <Button onClick={onAgain}>{t('import.again')}</Button>
      </div>
    </>
  )
}
