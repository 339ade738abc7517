import { type Visibility, visibilities } from '../../src/kernel/visibility.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'

export interface ProjectSaid {
  title: string
  what: string
  withWhom: string
  dueOn: string
  visibility: Visibility
}

export const noProject: ProjectSaid = {
  ...{ title: '', what: '', withWhom: '', dueOn: '', visibility: 'facilitators' },
}

/** What is sent of it: an empty field is nothing said. */
export const saidProject = ({ title, what, withWhom, dueOn, visibility }: ProjectSaid) => ({
  ...{ title, what, withWhom: withWhom.trim() || null, dueOn: dueOn || null, visibility },
})

interface ProjectFieldsProps {
  said: ProjectSaid
  error: unknown
  onChange(said: ProjectSaid): void
}

/** What is proposed, with whom, by when, and who may know of it. */
export function ProjectFields({ said, error, onChange }: ProjectFieldsProps) {
  const t = useTranslate()
  const change = (part: Partial<ProjectSaid>) => onChange({ ...said, ...part })
  return (
    <>
      <TextField
        label={t('project.title')}
        hint={t('project.titleHint')}
        value={said.title}
        required
        minLength={2}
        maxLength={120}
        error={faultOf(error, '/title')}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label={t('project.what')}
        hint={t('project.whatHint')}
        value={said.what}
        rows={4}
        required
        maxLength={2000}
        error={faultOf(error, '/what')}
        onChange={(what) => change({ what })}
      />
      <TextArea
        label={t('project.withWhom')}
        hint={t('project.withWhomHint')}
        value={said.withWhom}
        rows={2}
        maxLength={600}
        error={faultOf(error, '/withWhom')}
        onChange={(withWhom) => change({ withWhom })}
      />
      <TextField
        label={t('project.due')}
        type="date"
        value={said.dueOn}
        error={faultOf(error, '/dueOn')}
        onChange={(dueOn) => change({ dueOn })}
      />
      <RadioCards<Visibility>
        legend={t('project.visibility')}
        value={said.visibility}
        options={visibilities.map((value) => ({
          value,
          label: t(`project.visibility.${value}`),
          text: t(`project.visibility.${value}.text`),
        }))}
        onChange={(visibility) => change({ visibility })}
      />
    </>
  )
}
