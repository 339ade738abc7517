import { type FormEvent, useId, useState } from 'react'
import { useFlows } from '../api/flows.ts'
import { type PartyView, type SynergyView, useJoin } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Synergy.module.css'

/** One more structure in a synergy, with one of its flows or, for who transforms, without; or one more flow of one. */
export function JoinDialog({ synergy, onClose }: { synergy: SynergyView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const join = useJoin(synergy.id)
  const [organisationId, setOrganisationId] = useState<string>()
  const [flowId, setFlowId] = useState('')
  const own = synergy.parties.find((one) => one.organisation?.id === organisationId && one.leftAt === null)
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
            {t('synergy.party.addNow')}
          </Button>
        )
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {join.isError && <ProblemAlert error={join.error} />}
        <p>{t(own ? 'synergy.party.oneMoreFlow' : 'synergy.party.addText')}</p>
        <OrganisationSearchBox
          label={t('synergy.party.structure')}
          selected={organisationId}
          onSelect={(id) => {
            setOrganisationId(id)
            setFlowId('')
          }}
        />
        {organisationId && (
          <FlowChoice own={own} organisationId={organisationId} value={flowId} onChange={setFlowId} />
        )}
      </form>
    </Dialog>
  )
}

interface FlowChoiceProps {
  own?: PartyView
  organisationId: string
  value: string
  onChange(flowId: string): void
}

/** Its flows that are not in it yet; of a structure that is there, one has to be said. */
function FlowChoice({ own, organisationId, value, onChange }: FlowChoiceProps) {
  const t = useTranslate()
  const { items } = useFlows({ organisation: organisationId })
  const others = items.filter(({ id }) => !own?.flows.some(({ flow }) => flow.id === id))
  return (
    <Select
      label={t('synergy.party.flow')}
      value={value}
      options={[
        { value: '', label: t(own ? 'synergy.party.flowChoose' : 'synergy.party.flowNone') },
        ...others.map(({ id, kind, label }) => ({
          value: id,
          label: t('synergy.party.flowCalled', { kind: t(`flow.${kind}`), label }),
        })),
      ]}
      onChange={onChange}
    />
  )
}
