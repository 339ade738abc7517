import { type FormEvent, useId, useState } from 'react'
import { type MembershipRole, type RequestView, useConfirmRequest, useRefuseRequest } from '../api/people.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { CompanyHint } from '../registers/CompanyHint.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './People.module.css'

interface DecisionProps {
  request: RequestView
  onClose(): void
  onDone(): void
}

const KINDS = ['company', 'association', 'public'] as const
type Kind = (typeof KINDS)[number]
type Target = 'found' | 'new' | 'other'

/** Which structure, and as what: the one found when there is one, else a new one under the SIRET of the request. */
export function ConfirmDialog({ request, onClose, onDone }: DecisionProps) {
  const t = useTranslate()
  const formId = useId()
  const confirm = useConfirmRequest()
  const { found } = request
  const [target, setTarget] = useState<Target>(found ? 'found' : 'new')
  const [other, setOther] = useState<string | undefined>()
  const [name, setName] = useState(request.structureName)
  const [kind, setKind] = useState<Kind>('company')
  // The first person of a structure is the one who will invite the others.
  const [role, setRole] = useState<MembershipRole>(found && found.people > 0 ? 'member' : 'manager')

  const chosenId = target === 'found' ? found?.id : other
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (target === 'new')
      confirm.mutate({ id: request.id, answer: { role, create: { name, kind } } }, { onSuccess: onDone })
    else if (chosenId)
      confirm.mutate({ id: request.id, answer: { role, organisationId: chosenId } }, { onSuccess: onDone })
  }
  const targets = [
    ...(found ? [{ value: 'found', label: t('requests.targetFound', { name: found.name }) }] : []),
    ...(found ? [] : [{ value: 'new', label: t('requests.targetNew') }]),
    { value: 'other', label: t('requests.targetOther') },
  ]
  return (
    <Dialog
      title={t('requests.confirmTitle', { name: request.person.name })}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={confirm.isPending}>
          {t('requests.submit')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {confirm.isError && <ProblemAlert error={confirm.error} />}
        <Select
          label={t('requests.target')}
          value={target}
          options={targets}
          onChange={(value) => setTarget(value as Target)}
        />
        {target === 'new' && (
          <>
            <CompanyHint siret={request.siret} onFound={(company) => company.kind && setKind(company.kind)} />
            <TextField
              label={t('structure.name')}
              required
              value={name}
              onChange={setName}
              error={faultOf(confirm.error, '/create/name')}
            />
            <Select
              label={t('filter.organisationKind')}
              value={kind}
              options={KINDS.map((value) => ({ value, label: t(`organisation.kind.${value}`) }))}
              onChange={(value) => setKind(value as Kind)}
            />
          </>
        )}
        {target === 'other' && <OrganisationSearchBox selected={other} onSelect={setOther} />}
        <RoleSelect role={role} hint={t('requests.roleHint')} onChange={setRole} />
      </form>
    </Dialog>
  )
}

/** Member or manager. */
export function RoleSelect(props: {
  role: MembershipRole
  hint?: string
  onChange(role: MembershipRole): void
}) {
  const t = useTranslate()
  return (
    <Select
      label={t('requests.role')}
      hint={props.hint}
      value={props.role}
      options={(['member', 'manager'] as const).map((value) => ({ value, label: t(`membership.${value}`) }))}
      onChange={(value) => props.onChange(value as MembershipRole)}
    />
  )
}

export function RefuseDialog({ request, onClose, onDone }: DecisionProps) {
  const t = useTranslate()
  const formId = useId()
  const refuse = useRefuseRequest()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    refuse.mutate({ id: request.id, reason }, { onSuccess: onDone })
  }
  return (
    <Dialog
      title={t('requests.refuseTitle', { name: request.person.name })}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={refuse.isPending}>
          {t('requests.refuseSubmit')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {refuse.isError && <ProblemAlert error={refuse.error} />}
        <TextField
          label={t('requests.reason')}
          hint={t('requests.reasonHint')}
          required
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={faultOf(refuse.error, '/reason')}
        />
      </form>
    </Dialog>
  )
}
