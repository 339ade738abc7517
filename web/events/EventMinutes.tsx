import { type FormEvent, useId, useState } from 'react'
import { eventReaders } from '../../src/kernel/network-events.ts'
import { type EventView, useChangeEvent } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Events.module.css'

/** What was said and decided, for those it is for; written by who manages the event. */
export function EventMinutes({ event }: { event: EventView }) {
  const t = useTranslate()
  const [isWriting, setWriting] = useState(false)
  const mayWrite = event.can.manage && event.status !== 'draft'
  if (!event.minutes && !mayWrite) return null
  return (
    <Section title={t('event.minutes')}>
      {event.minutes ? (
        <p className={styles.text}>
          <Said>{event.minutes}</Said>
        </p>
      ) : (
        <p className={styles.hint}>{t('event.minutesNone')}</p>
      )}
      {mayWrite && (
        <p className={styles.actions}>
          <Button size="s" icon="edit" onClick={() => setWriting(true)}>
            {t('event.minutesWrite')}
          </Button>
          <span className={styles.hint}>
            {t('event.readers')} : {t(`event.readers.${event.minutesReaders}`)}
          </span>
        </p>
      )}
      {isWriting && <MinutesDialog event={event} onClose={() => setWriting(false)} />}
    </Section>
  )
}

function MinutesDialog({ event, onClose }: { event: EventView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const change = useChangeEvent(event.id)
  const [minutes, setMinutes] = useState(event.minutes ?? '')
  const [readers, setReaders] = useState(event.minutesReaders)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    change.mutate({ minutes: minutes.trim() || null, minutesReaders: readers }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('event.minutes')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={change.isPending}>
          {t('event.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <TextArea
          label={t('event.minutesText')}
          rows={10}
          maxLength={20_000}
          value={minutes}
          onChange={setMinutes}
        />
        <Select
          label={t('event.readers')}
          value={readers}
          options={eventReaders.map((value) => ({ value, label: t(`event.readers.${value}`) }))}
          onChange={(value) => setReaders(value as typeof readers)}
        />
      </form>
    </Dialog>
  )
}
