import { type FormEvent, useId, useState } from 'react'
import { useChangeVisit, type VisitView } from '../api/audits.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { today } from './auditWords.tsx'

/** The engagement that was signed: when, by whom, as what. */
export function EngagementSection({ visit }: { visit: VisitView }) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const change = useChangeVisit(visit.id)
  const { engagement } = visit
  return (
    <>
      <EngagementWords visit={visit} />
      {change.isError && <ProblemAlert error={change.error} />}
      {visit.can.edit && (
        <p className={styles.actions} data-print="hide">
          <Button onClick={() => setOpen(true)}>
            {t(engagement ? 'visit.engagement.edit' : 'visit.engagement.add')}
          </Button>
          {engagement && (
            <Button
              variant="quiet"
              busy={change.isPending}
              onClick={() => change.mutate({ engagement: null })}
            >
              {t('visit.engagement.remove')}
            </Button>
          )}
        </p>
      )}
      {isOpen && <EngagementDialog visit={visit} onClose={() => setOpen(false)} />}
    </>
  )
}

export function EngagementWords({ visit: { engagement } }: { visit: VisitView }) {
  const { t, formats } = useLanguage()
  if (!engagement) return <p className={styles.none}>{t('visit.engagement.none')}</p>
  const { on, by, as, text } = engagement
  return (
    <div>
      <p>{t('report.engagedBy', { date: formats.date(on), name: by, role: as })}</p>
      {text && <p className={styles.said}>{text}</p>}
    </div>
  )
}

function EngagementDialog({ visit, onClose }: { visit: VisitView; onClose(): void }) {
  const t = useTranslate()
  const formId = useId()
  const change = useChangeVisit(visit.id)
  const known = visit.engagement
  const [on, setOn] = useState(known?.on ?? today())
  const [by, setBy] = useState(known?.by ?? '')
  const [as, setAs] = useState(known?.as ?? '')
  const [text, setText] = useState(known?.text ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ engagement: { on, by, as, text: text.trim() || null } }, { onSuccess: onClose })
  }
  const fault = (field: string) => faultOf(change.error, `/engagement/${field}`)
  return (
    <Dialog
      title={t('visit.engagement')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={change.isPending}>
          {t('visit.save')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <p className={styles.muted}>{t('visit.engagementHint')}</p>
        <TextField
          label={t('visit.engagement.on')}
          type="date"
          required
          max={today()}
          value={on}
          onChange={setOn}
          error={fault('on')}
        />
        <TextField
          label={t('visit.engagement.by')}
          required
          minLength={2}
          maxLength={120}
          value={by}
          onChange={setBy}
          error={fault('by')}
        />
        <TextField
          label={t('visit.engagement.as')}
          required
          minLength={2}
          maxLength={120}
          value={as}
          onChange={setAs}
          error={fault('as')}
        />
        <TextArea label={t('visit.engagement.text')} maxLength={1000} value={text} onChange={setText} />
      </form>
    </Dialog>
  )
}
