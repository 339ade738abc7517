import { type FormEvent, useId, useState } from 'react'
import { type GroupView, useCreateGroup } from '../api/groups.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { GroupFields, type GroupSaid } from './GroupFields.tsx'
import styles from './Groups.module.css'

interface NewGroupDialogProps {
  /** What it is born from; left out: by hand. */
  origin?: { synergyId: string } | { poolingId: string }
  title?: string
  onClose(): void
  onDone(group: GroupView): void
}

/** A new working group: its theme, what it is for, who may know of it, and a first structure when it is made by hand. */
export function NewGroupDialog({ origin, title = '', onClose, onDone }: NewGroupDialogProps) {
  const t = useTranslate()
  const form = useId()
  const create = useCreateGroup()
  const [said, setSaid] = useState<GroupSaid>({ title, objectives: '', visibility: 'closed' })
  const [organisationId, setOrganisationId] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const organisationIds = organisationId ? [organisationId] : []
    create.mutate(
      { ...said, objectives: said.objectives || null, organisationIds, ...origin },
      { onSuccess: onDone },
    )
  }
  return (
    <Dialog
      title={t('groups.create')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={create.isPending}>
          {t('groups.create')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {create.isError && <ProblemAlert error={create.error} />}
        {origin && <p>{t('synergyId' in origin ? 'groups.fromSynergy' : 'groups.fromPooling')}</p>}
        <GroupFields said={said} error={create.error} onChange={setSaid} />
        {!origin && (
          <OrganisationSearchBox
            label={t('groups.firstInvited')}
            selected={organisationId}
            onSelect={setOrganisationId}
          />
        )}
      </form>
    </Dialog>
  )
}
