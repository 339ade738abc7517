import { type FormEvent, useId, useState } from 'react'
import { type CarrierKind, carrierKinds } from '../../src/kernel/shared-services.ts'
import { faultOf } from '../api/problem.ts'
import { type ServiceView, useChangeService } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'

/** The structure that will carry the service: one of the platform, another by its name, or one to be created. */
export function CarrierDialog({ service, onClose }: { service: ServiceView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useChangeService(service.id)
  const { carrier } = service
  const [kind, setKind] = useState<CarrierKind | ''>(carrier?.kind ?? '')
  const [organisationId, setOrganisationId] = useState(carrier?.organisation?.id)
  const [name, setName] = useState(carrier?.name ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = { organisationId: organisationId ?? null, name: organisationId ? null : name || null }
    mutate({ carrier: kind === '' ? null : { kind, ...given } }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('service.carrier.change')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('service.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <Select
          label={t('service.carrier.kind')}
          value={kind}
          options={[
            { value: '', label: t('service.carrier.none') },
            ...carrierKinds.map((one) => ({ value: one, label: t(`service.carrier.${one}`) })),
          ]}
          onChange={(value) => setKind(carrierKinds.find((one) => one === value) ?? '')}
        />
        {kind !== '' && kind !== 'to-create' && (
          <>
            <OrganisationSearchBox
              label={t('service.carrier.structure')}
              selected={organisationId}
              onSelect={setOrganisationId}
            />
            <p className={styles.hint}>{t('service.carrier.structureHint')}</p>
          </>
        )}
        {kind !== '' && !organisationId && (
          <TextField
            label={t('service.carrier.name')}
            value={name}
            maxLength={160}
            error={faultOf(error, '/carrier/name')}
            onChange={setName}
          />
        )}
      </form>
    </Dialog>
  )
}
