import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asHtml, asText, linkOf, type Words } from '../../src/mail/layout.ts'

const SITE = 'https://boucle.exemple.fr'
const words = (changes: Partial<Words> = {}): Words => ({
  language: 'fr',
  subject: 'Votre invitation',
  paragraphs: ['Bonjour,', 'Zoé vous invite.'],
  action: { label: 'Accepter', path: '/invitation#abc' },
  because: 'Zoé a donné votre adresse.',
  ...changes,
})

/** What a mail client would take for elements. */
const elementsOf = (html: string) => [...html.matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map(([, name]) => name)

describe('the HTML part', () => {
  it('holds what was typed as text, never as markup', () => {
    const typed = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '/', ' ', '\n', '<script>', 'é'),
    })
    const skeleton = elementsOf(asHtml(words(), SITE)).filter((name) => name !== 'br')
    fc.assert(
      fc.property(typed, (text) => {
        const html = asHtml(
          words({
            subject: text,
            paragraphs: [text, text],
            because: text,
            action: { label: text, path: `/x#${text}` },
          }),
          SITE,
        )
        expect(elementsOf(html).filter((name) => name !== 'br')).toEqual(skeleton)
      }),
    )
  })

  it('fetches nothing from anywhere, has no image, no script, no table, no style sheet', () => {
    const html = asHtml(words(), SITE)
    expect(html).not.toMatch(/\bsrc=|url\(|@import|<(img|script|table|link|style|iframe)\b/i)
    const addresses = [...html.matchAll(/https?:\/\/[^\s"<]+/g)].map(([address]) => address)
    expect(new Set(addresses)).toEqual(new Set([SITE, `${SITE}/invitation#abc`]))
  })

  it('says its language, and frames the words in it', () => {
    expect(asHtml(words(), SITE)).toMatch(/<html lang="fr">[\s\S]*copiez cette adresse/)
    expect(asHtml(words({ language: 'en' }), SITE)).toMatch(/<html lang="en">[\s\S]*copy this address/)
  })

  it('keeps the lines of a paragraph', () => {
    expect(asHtml(words({ paragraphs: ['un\ndeux\r\ntrois'] }), SITE)).toContain('un<br>\ndeux<br>\ntrois')
  })

  it('has no button when there is nothing to do', () => {
    const html = asHtml(words({ action: undefined }), SITE)
    expect([...html.matchAll(/<a /g)]).toHaveLength(1)
    expect(html).not.toContain('copiez')
  })
})

describe('the text part', () => {
  it('says everything, the address on a line of its own', () => {
    expect(asText(words(), SITE)).toBe(
      `Bonjour,

Zoé vous invite.

Accepter :
https://boucle.exemple.fr/invitation#abc

-- 
Zoé a donné votre adresse.
Message automatique de Boucle, https://boucle.exemple.fr
`,
    )
    expect(asText(words({ language: 'en' }), SITE)).toContain('\nAccepter:\nhttps://')
  })
})

describe('a link', () => {
  it('never leaves the site', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '@', '.', 'a', '#', '?') }), (path) => {
        expect(new URL(linkOf(`/${path}`, `${SITE}/`)).origin).toBe(SITE)
      }),
    )
  })
})
