import type { Choice } from '../ui/ComboBox.tsx'
import { Fault } from '../ui/Fault.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import styles from './Knowledge.module.css'

/** One thing chosen from a long list, with its fault under it. */
export function ChoiceField(props: {
  label: string
  placeholder: string
  chosen: Choice | null
  useChoices(text: string): readonly Choice[]
  error?: string
  onChange(chosen: Choice | null): void
}) {
  const { label, placeholder, chosen, useChoices, error, onChange } = props
  // The label of what is picked comes with the choices that were shown last.
  const shown = new Map<string, Choice>()
  const useShown = (text: string) => {
    const choices = useChoices(text)
    for (const choice of choices) shown.set(choice.id, choice)
    return choices
  }
  return (
    <div className={styles.choice}>
      <SearchBox
        label={label}
        placeholder={placeholder}
        selected={chosen}
        useChoices={useShown}
        onSelect={(id) => onChange((id !== null && shown.get(id)) || null)}
      />
      {error && <Fault>{error}</Fault>}
    </div>
  )
}
