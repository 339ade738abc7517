import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { Fault } from '../ui/Fault.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useEventChoices, useGuideChoices, useSkillChoices } from './choices.ts'
import { EMPTY_STEP, type StepDraft } from './pathDraft.ts'
import styles from './Training.module.css'

interface StepsFieldProps {
  steps: readonly StepDraft[]
  error: unknown
  onChange(steps: readonly StepDraft[]): void
}

let added = 0
/** Tells a step that the server does not know yet from the others of the form. */
const newKey = () => `new-${Date.now()}-${++added}`

/** The steps of a path: guides and sessions, moved up and down. */
export function StepsField({ steps, error, onChange }: StepsFieldProps) {
  const t = useTranslate()
  const add = (step: Partial<StepDraft> & Pick<StepDraft, 'kind'>) =>
    onChange([...steps, { ...EMPTY_STEP, name: '', ...step, key: newKey() }])
  const move = (place: number, by: number) => {
    const next = [...steps]
    const [step] = next.splice(place, 1)
    if (step) next.splice(place + by, 0, step)
    onChange(next)
  }
  const put = (place: number, part: Partial<StepDraft>) =>
    onChange(steps.map((step, at) => (at === place ? { ...step, ...part } : step)))
  return (
    <>
      {steps.length === 0 && <p className={styles.hint}>{t('trainingEdit.noSteps')}</p>}
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <OneStep
            key={step.key}
            step={step}
            place={place}
            isLast={place === steps.length - 1}
            error={error}
            onMove={(by) => move(place, by)}
            onPut={(part) => put(place, part)}
            onRemove={() => onChange(steps.filter((_, at) => at !== place))}
          />
        ))}
      </ol>
      {steps.length > 0 && <p className={styles.hint}>{t('trainingEdit.removing')}</p>}
      <div className={styles.columns}>
        <Adding
          key={`guide-${steps.length}`}
          label={t('trainingEdit.addGuide')}
          useChoices={useGuideChoices}
          onAdd={({ id, label }) => add({ kind: 'guide', informationId: id, name: label })}
        />
        <Adding
          key={`event-${steps.length}`}
          label={t('trainingEdit.addEvent')}
          useChoices={useEventChoices}
          onAdd={({ id, label }) => add({ kind: 'session', eventId: id, name: label })}
        />
      </div>
      <div className={styles.actions}>
        <Button icon="plus" onClick={() => add({ kind: 'session' })}>
          {t('trainingEdit.addSession')}
        </Button>
      </div>
    </>
  )
}

/** Something chosen from a long list, and added at once. */
function Adding({
  label,
  useChoices,
  onAdd,
}: {
  label: string
  useChoices(text: string): readonly Choice[]
  onAdd(choice: Choice): void
}) {
  // The label of what is picked comes with the choices that were shown last.
  const shown = new Map<string, Choice>()
  const useShown = (text: string) => {
    const choices = useChoices(text)
    for (const choice of choices) shown.set(choice.id, choice)
    return choices
  }
  const pick = (id: string | null) => {
    const choice = id === null ? undefined : shown.get(id)
    if (choice) onAdd(choice)
  }
  return <SearchBox label={label} placeholder="" selected={null} useChoices={useShown} onSelect={pick} />
}

interface OneStepProps {
  step: StepDraft
  place: number
  isLast: boolean
  error: unknown
  onMove(by: number): void
  onPut(part: Partial<StepDraft>): void
  onRemove(): void
}

function OneStep({ step, place, isLast, error, onMove, onPut, onRemove }: OneStepProps) {
  const t = useTranslate()
  const name = step.title || step.name || t('trainingEdit.stepName', { number: place + 1 })
  const isOwnSession = step.kind === 'session' && step.eventId === null
  const fault = faultOf(error, `/steps/${place}/informationId`) ?? faultOf(error, `/steps/${place}/id`)
  return (
    <li className={styles.step}>
      <p className={styles.facts}>
        <Badge>{t(`training.step.${step.kind}`)}</Badge>
        <strong>{name}</strong>
      </p>
      {fault && <Fault>{fault}</Fault>}
      {isOwnSession && (
        <div className={styles.columns}>
          <TextField
            label={t('trainingEdit.sessionTitle')}
            value={step.title}
            required
            maxLength={160}
            error={faultOf(error, `/steps/${place}/title`)}
            onChange={(title) => onPut({ title })}
          />
          <TextField
            label={t('trainingEdit.on')}
            type="date"
            value={step.heldOn ?? ''}
            error={faultOf(error, `/steps/${place}/heldOn`)}
            onChange={(heldOn) => onPut({ heldOn: heldOn || null })}
          />
          <TextField
            label={t('trainingEdit.place')}
            value={step.place ?? ''}
            maxLength={200}
            error={faultOf(error, `/steps/${place}/place`)}
            onChange={(where) => onPut({ place: where || null })}
          />
        </div>
      )}
      <div className={styles.actions}>
        <Button size="s" variant="quiet" icon="up" iconOnly disabled={place === 0} onClick={() => onMove(-1)}>
          {t('trainingEdit.up', { name })}
        </Button>
        <Button size="s" variant="quiet" icon="down" iconOnly disabled={isLast} onClick={() => onMove(1)}>
          {t('trainingEdit.down', { name })}
        </Button>
        <Button size="s" variant="quiet" icon="close" iconOnly onClick={onRemove}>
          {t('trainingEdit.removeStep', { name })}
        </Button>
      </div>
    </li>
  )
}

/** The skill that a path gives, among those of the knowledge base. */
export function SkillField({
  chosen,
  error,
  onChange,
}: {
  chosen: Choice | null
  error?: string
  onChange(skill: Choice | null): void
}) {
  const t = useTranslate()
  const shown = new Map<string, Choice>()
  const useShown = (text: string) => {
    const choices = useSkillChoices(text)
    for (const choice of choices) shown.set(choice.id, choice)
    return choices
  }
  return (
    <>
      <SearchBox
        label={t('trainingEdit.skill')}
        hint={t('trainingEdit.skillHint')}
        placeholder=""
        selected={chosen}
        useChoices={useShown}
        onSelect={(id) => onChange(id === null ? null : (shown.get(id) ?? null))}
      />
      {error && <Fault>{error}</Fault>}
    </>
  )
}
