/**
 * The little formatting that people type in a message: `**bold**`, `*italic*`, `[words](https://…)`, lines that begin
 * with `- `, an empty line between paragraphs; a backslash before a sign makes it an ordinary one. Read into pieces, so
 * that what shows them never handles anybody's markup.
 */
export type LightPiece =
  | { kind: 'text' | 'strong' | 'emphasis'; text: string }
  | { kind: 'link'; text: string; href: string }

export type LightBlock =
  | { kind: 'paragraph'; lines: LightPiece[][] }
  | { kind: 'list'; items: LightPiece[][] }

const PIECE =
  /\\(?<plain>[\\*[\]()-])|\*\*(?<strong>(?:\\.|[^*\\])+)\*\*|\*(?<emphasis>(?:\\.|[^*\\])+)\*|\[(?<words>(?:\\.|[^[\]\\])+)\]\((?<href>[^()\s]+)\)/gu
const ITEM = /^- +/

/** Only addresses that a mail may lead to; null for the others, which stay words. */
function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null
  return ['https:', 'http:', 'mailto:'].includes(new URL(href).protocol) ? href : null
}

const unescaped = (text: string) => text.replace(/\\([\\*[\]()-])/gu, '$1')

/** A value that is to stand in a text as it is, whatever signs it holds. */
export const escapedLight = (value: string) => value.replace(/[\\*[\]()-]/gu, '\\$&')

function piecesOf(line: string): LightPiece[] {
  const pieces: LightPiece[] = []
  const say = (text: string) => {
    const last = pieces.at(-1)
    if (text === '') return
    if (last?.kind === 'text') last.text += text
    else pieces.push({ kind: 'text', text })
  }
  let from = 0
  for (const match of line.matchAll(PIECE)) {
    say(line.slice(from, match.index))
    from = match.index + match[0].length
    const { plain, strong, emphasis, words, href } = match.groups ?? {}
    const safe = href === undefined ? null : safeHref(href)
    if (plain !== undefined) say(plain)
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: unescaped(strong) })
    else if (emphasis !== undefined) pieces.push({ kind: 'emphasis', text: unescaped(emphasis) })
    else if (safe !== null && words !== undefined)
      pieces.push({ kind: 'link', text: unescaped(words), href: safe })
    else say(unescaped(match[0]))
  }
  say(line.slice(from))
  return pieces
}

function blocksOf(part: string): LightBlock[] {
  const blocks: LightBlock[] = []
  for (const line of part.split('\n').filter((one) => one.trim() !== '')) {
    const last = blocks.at(-1)
    const pieces = piecesOf(line.replace(ITEM, ''))
    if (ITEM.test(line)) {
      if (last?.kind === 'list') last.items.push(pieces)
      else blocks.push({ kind: 'list', items: [pieces] })
    } else if (last?.kind === 'paragraph') last.lines.push(pieces)
    else blocks.push({ kind: 'paragraph', lines: [pieces] })
  }
  return blocks
}

/** The paragraphs and lists of a text. Every text is one: what is not formatting stays words. */
export const lightBlocks = (text: string): LightBlock[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .flatMap(blocksOf)

const pieceText = (piece: LightPiece) =>
  piece.kind === 'link' && piece.text !== piece.href ? `${piece.text} (${piece.href})` : piece.text
const lineText = (pieces: readonly LightPiece[]) => pieces.map(pieceText).join('')

/** The same for who reads plain text: signs gone, the address of a link after its words. */
export function lightText(text: string): string {
  return lightBlocks(text)
    .map((block) =>
      block.kind === 'list'
        ? block.items.map((item) => `- ${lineText(item)}`).join('\n')
        : block.lines.map(lineText).join('\n'),
    )
    .join('\n\n')
}
