import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Folded } from '../../ui/Folded.tsx'
import { AmountFields } from './AmountFields.tsx'
import styles from './Declaring.module.css'
import { DetailFields } from './DetailFields.tsx'
import type { FlowDraft } from './draft.ts'
import { type FieldsProps, SHOWN_FIELDS } from './fields.ts'
import { type BegunForm, useFlowForm } from './useFlowForm.ts'
import { VisibilityFields } from './VisibilityFields.tsx'
import { WasteCodeField } from './WasteCodeField.tsx'
import { WordsFields } from './WordsFields.tsx'

interface FlowFormProps {
  begun: BegunForm
  sending: { isPending: boolean; isPaused: boolean; failureCount: number; error: unknown }
  submitLabel: string
  /** Whose flow it is, above the rest. */
  structure?(fields: FieldsProps): ReactNode
  onSend(draft: FlowDraft, confirmed: 'quantity'[], then: () => void): void
  onTyping?(): void
}

/** One form for a new flow and for a change: short, with what few need folded away. */
export function FlowForm({ begun, sending, submitLabel, structure, onSend, onTyping }: FlowFormProps) {
  const t = useTranslate()
  const form = useRef<HTMLFormElement>(null)
  const { error } = sending
  const { draft, proposed, reading, change, saved, faultAt, unusual, ...rest } = useFlowForm(begun, error)
  const isNew = begun.base === null

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid], [data-confirm]')?.focus()
  }, [error])

  const send = (confirmed: 'quantity'[]) => {
    rest.beforeSending()
    onSend(draft, confirmed, rest.forget)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send([])
  }
  const fields: FieldsProps = {
    draft,
    faultAt,
    onChange: (part) => {
      change(part)
      onTyping?.()
    },
  }
  const mayBeWaste = draft.family === 'waste' || draft.family === 'material'
  const code = <WasteCodeField {...fields} reading={reading} />
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {structure?.(fields)}
      <WordsFields {...fields} isNew={isNew} reading={reading} proposed={proposed} />
      {draft.family === 'waste' && code}
      {mayBeWaste && draft.family !== 'waste' && <PerhapsWaste>{code}</PerhapsWaste>}
      <AmountFields {...fields} proposed={proposed} unusual={unusual} onConfirm={() => send(['quantity'])} />
      <VisibilityFields {...fields} />
      <DetailFields {...fields} />
      <Refusal error={error} />
      {isLost(sending) && <Alert tone="warning">{t('declare.waiting')}</Alert>}
      <div className={styles.send}>
        <Button type="submit" variant="primary" busy={sending.isPending}>
          {submitLabel}
        </Button>
        <p className={styles.hint} role="status">
          {saved !== 'not-yet' && t(`declare.draft.${saved}`)}
        </p>
      </div>
    </form>
  )
}

/** A by-product may carry a code too: asked, not insisted on. */
function PerhapsWaste({ children }: { children: ReactNode }) {
  const t = useTranslate()
  return (
    <Folded title={t('declare.perhapsWaste')} lead={t('declare.perhapsWaste.lead')}>
      {children}
    </Folded>
  )
}

function isLost({ isPending, isPaused, failureCount }: FlowFormProps['sending']): boolean {
  return isPending && (isPaused || failureCount > 0)
}

/** What the server said, with whatever it said of fields that are not on this form. */
function Refusal({ error }: { error: unknown }) {
  if (!error || (error instanceof ApiProblem && error.code === 'to-confirm')) return null
  const elsewhere =
    error instanceof ApiProblem
      ? error.faults.filter(({ pointer }) => !SHOWN_FIELDS.includes(pointer.slice(1)))
      : []
  return (
    <>
      <ProblemAlert error={error} />
      {elsewhere.length > 0 && (
        <ul className={styles.faults} lang="fr">
          {elsewhere.map(({ pointer, detail }) => (
            <li key={pointer}>{detail}</li>
          ))}
        </ul>
      )}
    </>
  )
}
