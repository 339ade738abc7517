import { lazy, Suspense, useEffect, useState } from 'react'
import type { Choice } from './ComboBox.tsx'
import { TextField } from './TextField.tsx'

const ComboBox = lazy(() => import('./ComboBox.tsx'))

interface SearchBoxProps {
  label: string
  placeholder: string
  hint?: string
  selected: Choice | null
  /** The choices for a text, as a hook; an empty text asks for the first ones. */
  useChoices(text: string): readonly Choice[]
  onSelect(id: string | null): void
}

/** A ComboBox that asks as one types. Its library is fetched after the page; until then a plain field stands in. */
export function SearchBox({ label, placeholder, hint, useChoices, onSelect, ...props }: SearchBoxProps) {
  const [picked, setPicked] = useState<Choice | null>(null)
  // What was just picked has its label at once: a text that changed later would open the list again.
  const selected = picked && picked.id === props.selected?.id ? picked : props.selected
  const [text, setText] = useState(selected?.label ?? '')
  const choices = useChoices(text === selected?.label ? '' : text.trim())

  useEffect(() => setText(selected?.label ?? ''), [selected?.label])

  const select = (id: string | null) => {
    const choice = choices.find((one) => one.id === id) ?? null
    setPicked(choice)
    setText(choice?.label ?? '')
    if (id !== selected?.id) onSelect(id)
  }
  const standIn = (
    <TextField
      label={label}
      placeholder={placeholder}
      hint={hint}
      value={text}
      readOnly
      onChange={() => {}}
    />
  )
  return (
    <Suspense fallback={standIn}>
      <ComboBox
        label={label}
        placeholder={placeholder}
        hint={hint}
        selected={selected}
        text={text}
        choices={choices}
        onText={setText}
        onSelect={select}
      />
    </Suspense>
  )
}
