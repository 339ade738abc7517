import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type ProjectView, useProposeProject } from '../api/projects.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { noProject, ProjectFields, saidProject } from './ProjectFields.tsx'
import styles from './Projects.module.css'

/** A project that a structure proposes: hidden unless it says otherwise. */
export function NewProjectDialog(props: { onClose(): void; onDone(project: ProjectView): void }) {
  const t = useTranslate()
  const form = useId()
  const session = useSession()
  const propose = useProposeProject()
  const [said, setSaid] = useState(noProject)
  const [lacks, setLacks] = useState('')
  const [chosen, setChosen] = useState<string>()
  const facilitates = canFacilitate(session)
  const organisationId = chosen ?? (facilitates ? undefined : session.memberships[0]?.organisationId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!organisationId) return
    const missing = lacks.split('\n').flatMap((line) => line.trim() || [])
    propose.mutate({ organisationId, ...saidProject(said), lacks: missing }, { onSuccess: props.onDone })
  }
  return (
    <Dialog
      title={t('projects.propose')}
      onClose={props.onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={propose.isPending}>
          {t('projects.propose')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {propose.isError && <ProblemAlert error={propose.error} />}
        {facilitates && (
          <OrganisationSearchBox label={t('project.forWhich')} selected={chosen} onSelect={setChosen} />
        )}
        {!facilitates && session.memberships.length > 1 && (
          <Select
            label={t('project.forWhich')}
            value={organisationId ?? ''}
            options={session.memberships.map((one) => ({ value: one.organisationId, label: one.name }))}
            onChange={setChosen}
          />
        )}
        <ProjectFields said={said} error={propose.error} onChange={setSaid} />
        <TextArea
          label={t('project.lacks')}
          hint={t('project.lacksHint')}
          value={lacks}
          rows={3}
          error={faultOf(propose.error, '/lacks')}
          onChange={setLacks}
        />
      </form>
    </Dialog>
  )
}
