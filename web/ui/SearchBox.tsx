import { lazy, Suspense, useEffect, useState } from 'react'
import type { Choice } from './ComboBox.tsx'
import { TextField } from './TextField.tsx'

const ComboBox = lazy(() => import('./ComboBox.tsx'))

interface SearchBoxProps {
  label: string
  placeholder: string
  selected: Choice | null
  /** The choices for a text, as a hook; an empty text asks for the first ones. */
  useChoices(text: string): readonly Choice[]
  onSelect(id: string | null): void
}

/** A ComboBox that asks as one types. Its library is fetched after the page; until then a plain field stands in. */
export function SearchBox({ label, placeholder, selected, useChoices, onSelect }: SearchBoxProps) {
  const [text, setText] = useState(selected?.label ?? '')
  const asked = text === selected?.label ? '' : text.trim()
  const choices = useChoices(asked)

  useEffect(() => setText(selected?.label ?? ''), [selected?.label])

  const select = (id: string | null) => {
    if (id === null) setText('')
    if (id !== selected?.id) onSelect(id)
  }
  const standIn = (
    <TextField label={label} placeholder={placeholder} value={text} readOnly onChange={() => {}} />
  )
  return (
    <Suspense fallback={standIn}>
      <ComboBox
        label={label}
        placeholder={placeholder}
        selected={selected}
        text={text}
        choices={choices}
        onText={setText}
        onSelect={select}
      />
    </Suspense>
  )
}
