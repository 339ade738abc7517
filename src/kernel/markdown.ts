import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import { IMAGE_ADDRESS } from './information.ts'

/** A piece of a line. Nothing in it is HTML: what draws it writes `text` as text. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'strong' | 'emphasis' | 'deleted'; children: Inline[] }
  /** `https:`, `http:`, `mailto:`, or a page of this site. */
  | { type: 'link'; href: string; isExternal: boolean; children: Inline[] }
  /** One of the images of the item, by its id; what it shows in words. */
  | { type: 'image'; imageId: string; alt: string }
  | { type: 'break' }

export type Block =
  /** `level`: 1 for the highest that may be written. */
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; start: number | null; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'code'; text: string }
  | { type: 'rule' }
  | { type: 'table'; header: Inline[][]; rows: Inline[][][] }

/**
 * What a text in Markdown (CommonMark with the tables, the strikethrough and the bare addresses of GitHub) says, as
 * plain data. The one way from Markdown to a screen: HTML stays the letters it is written with, links that are not plainly
 * safe and images that are not of the item leave their words alone.
 */
export function readMarkdown(text: string): Block[] {
  try {
    return blocksOf(new Lexer({ gfm: true }).lex(text))
  } catch (error) {
    // Thousands of things inside one another, which nobody writes for a reader: shown as it was typed.
    if (!(error instanceof RangeError)) throw error
    return [{ type: 'paragraph', children: [{ type: 'text', text }] }]
  }
}

function blocksOf(tokens: readonly Token[]): Block[] {
  return (tokens as MarkedToken[]).flatMap((token): Block[] => {
    switch (token.type) {
      case 'heading':
        return [{ type: 'heading', level: token.depth, children: inlinesOf(token.tokens) }]
      case 'paragraph':
      // In a list without blank lines the words of an item stand alone.
      case 'text':
        return [{ type: 'paragraph', children: inlinesOf(('tokens' in token && token.tokens) || [token]) }]
      case 'list':
        return [listOf(token)]
      case 'blockquote':
        return [{ type: 'quote', children: blocksOf(token.tokens) }]
      case 'code':
        return [{ type: 'code', text: token.text }]
      case 'html':
        return [{ type: 'paragraph', children: [{ type: 'text', text: token.text.trim() }] }]
      case 'hr':
        return [{ type: 'rule' }]
      case 'table':
        return [
          {
            type: 'table',
            header: token.header.map((cell) => inlinesOf(cell.tokens)),
            rows: token.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens))),
          },
        ]
      default:
        return []
    }
  })
}

const listOf = ({ ordered, start, items }: Tokens.List): Block => ({
  type: 'list',
  start: ordered ? Number(start) || 1 : null,
  items: items.map(({ tokens }) => blocksOf(tokens)),
})

function inlinesOf(tokens: readonly Token[]): Inline[] {
  return (tokens as MarkedToken[]).flatMap((token): Inline[] => {
    switch (token.type) {
      case 'strong':
        return [{ type: 'strong', children: inlinesOf(token.tokens) }]
      case 'em':
        return [{ type: 'emphasis', children: inlinesOf(token.tokens) }]
      case 'del':
        return [{ type: 'deleted', children: inlinesOf(token.tokens) }]
      case 'codespan':
        return [{ type: 'code', text: token.text }]
      case 'br':
        return [{ type: 'break' }]
      case 'link':
        return linkOf(token)
      case 'image':
        return imageOf(token)
      case 'checkbox':
        return [{ type: 'text', text: token.checked ? '☑ ' : '☐ ' }]
      case 'text':
      case 'escape':
      case 'html':
        return [{ type: 'text', text: token.text }]
      default:
        return []
    }
  })
}

/** Addresses that lead somewhere and run nothing; what a browser would read otherwise than a person is not one. */
const SAFE_ADDRESS = /^(https?:\/\/[^\s\\]+|mailto:[^\s\\]+|\/(?![/\\])[^\s\\]*)$/i

function linkOf({ href, tokens }: Tokens.Link): Inline[] {
  const children = inlinesOf(tokens)
  if (!SAFE_ADDRESS.test(href)) return children
  return [{ type: 'link', href, isExternal: /^https?:/i.test(href), children }]
}

function imageOf({ href, text }: Tokens.Image): Inline[] {
  const imageId = IMAGE_ADDRESS.exec(href)?.[1]
  const alt = text.trim()
  if (imageId) return [{ type: 'image', imageId, alt }]
  return alt ? [{ type: 'text', text: alt }] : []
}

/** An image that a text shows, or would show: `imageId` is null when it is not one of the item. */
export interface ShownImage {
  imageId: string | null
  alt: string
}

/** Every image of a text, those that come from elsewhere included: what is to be refused must be seen. */
export function imagesIn(text: string): ShownImage[] {
  const found: ShownImage[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each)
    else if (typeof value === 'object' && value !== null) {
      const token = value as Partial<Tokens.Image>
      if (token.type === 'image' && token.href !== undefined)
        found.push({ imageId: IMAGE_ADDRESS.exec(token.href)?.[1] ?? null, alt: (token.text ?? '').trim() })
      else for (const each of Object.values(value)) walk(each)
    }
  }
  try {
    walk(new Lexer({ gfm: true }).lex(text))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

/** The words of a text without its marks, for those who search. */
export function wordsOfMarkdown(text: string): string {
  const said: string[] = []
  const walk = (pieces: readonly (Block | Inline)[]): void => {
    for (const piece of pieces) {
      if (piece.type === 'text' || piece.type === 'code') said.push(piece.text)
      else if (piece.type === 'image') said.push(piece.alt)
      else if (piece.type === 'list') piece.items.forEach(walk)
      else if (piece.type === 'table') [piece.header, ...piece.rows].flat().forEach(walk)
      else if ('children' in piece) walk(piece.children)
    }
  }
  walk(readMarkdown(text))
  return said.join(' ')
}
