import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { faultOf } from '../api/problem.ts'
import {
  type ServicePartyView,
  type ServiceView,
  useAnswerParty,
  useSayVolume,
} from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Section } from '../ui/Page.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'
import { saidVolume, VolumeFields, volumeDraft } from './VolumeFields.tsx'

interface PartyProps {
  service: ServiceView
  party: ServicePartyView
}

/** What a structure brings and would pay, changed. */
export function VolumeDialog({ service, party, onClose }: PartyProps & { onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const say = useSayVolume(service.id, party.id)
  const [draft, setDraft] = useState(() => volumeDraft(party, service))
  const isOwn = service.own.some(({ id }) => id === party.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    say.mutate(saidVolume(draft), { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('serviceParties.volumeOne', { name: party.name })}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={say.isPending}>
          {t('service.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {say.isError && <ProblemAlert error={say.error} />}
        <VolumeFields draft={draft} error={say.error} isOwn={isOwn} onChange={setDraft} />
      </form>
    </Dialog>
  )
}

/** For its facilitators: what a structure answered elsewhere, and how. */
export function RecordDialog({ service, party, onClose }: PartyProps & { onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const answer = useAnswerParty(service.id, party.id)
  const [agreedHow, setHow] = useState('')
  const [draft, setDraft] = useState(() => volumeDraft(party, service))
  const send = (accept: boolean) =>
    answer.mutate(
      { accept, agreedHow: agreedHow.trim() || null, volume: accept ? saidVolume(draft) : null },
      { onSuccess: onClose },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(true)
  }
  return (
    <Dialog
      title={t('serviceParties.recordOne', { name: party.name })}
      onClose={onClose}
      actions={
        <>
          <Button busy={answer.isPending} onClick={() => send(false)}>
            {t('serviceParties.saidNo')}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={answer.isPending}>
            {t('serviceParties.saidYes')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {answer.isError && <ProblemAlert error={answer.error} />}
        <TextField
          label={t('serviceParties.how')}
          hint={t('serviceParties.howHint')}
          value={agreedHow}
          required
          maxLength={300}
          error={faultOf(answer.error, '/agreedHow')}
          onChange={setHow}
        />
        <VolumeFields draft={draft} error={answer.error} isOwn={false} onChange={setDraft} />
      </form>
    </Dialog>
  )
}

/** What a structure is asked, what a yes shows of it, and its answer. */
export function ServiceInvitation({ service, party }: PartyProps) {
  const { t, formats } = useLanguage()
  const [, navigate] = useLocation()
  const answer = useAnswerParty(service.id, party.id)
  const [draft, setDraft] = useState(() => volumeDraft(party, service))
  const { priceEurosPerUnit: price, unit } = service
  const submit = (event: FormEvent) => {
    event.preventDefault()
    answer.mutate({ accept: true, volume: party.isUser ? saidVolume(draft) : null })
  }
  return (
    <Section title={t('serviceParties.invitation', { name: party.name })}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{t('serviceParties.invitationText')}</p>
        {price !== null && unit !== null && (
          <p>{t('serviceParties.price', { euros: formats.euros(price), unit: formats.unit(unit) })}</p>
        )}
        {answer.isError && <ProblemAlert error={answer.error} />}
        {party.isUser && <VolumeFields draft={draft} error={answer.error} isOwn onChange={setDraft} />}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={answer.isPending}>
            {t('serviceParties.yes')}
          </Button>
          <Button
            busy={answer.isPending}
            onClick={() => answer.mutate({ accept: false }, { onSuccess: () => navigate('/services') })}
          >
            {t('serviceParties.no')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
