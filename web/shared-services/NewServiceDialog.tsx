import { type FormEvent, useId, useState } from 'react'
import { type ServiceView, useCreateService } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ServiceFields, type ServiceSaid } from './ServiceFields.tsx'
import styles from './Services.module.css'

interface NewServiceDialogProps {
  /** What it is born from; left out: by hand. */
  origin?: { synergyId: string } | { poolingId: string }
  title?: string
  kind?: ServiceSaid['kind']
  onClose(): void
  onDone(service: ServiceView): void
}

/** A new shared service: what it is, who may know of it, and a first structure when it is made by hand. */
export function NewServiceDialog({ origin, title = '', kind, onClose, onDone }: NewServiceDialogProps) {
  const t = useTranslate()
  const form = useId()
  const create = useCreateService()
  const [said, setSaid] = useState<ServiceSaid>({
    ...{ kind: kind ?? 'equipment', title, description: '', unit: null, visibility: 'closed' },
  })
  const [organisationId, setOrganisationId] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const organisationIds = organisationId ? [organisationId] : []
    create.mutate(
      { ...said, description: said.description || null, organisationIds, ...origin },
      { onSuccess: onDone },
    )
  }
  return (
    <Dialog
      title={t('services.create')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={create.isPending}>
          {t('services.create')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {create.isError && <ProblemAlert error={create.error} />}
        {origin && <p>{t('synergyId' in origin ? 'services.fromSynergy' : 'services.fromPooling')}</p>}
        <ServiceFields said={said} error={create.error} onChange={setSaid} />
        {!origin && (
          <OrganisationSearchBox
            label={t('service.firstInvited')}
            selected={organisationId}
            onSelect={setOrganisationId}
          />
        )}
      </form>
    </Dialog>
  )
}
