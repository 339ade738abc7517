import { type FormEvent, useId, useState } from 'react'
import { type Heading, useAddHeading, useChangeHeading } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

interface HeadingDialogProps {
  /** One that is changed; left out: a new one. */
  heading?: Heading
  /** The axis of a new objective; left out: a new axis. */
  parent?: Heading
  onClose(): void
}

/** An axis or an objective: its number, its title, what is at stake. */
export function HeadingDialog({ heading, parent, onClose }: HeadingDialogProps) {
  const t = useTranslate()
  const form = useId()
  const [add, change] = [useAddHeading(), useChangeHeading(heading?.id ?? '')]
  const { isPending, isError, error } = heading ? change : add
  const [code, setCode] = useState(heading?.code ?? (parent ? `${parent.code}.` : ''))
  const [title, setTitle] = useState(heading?.title ?? '')
  const [text, setText] = useState(heading?.text ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (heading) change.mutate({ title, text }, { onSuccess: onClose })
    else add.mutate({ parentId: parent?.id ?? null, code, title, text }, { onSuccess: onClose })
  }
  const name = heading ? 'climate.changeHeading' : parent ? 'climate.newObjective' : 'climate.addAxis'
  return (
    <Dialog
      title={t(name)}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        {!heading && (
          <TextField
            label={t('climate.code')}
            hint={t('climate.codeHint')}
            required
            value={code}
            error={faultOf(error, '/code')}
            onChange={setCode}
          />
        )}
        <TextField
          label={t('climate.field.title')}
          required
          maxLength={300}
          value={title}
          error={faultOf(error, '/title')}
          onChange={setTitle}
        />
        <TextArea label={t('climate.stakes')} rows={5} value={text} onChange={setText} />
      </form>
    </Dialog>
  )
}
