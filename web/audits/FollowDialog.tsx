import { type FormEvent, useId, useState } from 'react'
import { type EnergyActionInput, type EnergyActionView, useFollowEnergyAction } from '../api/audits.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Audits.module.css'
import { today } from './auditWords.tsx'
import { StatusFields } from './EnergyDialog.tsx'

/** Says where an action stands from a day on. */
export function FollowDialog({ action, onClose }: { action: EnergyActionView; onClose(): void }) {
  const t = useTranslate()
  const formId = useId()
  const follow = useFollowEnergyAction()
  const [status, setStatus] = useState<EnergyActionInput['status']>(
    action.states.at(-1)?.status ?? 'proposed',
  )
  const [on, setOn] = useState(today)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    follow.mutate({ actionId: action.id, status, on }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('visit.energy.follow', { label: action.label })}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={follow.isPending}>
          {t('visit.energy.followSave')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {follow.isError && <ProblemAlert error={follow.error} />}
        <StatusFields status={status} on={on} error={follow.error} onStatus={setStatus} onDay={setOn} />
      </form>
    </Dialog>
  )
}
