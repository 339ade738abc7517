import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { EventBadges } from '../agenda/eventWords.tsx'
import { type EventView, useRemoveEvent, useStepEvent } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { EventDialog } from './EventDialog.tsx'
import styles from './Events.module.css'

/** Names the event, says how it stands, and what comes next for who manages it. */
export function EventHeader({ event }: { event: EventView }) {
  const t = useTranslate()
  const [open, setOpen] = useState<'edit' | 'cancel' | null>(null)
  const close = () => setOpen(null)
  const steps = new Set(event.can.steps.filter(({ blockedBy }) => blockedBy === null).map(({ to }) => to))
  const isAlive = event.status === 'draft' || event.status === 'published'
  return (
    <>
      <PageHeader
        before={
          <Link to="/rencontres" icon="back" look="quiet" size="s" data-print="hide">
            {t('events.all')}
          </Link>
        }
        title={event.title}
        lead={
          <span className={styles.facts}>
            <EventBadges event={event} />
            {event.can.manage && t(`event.audience.${event.audience}`)}
          </span>
        }
        actions={
          event.can.manage && (
            <>
              {steps.has('published') && <Publish event={event} />}
              {isAlive && (
                <Button size="s" icon="edit" onClick={() => setOpen('edit')}>
                  {t('event.edit')}
                </Button>
              )}
              {steps.has('held') && <Hold event={event} />}
              {event.status === 'published' && (
                <Button size="s" onClick={() => setOpen('cancel')}>
                  {t('event.cancel')}
                </Button>
              )}
              {event.status === 'draft' && <Remove event={event} />}
            </>
          )
        }
      />
      <Blocked event={event} />
      {open === 'edit' && <EventDialog event={event} onClose={close} onDone={close} />}
      {open === 'cancel' && <CancelDialog event={event} onClose={close} />}
    </>
  )
}

/** What keeps a draft from being published, said before anybody presses. */
function Blocked({ event }: { event: EventView }) {
  const blocked = event.can.steps.find(({ to }) => to === 'published')?.blockedBy
  return blocked ? <p className={styles.hint}>{blocked}</p> : null
}

function Publish({ event }: { event: EventView }) {
  const t = useTranslate()
  const { mutate, ...step } = useStepEvent(event.id)
  return (
    <ConfirmButton
      label={t('event.publish')}
      title={t('event.publish')}
      action={{ ...step, mutate: (onSuccess) => mutate({ to: 'published', reason: null }, { onSuccess }) }}
    >
      {t('event.publishText')}
    </ConfirmButton>
  )
}

function Hold({ event }: { event: EventView }) {
  const t = useTranslate()
  const step = useStepEvent(event.id)
  return (
    <>
      {step.isError && <ProblemAlert error={step.error} />}
      <Button size="s" busy={step.isPending} onClick={() => step.mutate({ to: 'held', reason: null })}>
        {t('event.hold')}
      </Button>
    </>
  )
}

function Remove({ event }: { event: EventView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const { mutate, ...remove } = useRemoveEvent(event.id)
  return (
    <ConfirmButton
      label={t('event.remove')}
      title={t('event.remove')}
      action={{ ...remove, mutate: () => mutate(undefined, { onSuccess: () => navigate('/rencontres') }) }}
    >
      {t('event.removeText')}
    </ConfirmButton>
  )
}

function CancelDialog({ event, onClose }: { event: EventView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const step = useStepEvent(event.id)
  const [reason, setReason] = useState('')
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    step.mutate({ to: 'cancelled', reason }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('event.cancel')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={step.isPending}>
          {t('event.cancel')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {step.isError && <ProblemAlert error={step.error} />}
        <p>{t('event.cancelText')}</p>
        <TextArea label={t('event.reason')} value={reason} required maxLength={500} onChange={setReason} />
      </form>
    </Dialog>
  )
}
