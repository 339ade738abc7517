import { type FormEvent, useId, useState } from 'react'
import { useFlows } from '../api/flows.ts'
import { useJoin } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Synergy.module.css'

/** One more structure in a synergy, with one of its flows or, for who transforms, without. */
export function JoinDialog({ synergyId, onClose }: { synergyId: string; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const join = useJoin(synergyId)
  const [organisationId, setOrganisationId] = useState<string>()
  const [flowId, setFlowId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (organisationId) join.mutate(flowId ? { flowId } : { organisationId }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('synergy.party.add')}
      onClose={onClose}
      actions={
        organisationId && (
          <Button type="submit" form={form} variant="primary" busy={join.isPending}>
            {t('synergy.party.add')}
          </Button>
        )
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {join.isError && <ProblemAlert error={join.error} />}
        <p>{t('synergy.party.addText')}</p>
        <OrganisationSearchBox
          label={t('synergy.party.structure')}
          selected={organisationId}
          onSelect={(id) => {
            setOrganisationId(id)
            setFlowId('')
          }}
        />
        {organisationId && <FlowChoice organisationId={organisationId} value={flowId} onChange={setFlowId} />}
      </form>
    </Dialog>
  )
}

function FlowChoice(props: { organisationId: string; value: string; onChange(flowId: string): void }) {
  const t = useTranslate()
  const { items } = useFlows({ organisation: props.organisationId })
  return (
    <Select
      label={t('synergy.party.flow')}
      value={props.value}
      options={[
        { value: '', label: t('synergy.party.flowNone') },
        ...items.map(({ id, kind, label }) => ({
          value: id,
          label: t('synergy.party.flowCalled', { kind: t(`flow.${kind}`), label }),
        })),
      ]}
      onChange={props.onChange}
    />
  )
}
