import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Block,
  type Inline,
  imagesIn,
  readMarkdown,
  wordsOfMarkdown,
} from '../../../src/kernel/markdown.ts'

/** Every piece of a text, however deep. */
function piecesOf(blocks: readonly (Block | Inline)[]): (Block | Inline)[] {
  return blocks.flatMap((piece) => {
    const inner: readonly (Block | Inline)[] =
      piece.type === 'list'
        ? piece.items.flat()
        : piece.type === 'table'
          ? [piece.header, ...piece.rows].flat(2)
          : 'children' in piece
            ? piece.children
            : []
    return [piece, ...piecesOf(inner)]
  })
}
const linksIn = (text: string) =>
  piecesOf(readMarkdown(text)).flatMap((piece) => (piece.type === 'link' ? [piece.href] : []))

describe('what is read in Markdown', () => {
  it('gives headings, lists, tables, quotes, links and images as data', () => {
    expect(readMarkdown('# Titre\n\nUn **mot** [là](https://ademe.fr)')).toEqual([
      { type: 'heading', level: 1, children: [{ type: 'text', text: 'Titre' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Un ' },
          { type: 'strong', children: [{ type: 'text', text: 'mot' }] },
          { type: 'text', text: ' ' },
          {
            ...{ type: 'link', href: 'https://ademe.fr', isExternal: true },
            children: [{ type: 'text', text: 'là' }],
          },
        ],
      },
    ])
    const said = readMarkdown(
      '3. un\n4. deux\n\n> cité\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n---\n\n![Un bac](image:ab12)\n',
    )
    expect(said.map(({ type }) => type)).toEqual(['list', 'quote', 'table', 'rule', 'paragraph'])
    expect(said[0]).toMatchObject({ start: 3 })
    expect(said[4]).toEqual({
      ...{ type: 'paragraph', children: [{ type: 'image', imageId: 'ab12', alt: 'Un bac' }] },
    })
    expect(wordsOfMarkdown('# Bac\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n- ![Quai](image:a)')).toBe(
      'Bac a b 1 2 Quai',
    )
  })

  it('keeps HTML as the letters it is written with', () => {
    const attack = '<script>alert(1)</script>\n\nmot <img src=x onerror="alert(1)"> <b onclick=x>gras</b>'
    const types = new Set(piecesOf(readMarkdown(attack)).map(({ type }) => type))
    expect([...types].sort()).toEqual(['paragraph', 'text'])
    expect(wordsOfMarkdown(attack)).toContain('<script>alert(1)</script>')
  })

  it('follows no address that could run or deceive', () => {
    for (const address of [
      ...[
        'javascript:alert(1)',
        'JaVaScRiPt:alert(1)',
        'data:text/html,<script>',
        'vbscript:x',
        'file:///etc',
      ],
      ...['//ailleurs.example', '/\\ailleurs.example', '\\\\ailleurs', 'java&#x73;cript:x', 'https:ailleurs'],
    ])
      expect(linksIn(`[ici](${address})`), address).toEqual([])
    expect(linksIn('[a](javascript:x) [b](/informations) [c](mailto:a@b.fr) <https://ademe.fr>')).toEqual([
      ...['/informations', 'mailto:a@b.fr', 'https://ademe.fr'],
    ])
    // The words of a refused link are still read.
    expect(wordsOfMarkdown('[ici](javascript:x)')).toBe('ici')
  })

  it('shows no image but those of the item, and finds the others to refuse them', () => {
    const text =
      '![a](image:ab) ![b](https://espion.example/p.png) ![c](data:image/png;base64,x) ![](image:cd)'
    const shown = piecesOf(readMarkdown(text)).filter(({ type }) => type === 'image')
    expect(shown).toEqual([
      { type: 'image', imageId: 'ab', alt: 'a' },
      { type: 'image', imageId: 'cd', alt: '' },
    ])
    expect(imagesIn(`> - **${text}**`)).toEqual([
      { imageId: 'ab', alt: 'a' },
      { imageId: null, alt: 'b' },
      { imageId: null, alt: 'c' },
      { imageId: 'cd', alt: '' },
    ])
  })

  it('reads anything at all, and never leaves a link or an image that is not safe', () => {
    const piece = fc.constantFrom(
      ...['[', ']', '(', ')', '!', '<', '>', '`', '*', '_', '#', '|', '-', '\n', '\n\n', ' ', '&#x6a;', '"'],
      ...['javascript:', 'data:', 'https://', '//', 'image:a', 'script', 'onerror=', 'mot', '\\', '&', ';'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const one of piecesOf(readMarkdown(pieces.join('')))) {
          if (one.type === 'link') expect(one.href).toMatch(/^(https?:\/\/|mailto:|\/(?![/\\]))/i)
          if (one.type === 'image') expect(one.imageId).toMatch(/^[a-z0-9]+$/)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes what nobody writes for a reader as it is typed', () => {
    const deep = `${'>'.repeat(30_000)}x`
    expect(readMarkdown(deep)).toEqual([{ type: 'paragraph', children: [{ type: 'text', text: deep }] }])
  })
})
