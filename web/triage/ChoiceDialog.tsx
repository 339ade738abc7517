import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Key } from './Key.tsx'
import styles from './Triage.module.css'
import { useDigits } from './useTriageKeys.ts'

interface ChoiceDialogProps {
  title: string
  /** Numbered from 1, the first nine by their digit too. */
  choices: readonly { key: string; label: string; choose(): void }[]
  onClose(): void
  /** What else may be said of the choice. */
  children?: ReactNode
}

/** One press chooses and closes: a digit, or a button. */
export function ChoiceDialog({ title, choices, onClose, children }: ChoiceDialogProps) {
  const take = (choice: ChoiceDialogProps['choices'][number] | undefined) => {
    if (!choice) return
    onClose()
    choice.choose()
  }
  useDigits((digit) => take(choices[digit - 1]))
  return (
    <Dialog title={title} onClose={onClose}>
      <ol className={styles.choices}>
        {choices.map((choice, at) => (
          <li key={choice.key}>
            <Button onClick={() => take(choice)} aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}>
              {at < 9 && <Key>{String(at + 1)}</Key>}
              {choice.label}
            </Button>
          </li>
        ))}
      </ol>
      {children}
    </Dialog>
  )
}
