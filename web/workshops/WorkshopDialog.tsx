import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import type { WorkshopInput, WorkshopView } from '../api/workshops.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Workshop.module.css'

interface WorkshopDialogProps {
  title: string
  submit: string
  /** As it stands, when it is changed. */
  workshop?: WorkshopInput
  mutation: {
    mutate(input: WorkshopInput, options: { onSuccess(workshop: WorkshopView): void }): void
    isPending: boolean
    isError: boolean
    error: unknown
  }
  onClose(): void
  onDone(workshop: WorkshopView): void
}

const today = () => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** What a workshop is called, when and where it is held. */
export function WorkshopDialog({ title, submit, workshop, mutation, onClose, onDone }: WorkshopDialogProps) {
  const t = useTranslate()
  const formId = useId()
  const [name, setName] = useState(workshop?.name ?? '')
  const [heldOn, setHeldOn] = useState(workshop?.heldOn ?? today())
  const [place, setPlace] = useState(workshop?.place ?? '')
  const save = (event: FormEvent) => {
    event.preventDefault()
    mutation.mutate({ name, heldOn, place: place.trim() || null }, { onSuccess: onDone })
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={mutation.isPending}>
          {submit}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={save}>
        {mutation.isError && <ProblemAlert error={mutation.error} />}
        <TextField
          label={t('workshops.name')}
          required
          maxLength={120}
          value={name}
          onChange={setName}
          error={faultOf(mutation.error, '/name')}
        />
        <TextField
          label={t('workshops.heldOn')}
          type="date"
          required
          value={heldOn}
          onChange={setHeldOn}
          error={faultOf(mutation.error, '/heldOn')}
        />
        <TextField
          label={t('workshops.place')}
          hint={t('workshop.optional')}
          maxLength={160}
          value={place}
          onChange={setPlace}
          error={faultOf(mutation.error, '/place')}
        />
      </form>
    </Dialog>
  )
}
