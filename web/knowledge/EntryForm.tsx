import { type FormEvent, useState } from 'react'
import type { EntryHistory } from '../api/knowledge.ts'
import { useEntryChange, usePreview } from '../api/knowledge.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import { contentOf, type Draft, isTelling } from './draft.ts'
import styles from './Knowledge.module.css'
import { PathFields } from './PathFields.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { StopFields } from './StopFields.tsx'
import { SynonymFields } from './SynonymFields.tsx'

interface EntryFormProps {
  initial: Draft
  /** The entry that is changed; null for a new one. */
  entry: Pick<EntryHistory, 'id' | 'version'> | null
  onDone(entry: EntryHistory): void
  onCancel(): void
}

/** Writes an entry, with what it would change beside it. */
export function EntryForm({ initial, entry, onDone, onCancel }: EntryFormProps) {
  const t = useTranslate()
  const [draft, setDraft] = useState(initial)
  const change = useEntryChange()
  const rested = useDebounced(draft, 400)
  const told = isTelling(rested) ? contentOf(rested) : null
  const preview = usePreview(entry?.id ?? null, told)

  /** The fault of a field: of what was sent, else of what is written, once something is. */
  const faultAt = (field: string): string | undefined => {
    const shown = preview.data?.faults.find(({ pointer }) => pointer === `/${field}`)
    const isWritten = told !== null && !isEmpty((told as Record<string, unknown>)[field])
    return faultOf(change.error, `/content/${field}`) ?? (isWritten ? shown?.detail : undefined)
  }
  const put = (part: Partial<Draft>) => {
    change.reset()
    setDraft({ ...draft, ...part } as Draft)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const content = contentOf(draft)
    change.mutate(entry ? { do: 'change', ...entry, content } : { do: 'add', content }, {
      onSuccess: onDone,
    })
  }
  const isBan = draft.kind === 'stop' && draft.verdict === 'stop'
  return (
    <div className={styles.writing}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {change.isError && <ProblemAlert error={change.error} />}
        {draft.kind === 'synonym' && <SynonymFields draft={draft} faultAt={faultAt} onChange={put} />}
        {draft.kind === 'path' && <PathFields draft={draft} faultAt={faultAt} onChange={put} />}
        {draft.kind === 'stop' && <StopFields draft={draft} faultAt={faultAt} onChange={put} />}
        <TextField
          label={t('knowledge.source')}
          hint={t(isBan ? 'knowledge.sourceHintStop' : 'knowledge.sourceHint')}
          maxLength={300}
          required
          value={draft.source}
          onChange={(source) => put({ source })}
          error={faultAt('source')}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={change.isPending}>
            {t('knowledge.save')}
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            {t('knowledge.cancel')}
          </Button>
        </div>
      </form>
      <PreviewPanel content={told} preview={preview.data} />
    </div>
  )
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** What each part of the form is given. */
export interface FieldsProps<D extends Draft> {
  draft: D
  faultAt(field: string): string | undefined
  onChange(part: Partial<D>): void
}
