import { useState } from 'react'
import { exits, rankOf, type Stage } from '../../src/kernel/synergies.ts'
import { type SynergyView, useTakeStep } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Said } from '../ui/Said.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { ExitDialog } from './ExitDialog.tsx'
import styles from './Synergy.module.css'

type Exit = (typeof exits)[number]
const isExit = (stage: Stage): stage is Exit => exits.some((exit) => exit === stage)

/** The steps there are from here, as the server gives them: those that may be taken, and what the others wait for. */
export function SynergySteps({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const step = useTakeStep(synergy.id)
  const [leaving, setLeaving] = useState<Exit | null>(null)
  const [note, setNote] = useState('')
  const { stage: from, steps } = synergy
  const free = steps.filter(({ to, blockedBy }) => blockedBy === null && !isExit(to))
  const ways = steps.flatMap(({ to }) => (isExit(to) ? [to] : []))
  const take = (to: Stage) =>
    step.mutate({ from, to, note: note.trim() || null }, { onSuccess: () => setNote('') })
  return (
    <Card>
      <h2 className={styles.cardTitle}>{t('synergy.steps')}</h2>
      {step.isError && <ProblemAlert error={step.error} />}
      {free.length > 0 && (
        <>
          <TextArea label={t('synergy.step.note')} maxLength={1000} value={note} onChange={setNote} />
          <div className={styles.actions}>
            {free.map(({ to }, place) => (
              <Button
                key={to}
                size="s"
                variant={place === 0 && wayOf(from, to) !== 'back' ? 'primary' : 'secondary'}
                icon={wayOf(from, to) === 'back' ? 'back' : 'arrow'}
                busy={step.isPending && step.variables.to === to}
                onClick={() => take(to)}
              >
                {t(`synergy.step.${wayOf(from, to)}`, { stage: t(`synergy.stage.${to}`) })}
              </Button>
            ))}
          </div>
        </>
      )}
      <Blocked synergy={synergy} />
      {ways.length > 0 && (
        <div className={styles.actions}>
          {ways.map((to) => (
            <Button key={to} size="s" variant="quiet" onClick={() => setLeaving(to)}>
              {t(`synergy.step.${to}`)}
            </Button>
          ))}
        </div>
      )}
      {leaving && <ExitDialog synergy={synergy} to={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  )
}

/** Forward, back where it was said too early, or in again. */
function wayOf(from: Stage, to: Stage): 'to' | 'back' | 'resume' {
  if (rankOf(from) < 0) return 'resume'
  return rankOf(to) < rankOf(from) ? 'back' : 'to'
}

/** What is not possible yet, by the reason it is not. */
function Blocked({ synergy: { stage, steps } }: { synergy: SynergyView }) {
  const t = useTranslate()
  const resumes = stage === 'suspended' && steps.some(({ to, blockedBy }) => !blockedBy && !isExit(to))
  const waiting = new Map<string, string[]>()
  for (const { to, blockedBy } of steps)
    if (blockedBy && !resumes)
      waiting.set(blockedBy, [...(waiting.get(blockedBy) ?? []), t(`synergy.stage.${to}`)])
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
