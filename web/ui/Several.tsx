import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from './Button.tsx'
import type { Choice } from './ComboBox.tsx'
import { Fault } from './Fault.tsx'
import { SearchBox } from './SearchBox.tsx'
import styles from './Several.module.css'

interface SeveralProps {
  label: string
  addLabel: string
  chosen: readonly Choice[]
  useChoices(text: string): readonly Choice[]
  error?: string
  onChange(chosen: readonly Choice[]): void
}

/** Several things chosen one after the other from a long list; each can be taken away. */
export function Several({ label, addLabel, chosen, useChoices, error, onChange }: SeveralProps) {
  const t = useTranslate()
  // The label of what is picked comes with the choices that were shown last.
  const shown = new Map<string, Choice>()
  const useShown = (text: string) => {
    const choices = useChoices(text)
    for (const choice of choices) shown.set(choice.id, choice)
    return choices
  }
  const add = (id: string | null) => {
    const choice = id ? shown.get(id) : undefined
    if (choice && !chosen.some((one) => one.id === id)) onChange([...chosen, choice])
  }
  return (
    <div className={styles.several}>
      {/* A fresh box after each choice: it is there to add, not to show. */}
      <SearchBox
        key={chosen.length}
        label={addLabel}
        placeholder=""
        selected={null}
        useChoices={useShown}
        onSelect={add}
      />
      {error && <Fault>{error}</Fault>}
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label={label}>
          {chosen.map(({ id, label: name }) => (
            <li key={id}>
              {name}
              <Button
                size="s"
                variant="quiet"
                icon="close"
                iconOnly
                onClick={() => onChange(chosen.filter((one) => one.id !== id))}
              >
                {t('accounts.remove', { name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
