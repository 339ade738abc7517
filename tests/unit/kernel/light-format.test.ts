import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapedLight, lightBlocks, lightText } from '../../../src/kernel/light-format.ts'

const words = (text: string) =>
  lightBlocks(text)
    .flatMap((block) => (block.kind === 'list' ? block.items : block.lines))
    .flat()

describe('light formatting', () => {
  it('reads bold, italic, links, lists and paragraphs', () => {
    const text = 'Bonjour **vous**,\nle *lundi*.\n\n- un\n- [deux](https://a.example/x)\n\nFin.'
    expect(lightBlocks(text)).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Bonjour ' },
            { kind: 'strong', text: 'vous' },
            { kind: 'text', text: ',' },
          ],
          [
            { kind: 'text', text: 'le ' },
            { kind: 'emphasis', text: 'lundi' },
            { kind: 'text', text: '.' },
          ],
        ],
      },
      {
        kind: 'list',
        items: [
          [{ kind: 'text', text: 'un' }],
          [{ kind: 'link', text: 'deux', href: 'https://a.example/x' }],
        ],
      },
      { kind: 'paragraph', lines: [[{ kind: 'text', text: 'Fin.' }]] },
    ])
    expect(lightText(text)).toBe('Bonjour vous,\nle lundi.\n\n- un\n- deux (https://a.example/x)\n\nFin.')
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '//ailleurs.example', 'pas-une-adresse'])(
    'makes no link of %s',
    (href) => {
      expect(words(`[ici](${href})`).every(({ kind }) => kind !== 'link')).toBe(true)
    },
  )

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof lightText(text)).toBe('string')
      }),
    )
  })

  it('leaves an escaped value as it is, whatever signs it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' ')),
        (value) => {
          const pieces = words(`x ${escapedLight(value)} x`)
          expect(pieces).toEqual([{ kind: 'text', text: `x ${value} x` }])
        },
      ),
    )
  })
})
