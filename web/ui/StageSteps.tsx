import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'
import { Card } from './Card.tsx'
import { Icon } from './Icon.tsx'
import { Said } from './Said.tsx'
import styles from './StageSteps.module.css'
import { TextArea } from './TextArea.tsx'

interface OpenStep<Stage extends string> {
  to: Stage
  blockedBy: string | null
}

interface StageStepsProps<Stage extends string> {
  title: string
  noteLabel: string
  /** As the server gives them: those that may be taken, and what the others wait for. */
  steps: readonly OpenStep<Stage>[]
  nameOf(stage: Stage): string
  /** Forward, back where it was said too early, in again, or out. */
  wayOf(stage: Stage): 'to' | 'back' | 'resume' | 'out'
  labelOf(stage: Stage): string
  /** The step that is being taken. */
  busy: Stage | undefined
  problem: ReactNode
  onTake(stage: Stage, note: string | null, done: () => void): void
  onLeave(stage: Stage): void
}

/** The steps that a followed thing may take from here, with a note, and by what the others are kept. */
export function StageSteps<Stage extends string>(props: StageStepsProps<Stage>) {
  const { steps, wayOf, labelOf, onTake, onLeave } = props
  const [note, setNote] = useState('')
  const free = steps.filter(({ to, blockedBy }) => blockedBy === null && wayOf(to) !== 'out')
  const out = steps.filter(({ to }) => wayOf(to) === 'out')
  return (
    <Card>
      <h2 className={styles.title}>{props.title}</h2>
      {props.problem}
      {free.length > 0 && (
        <>
          <TextArea label={props.noteLabel} maxLength={1000} value={note} onChange={setNote} />
          <div className={styles.actions}>
            {free.map(({ to }, place) => (
              <Button
                key={to}
                size="s"
                variant={place === 0 && wayOf(to) !== 'back' ? 'primary' : 'secondary'}
                icon={wayOf(to) === 'back' ? 'back' : 'arrow'}
                busy={props.busy === to}
                onClick={() => onTake(to, note.trim() || null, () => setNote(''))}
              >
                {labelOf(to)}
              </Button>
            ))}
          </div>
        </>
      )}
      <Waiting {...props} />
      {out.length > 0 && (
        <div className={styles.actions}>
          {out.map(({ to }) => (
            <Button key={to} size="s" variant="quiet" onClick={() => onLeave(to)}>
              {labelOf(to)}
            </Button>
          ))}
        </div>
      )}
    </Card>
  )
}

/** What is not possible yet, by the reason it is not. */
function Waiting<Stage extends string>({ steps, wayOf, nameOf }: StageStepsProps<Stage>) {
  const resumes = steps.some(({ to, blockedBy }) => blockedBy === null && wayOf(to) === 'resume')
  const waiting = new Map<string, string[]>()
  for (const { to, blockedBy } of steps)
    if (blockedBy && !(resumes && wayOf(to) === 'resume'))
      waiting.set(blockedBy, [...(waiting.get(blockedBy) ?? []), nameOf(to)])
  if (waiting.size === 0) return null
  return (
    <ul className={styles.blocked}>
      {[...waiting].map(([sentence, names]) => (
        <li key={sentence}>
          <Icon name="box" size={16} />
          <span>
            <strong>{names.join(', ')}</strong> — <Said>{sentence}</Said>
          </span>
        </li>
      ))}
    </ul>
  )
}
