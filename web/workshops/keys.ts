import type { CellName } from './typedCells.ts'

export type KeyMeaning = 'commit' | 'undo' | 'up' | 'down' | 'stock' | 'need'

interface Pressed {
  key: string
  /** Ctrl, or ⌘. */
  isCommand: boolean
  cell: CellName
  /** The field opens a list, which is walked with the same arrows: they stay its own. */
  hasList: boolean
  isRowBlank: boolean
  /** The letters that choose, those their words begin with. */
  letters: Record<'stock' | 'need', string>
}

/** What a key does in the row one types in; null: what it does in any field. */
export function meaningOf({
  key,
  isCommand,
  cell,
  hasList,
  isRowBlank,
  letters,
}: Pressed): KeyMeaning | null {
  const letter = key.toLowerCase()
  if (isCommand) return letter === 'z' && isRowBlank ? 'undo' : null
  if (key === 'Enter') return 'commit'
  if (key === 'ArrowUp' && !hasList) return 'up'
  if (key === 'ArrowDown' && !hasList) return 'down'
  if (cell !== 'kind') return null
  return (['stock', 'need'] as const).find((kind) => letters[kind] === letter) ?? null
}
