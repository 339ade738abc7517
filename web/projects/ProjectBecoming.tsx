import { type FormEvent, useId, useState } from 'react'
import { type ProjectOutcome, projectOutcomes } from '../../src/kernel/projects.ts'
import { type ServiceKind, serviceKinds } from '../../src/kernel/shared-services.ts'
import { type SynergyKind, synergyKinds } from '../../src/kernel/synergies.ts'
import { useFlows } from '../api/flows.ts'
import { faultOf } from '../api/problem.ts'
import { type ProjectMemberView, type ProjectView, useBecome } from '../api/projects.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Projects.module.css'

const PATHS: Record<ProjectOutcome, string> = {
  ...{ group: '/groupes', synergy: '/synergies', service: '/services' },
}

/** What a project became, and for facilitators what may be made of it. */
export function ProjectBecoming({ project }: { project: ProjectView }) {
  const t = useTranslate()
  const [making, setMaking] = useState<ProjectOutcome>()
  const { became, can, structureCount } = project
  const left = projectOutcomes.filter((outcome) => !became.some((one) => one.outcome === outcome))
  const mayMake = can.facilitate && structureCount > 1
  return (
    <Section title={t('becoming.title')}>
      {became.length === 0 && (
        <p className={styles.hint}>{t(can.facilitate ? 'becoming.none' : 'becoming.forMembers')}</p>
      )}
      {became.map(({ outcome, id }) => (
        <p key={outcome}>
          <Link to={`${PATHS[outcome]}/${id}`}>{t(`becoming.${outcome}`)}</Link>
        </p>
      ))}
      {mayMake && (
        <div className={styles.actions}>
          {left.map((outcome) => (
            <Button key={outcome} size="s" onClick={() => setMaking(outcome)}>
              {t(`becoming.make.${outcome}`)}
            </Button>
          ))}
        </div>
      )}
      {making && <BecomeDialog project={project} outcome={making} onClose={() => setMaking(undefined)} />}
    </Section>
  )
}

interface BecomeDialogProps {
  project: ProjectView
  outcome: ProjectOutcome
  onClose(): void
}

function BecomeDialog({ project, outcome, onClose }: BecomeDialogProps) {
  const t = useTranslate()
  const form = useId()
  const become = useBecome(project.id)
  const [serviceKind, setServiceKind] = useState<ServiceKind>('equipment')
  const [synergyKind, setSynergyKind] = useState<SynergyKind>('pooling')
  const [flowIds, setFlowIds] = useState<readonly string[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    become.mutate({ outcome, serviceKind, synergyKind, flowIds: [...flowIds] }, { onSuccess: onClose })
  }
  const fault = faultOf(become.error, '/flowIds')
  return (
    <Dialog
      title={t(`becoming.make.${outcome}`)}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={become.isPending}>
          {t('becoming.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {become.isError && <ProblemAlert error={become.error} />}
        <p>{t(`becoming.text.${outcome}`)}</p>
        {outcome === 'service' && (
          <Select
            label={t('becoming.serviceKind')}
            value={serviceKind}
            options={serviceKinds.map((kind) => ({ value: kind, label: t(`service.kind.${kind}`) }))}
            onChange={(kind) => setServiceKind(kind as ServiceKind)}
          />
        )}
        {outcome === 'synergy' && (
          <>
            <Select
              label={t('becoming.synergyKind')}
              value={synergyKind}
              options={synergyKinds.map((kind) => ({ value: kind, label: t(`synergy.kind.${kind}`) }))}
              onChange={(kind) => setSynergyKind(kind as SynergyKind)}
            />
            {project.members
              .filter(({ state }) => state === 'owns' || state === 'in')
              .map((member) => (
                <FlowChoice key={member.id} member={member} chosen={flowIds} onChange={setFlowIds} />
              ))}
            {fault && <Fault>{fault}</Fault>}
          </>
        )}
      </form>
    </Dialog>
  )
}

interface FlowChoiceProps {
  member: ProjectMemberView
  chosen: readonly string[]
  onChange(flowIds: readonly string[]): void
}

function FlowChoice({ member, chosen, onChange }: FlowChoiceProps) {
  const t = useTranslate()
  const flows = useFlows({ organisation: member.id })
  return (
    <fieldset className={styles.choices}>
      <legend>
        <strong>{member.name}</strong>
      </legend>
      {flows.items.length === 0 && !flows.isPending && <p className={styles.hint}>{t('becoming.noFlow')}</p>}
      {flows.items.map(({ id, label, kind }) => (
        <Checkbox
          key={id}
          label={`${label} (${t(`flow.${kind}`)})`}
          checked={chosen.includes(id)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, id] : chosen.filter((flowId) => flowId !== id))
          }
        />
      ))}
    </fieldset>
  )
}
