import { useEffect, useState } from 'react'
import { TextField } from './TextField.tsx'
import { useDebounced } from './useDebounced.ts'

/** A text that searches once the person stops typing, and follows the address when they go back. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  label: string
  value: string
  onSearch(text: string): void
}) {
  const [text, setText] = useState(value)
  const rested = useDebounced(text)

  useEffect(() => setText((typed) => (typed.trim() === value ? typed : value)), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a rested text searches, not a changed address
  useEffect(() => {
    if (rested === text && rested.trim() !== value) onSearch(rested.trim())
  }, [rested])

  return <TextField label={label} type="search" value={text} onChange={setText} />
}
