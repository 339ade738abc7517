import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { frenchSpaces } from '../../src/kernel/french-spaces.ts'
import { type Block, type Inline, readMarkdown } from '../../src/kernel/markdown.ts'
import { Link } from '../ui/Link.tsx'
import styles from './Markdown.module.css'
import { OutsideLink } from './OutsideLink.tsx'

interface MarkdownTextProps {
  text: string
  imageUrl(imageId: string): string
}

/** A text in Markdown as elements: no HTML is ever made of it, so that nothing in it can run. Its headings stand under that of the page. */
export function MarkdownText({ text, imageUrl }: MarkdownTextProps) {
  const blocks = useMemo(() => underTitle(readMarkdown(text)), [text])
  return (
    <div className={styles.text} lang="fr">
      <Blocks blocks={blocks} imageUrl={imageUrl} />
    </div>
  )
}

/** The highest heading of the text becomes the first under the title of the page, whichever its author chose. */
function underTitle(blocks: readonly Block[]): readonly Block[] {
  const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []))
  const top = Math.min(...levels) - 1
  return blocks.map((block) => (block.type === 'heading' ? { ...block, level: block.level - top } : block))
}

type ImageUrl = MarkdownTextProps['imageUrl']

/** What is read of a text has no identity but its place. */
const numbered = <T,>(items: readonly T[]) => items.map((item, place) => ({ key: String(place), item }))

function Blocks({ blocks, imageUrl }: { blocks: readonly Block[]; imageUrl: ImageUrl }) {
  return numbered(blocks).map(({ key, item }) => <OneBlock key={key} block={item} imageUrl={imageUrl} />)
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const

function OneBlock({ block, imageUrl }: { block: Block; imageUrl: ImageUrl }): ReactNode {
  const line = (pieces: readonly Inline[]) => <Line pieces={pieces} imageUrl={imageUrl} />
  switch (block.type) {
    case 'heading': {
      const Heading = HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? 'h2'
      return <Heading>{line(block.children)}</Heading>
    }
    case 'paragraph':
      return <p>{line(block.children)}</p>
    case 'list': {
      const items = numbered(block.items).map(({ key, item }) => (
        <li key={key}>
          <Blocks blocks={item} imageUrl={imageUrl} />
        </li>
      ))
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} imageUrl={imageUrl} />
        </blockquote>
      )
    case 'code':
      return <pre>{block.text}</pre>
    case 'rule':
      return <hr />
    case 'table':
      return <TextTable block={block} line={line} />
  }
}

function TextTable({
  block,
  line,
}: {
  block: Extract<Block, { type: 'table' }>
  line(pieces: readonly Inline[]): ReactNode
}) {
  return (
    <div className={styles.wide}>
      <table>
        <thead>
          <tr>
            {numbered(block.header).map(({ key, item }) => (
              <th key={key} scope="col">
                {line(item)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(block.rows).map(({ key, item: row }) => (
            <tr key={key}>
              {numbered(row).map(({ key: cell, item }) => (
                <td key={cell}>{line(item)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ pieces, imageUrl }: { pieces: readonly Inline[]; imageUrl: ImageUrl }) {
  return numbered(pieces).map(({ key, item }) => <Piece key={key} piece={item} imageUrl={imageUrl} />)
}

function Piece({ piece, imageUrl }: { piece: Inline; imageUrl: ImageUrl }): ReactNode {
  const inner = (children: readonly Inline[]) => <Line pieces={children} imageUrl={imageUrl} />
  switch (piece.type) {
    case 'text':
      return frenchSpaces(piece.text)
    case 'code':
      return <code>{piece.text}</code>
    case 'strong':
      return <strong>{inner(piece.children)}</strong>
    case 'emphasis':
      return <em>{inner(piece.children)}</em>
    case 'deleted':
      return <del>{inner(piece.children)}</del>
    case 'break':
      return <br />
    case 'image':
      return <img src={imageUrl(piece.imageId)} alt={piece.alt} loading="lazy" />
    case 'link':
      return piece.isExternal ? (
        <OutsideLink href={piece.href}>{inner(piece.children)}</OutsideLink>
      ) : (
        <Link to={piece.href} outside={!piece.href.startsWith('/')}>
          {inner(piece.children)}
        </Link>
      )
  }
}
