import { type FormEvent, useId, useState } from 'react'
import { type GroupView, useChangeGroup } from '../api/groups.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { GroupFields, type GroupSaid } from './GroupFields.tsx'
import styles from './Groups.module.css'

/** What a group is about, and who leads it. */
export function EditGroupDialog({ group, onClose }: { group: GroupView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const change = useChangeGroup(group.id)
  const { title, objectives, visibility, lead } = group
  const [said, setSaid] = useState<GroupSaid>({ title, objectives: objectives ?? '', visibility })
  const [leadId, setLeadId] = useState(lead?.id ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = { ...said, objectives: said.objectives || null, leadId: leadId || null }
    change.mutate(given, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('group.edit')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={change.isPending}>
          {t('group.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {change.isError && <ProblemAlert error={change.error} />}
        <GroupFields
          said={said}
          error={change.error}
          hasVisibility={group.can.facilitate}
          onChange={setSaid}
        />
        <Select
          label={t('groups.leader')}
          value={leadId}
          options={[
            { value: '', label: t('group.noLead') },
            ...group.possibleLeads.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={faultOf(change.error, '/leadId')}
          onChange={setLeadId}
        />
      </form>
    </Dialog>
  )
}
