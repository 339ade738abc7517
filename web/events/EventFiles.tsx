import { useState } from 'react'
import { type EventReaders, eventReaders } from '../../src/kernel/network-events.ts'
import { SharedFiles } from '../agenda/SharedFiles.tsx'
import {
  type EventDocumentView,
  type EventView,
  useAddEventDocument,
  useEventDocuments,
  useRemoveEventDocument,
} from '../api/events.ts'
import { faultOf } from '../api/problem.ts'
import { DescriptionField } from '../files/DescriptionField.tsx'
import { SendFile } from '../files/SendFile.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Events.module.css'

/** Documents and photos, for those they are for; added by who manages the event. */
export function EventFiles({ event }: { event: EventView }) {
  const t = useTranslate()
  const documents = useEventDocuments(event.id)
  if (documents.isError) return <ProblemAlert error={documents.error} onRetry={documents.refetch} />
  if (!documents.data) return null
  const { items, maxMegabytes, can } = documents.data
  return (
    <>
      <SharedFiles
        eventId={event.id}
        items={items}
        actions={can.add ? (document) => <Actions eventId={event.id} document={document} /> : undefined}
      />
      {can.add && event.status !== 'draft' && (
        <Section title={t('event.files')}>
          {items.length === 0 && <p className={styles.hint}>{t('event.documentNone')}</p>}
          <Add eventId={event.id} maxMegabytes={maxMegabytes} />
        </Section>
      )}
    </>
  )
}

function Add({ eventId, maxMegabytes }: { eventId: string; maxMegabytes: number }) {
  const t = useTranslate()
  const add = useAddEventDocument(eventId)
  const [description, setDescription] = useState('')
  const [readers, setReaders] = useState<EventReaders>('participants')
  return (
    <div className={styles.narrow}>
      <p className={styles.hint}>{t('event.documentConsent')}</p>
      <SendFile
        choose={t('event.documentAdd')}
        added={t('event.documentAdded')}
        maxMegabytes={maxMegabytes}
        sending={add}
        send={(file, then) => add.mutate({ file, description, readers }, then)}
        onEmpty={() => setDescription('')}
      >
        <DescriptionField
          value={description}
          error={faultOf(add.error, '/description')}
          onChange={setDescription}
        />
        <Select
          label={t('event.readers')}
          value={readers}
          options={eventReaders.map((value) => ({ value, label: t(`event.readers.${value}`) }))}
          onChange={(value) => setReaders(value as EventReaders)}
        />
      </SendFile>
    </div>
  )
}

function Actions({
  eventId,
  document: { id, name, readers },
}: {
  eventId: string
  document: EventDocumentView
}) {
  const t = useTranslate()
  const { mutate, ...remove } = useRemoveEventDocument(eventId, id)
  return (
    <div className={styles.actions}>
      <Badge icon="eye">{t(`event.readers.${readers}`)}</Badge>
      <ConfirmButton
        label={t('event.documentRemove')}
        spoken={t('event.documentRemoveOne', { name })}
        title={t('event.documentRemoveTitle')}
        action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
      >
        {t('event.documentRemoveText', { name })}
      </ConfirmButton>
    </div>
  )
}
