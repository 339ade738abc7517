import { type FormEvent, useId, useState } from 'react'
import { type PlanPriority, planPriorities } from '../../src/kernel/plan.ts'
import { type StepView, useChangeAction } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

type State = StepView['state']
type TextName = {
  [Field in keyof State]: State[Field] extends string ? Field : never
}[keyof State]

const OF_SHEET = ['objectives', 'indicators', 'audiences', 'assessment', 'regulatory'] as const
const OF_STEP = ['planning', 'resources'] as const
const WHO = ['leads', 'partners'] as const
const MORE = ['department', 'person', 'elected', 'governance', 'participation', 'financings'] as const
const LONG: readonly string[] = [...OF_SHEET, 'governance', 'participation', 'financings']

interface WordsDialogProps {
  id: string
  state: State
  isSheet?: boolean
  onClose(): void
}

/** The words of a sheet or a step: those of the plan as they came stay in its history. */
export function WordsDialog({ id, state, isSheet, onClose }: WordsDialogProps) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useChangeAction(id)
  const [said, setSaid] = useState(state)
  const set = (change: Partial<State>) => setSaid({ ...said, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changed = Object.entries(said).filter(([field, value]) => value !== state[field as keyof State])
    mutate(Object.fromEntries(changed), { onSuccess: onClose })
  }
  const field = (name: TextName) => {
    const Control = LONG.includes(name) ? TextArea : TextField
    return (
      <Control
        key={name}
        label={t(`climate.field.${name}`)}
        value={said[name]}
        error={faultOf(error, `/${name}`)}
        onChange={(value: string) => set({ [name]: value })}
      />
    )
  }
  return (
    <Dialog
      title={t('climate.changeWords')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        {field('title')}
        <TextArea
          label={t(isSheet ? 'climate.field.context' : 'climate.field.description')}
          rows={5}
          value={said.description}
          onChange={(description) => set({ description })}
        />
        {(isSheet ? OF_SHEET : OF_STEP).map(field)}
        {WHO.map(field)}
        <Select
          label={t('climate.field.priority')}
          value={said.priority ?? ''}
          options={[
            { value: '', label: t('climate.nothing') },
            ...planPriorities.map((value) => ({ value, label: t(`climate.priority.${value}`) })),
          ]}
          onChange={(value) => set({ priority: (value || null) as PlanPriority | null })}
        />
        {!isSheet && (
          <Checkbox
            label={t('climate.field.isFacilitated')}
            checked={said.isFacilitated}
            onChange={(isFacilitated) => set({ isFacilitated })}
          />
        )}
        <Folded title={t('climate.moreFields')}>{MORE.map(field)}</Folded>
      </form>
    </Dialog>
  )
}
