import { type FormEvent, useState } from 'react'
import { useChangeVisit, type VisitView } from '../api/audits.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'

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

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function NotesForm({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  const change = useChangeVisit(visit.id)
  const [met, setMet] = useState(visit.met ?? '')
  const [findings, setFindings] = useState(visit.findings.join('\n'))
  const [expectations, setExpectations] = useState(visit.expectations ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({
      met: met.trim() || null,
      findings: [...new Set(linesOf(findings))],
      expectations: expectations.trim() || null,
    })
  }
  return (
    <form className={styles.narrow} onSubmit={submit}>
      {change.isError && <ProblemAlert error={change.error} />}
      <TextField label={t('visit.met')} maxLength={300} value={met} onChange={setMet} />
      <TextArea
        label={t('visit.findings')}
        hint={t('visit.findingsHint')}
        rows={4}
        value={findings}
        onChange={setFindings}
      />
      <TextArea
        label={t('visit.expectations')}
        rows={3}
        maxLength={3000}
        value={expectations}
        onChange={setExpectations}
      />
      <p className={styles.actions}>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t('visit.save')}
        </Button>
      </p>
      {change.isSuccess && <Alert tone="success">{t('visit.saved')}</Alert>}
    </form>
  )
}
