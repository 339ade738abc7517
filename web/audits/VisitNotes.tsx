import type { FormEvent } from 'react'
import type { VisitView } from '../api/audits.ts'
import { TakenUp } from '../flows/declaring/DraftNotice.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { useNotes } from './useNotes.ts'

/** Who was met, what was found, what the director expects. */
export function VisitNotes({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  if (visit.can.edit) return <NotesForm visit={visit} />
  const { met, findings, expectations } = visit
  const facts: Fact[] = [
    [t('visit.met'), met ?? t('visit.nothing')],
    [
      t('visit.findings'),
      findings.length > 0 ? <FindingList key="findings" findings={findings} /> : t('visit.nothing'),
    ],
    [
      t('visit.expectations'),
      <span className={styles.said} key="said">
        {expectations ?? t('visit.nothing')}
      </span>,
    ],
  ]
  return <Facts facts={facts} />
}

export function FindingList({ findings }: { findings: readonly string[] }) {
  return (
    <ul className={styles.bullets}>
      {findings.map((finding) => (
        <li key={finding}>{finding}</li>
      ))}
    </ul>
  )
}

function NotesForm({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  const { draft, saved, takenUpFrom, sending, change, erase, send } = useNotes(visit)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <form className={styles.narrow} onSubmit={submit}>
      {takenUpFrom !== null && <TakenUp savedAt={takenUpFrom} onErase={erase} />}
      {sending.isError && <ProblemAlert error={sending.error} />}
      {sending.isPaused && <Alert tone="warning">{t('declare.waiting')}</Alert>}
      <TextField
        label={t('visit.met')}
        maxLength={300}
        value={draft.met}
        onChange={(met) => change({ met })}
      />
      <TextArea
        label={t('visit.findings')}
        hint={t('visit.findingsHint')}
        rows={4}
        value={draft.findings}
        onChange={(findings) => change({ findings })}
      />
      <TextArea
        label={t('visit.expectations')}
        rows={3}
        maxLength={3000}
        value={draft.expectations}
        onChange={(expectations) => change({ expectations })}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={sending.isPending}>
          {t('visit.save')}
        </Button>
        <p className={styles.muted} role="status">
          {saved !== 'not-yet' && t(`declare.draft.${saved}`)}
        </p>
      </div>
      {sending.isSuccess && saved === 'not-yet' && <Alert tone="success">{t('visit.saved')}</Alert>}
    </form>
  )
}
