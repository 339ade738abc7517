import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type ServiceView, useChangeService } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ServiceFields, type ServiceSaid } from './ServiceFields.tsx'
import styles from './Services.module.css'

/** What a service is, who follows it, and the day it starts. */
export function EditServiceDialog({ service, onClose }: { service: ServiceView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useChangeService(service.id)
  const { kind, title, description, unit, visibility, owner, startsOn, possibleOwners } = service
  const [said, setSaid] = useState<ServiceSaid>({
    ...{ kind, title, description: description ?? '', unit, visibility },
  })
  const [ownerId, setOwnerId] = useState(owner?.id ?? '')
  const [start, setStart] = useState(startsOn ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = { ...said, description: said.description || null, startsOn: start || null }
    mutate({ ...given, ...(ownerId && { ownerId }) }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('service.edit')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('service.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <ServiceFields said={said} error={error} onChange={setSaid} />
        <div className={styles.pair}>
          <TextField
            label={t('service.startsOn')}
            hint={t('service.startsOnHint')}
            type="date"
            value={start}
            error={faultOf(error, '/startsOn')}
            onChange={setStart}
          />
          <Select
            label={t('service.owner')}
            value={ownerId}
            options={[
              ...(owner ? [] : [{ value: '', label: t('service.ownerNone') }]),
              ...possibleOwners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={faultOf(error, '/ownerId')}
            onChange={setOwnerId}
          />
        </div>
      </form>
    </Dialog>
  )
}
