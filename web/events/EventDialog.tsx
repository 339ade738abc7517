import { type FormEvent, useId, useState } from 'react'
import { type EventView, useChangeEvent, useCreateEvent } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EventFields } from './EventFields.tsx'
import styles from './Events.module.css'
import { draftOf, inputOf, NEW_EVENT } from './eventDraft.ts'

/** What an event is, when and where; `event` left out: a new one. */
export function EventDialog(props: { event?: EventView; onClose(): void; onDone(event: EventView): void }) {
  const { event, onClose, onDone } = props
  const t = useTranslate()
  const form = useId()
  const [create, change] = [useCreateEvent(), useChangeEvent(event?.id ?? '')]
  const sending = event ? change : create
  const [draft, setDraft] = useState(event ? draftOf(event) : NEW_EVENT)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const { groupId, ...input } = inputOf(draft)
    if (event) change.mutate(input, { onSuccess: onDone })
    else
      create.mutate(
        { ...input, groupId: input.kind === 'group-meeting' ? groupId : null },
        { onSuccess: onDone },
      )
  }
  return (
    <Dialog
      title={t(event ? 'event.edit' : 'events.create')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={sending.isPending}>
          {t('event.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {sending.isError && <ProblemAlert error={sending.error} />}
        {event?.status === 'published' && <p className={styles.hint}>{t('event.editTold')}</p>}
        <EventFields draft={draft} isNew={!event} error={sending.error} onChange={setDraft} />
      </form>
    </Dialog>
  )
}
