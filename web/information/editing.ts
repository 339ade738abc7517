/** A text and what is selected in it, as places between its letters. */
export interface Selection {
  text: string
  start: number
  end: number
}

export const marks = ['heading', 'strong', 'list', 'link', 'quote'] as const
export type Mark = (typeof marks)[number]

/** What stands before each line that is selected. */
const LINE_MARKS: Partial<Record<Mark, string>> = { heading: '## ', list: '- ', quote: '> ' }

/** The text with what is selected marked so; `sample` stands in when nothing is selected. What was marked stays selected. */
export function marked({ text, start, end }: Selection, mark: Mark, sample: string): Selection {
  const said = text.slice(start, end) || sample
  const prefix = LINE_MARKS[mark]
  if (prefix !== undefined) {
    const before = text.slice(0, start)
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
    const lines = said
      .split('\n')
      .map((line) => prefix + line)
      .join('\n')
    return replaced({ text, start, end }, `${gap}${lines}`, gap.length + prefix.length)
  }
  const [open, close] = mark === 'strong' ? ['**', '**'] : ['[', '](https://)']
  return replaced({ text, start, end }, `${open}${said}${close}`, open.length, said.length)
}

function replaced(
  { text, start, end }: Selection,
  by: string,
  skip: number,
  length = by.length - skip,
): Selection {
  return {
    text: text.slice(0, start) + by + text.slice(end),
    start: start + skip,
    end: start + skip + length,
  }
}

/** The text with an image at its end. What would end its words early is left out of them. */
export function withImage(text: string, { id, alt }: { id: string; alt: string }): string {
  const said = alt
    .replace(/[[\]\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const before = text.trimEnd()
  return `${before}${before ? '\n\n' : ''}![${said}](image:${id})\n`
}
