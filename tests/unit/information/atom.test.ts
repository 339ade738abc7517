import { describe, expect, it } from 'vitest'
import { atomFeed, entryUuid } from '../../../src/features/information/atom.ts'
import type { PublicItem } from '../../../src/features/information/contract.ts'
import { type Element, parsedXml } from '../../support/xml.ts'

const ATOM = 'http://www.w3.org/2005/Atom'
const site = { address: 'https://boucle.example', now: '2026-11-16T08:00:00.000Z' }
const item = (change: Partial<PublicItem> = {}): PublicItem => ({
  ...{ id: '01abc', category: 'guide', title: 'Réemployer ses palettes', summary: 'Où, comment.' },
  ...{ byline: 'CCI du Gers', source: { name: 'ADEME', url: 'https://ademe.fr/a?b=1&c=2' } },
  ...{ resources: [], sectors: [], themes: ['reuse'], standing: 'current' },
  ...{ checkedOn: '2026-11-01', toCheckOn: '2027-11-01', closesOn: null },
  ...{ publishedAt: '2026-10-01T08:00:00.000Z', changedAt: '2026-11-02T09:30:00.000Z' },
  ...change,
})

const feedOf = (items: readonly PublicItem[]) => parsedXml(atomFeed(items, site))
const named = ({ children }: Element, name: string) => children.filter((one) => one.name === name)
const textOf = (parent: Element, name: string) => named(parent, name).map(({ text }) => text)
/** RFC 3339, as RFC 4287 (3.3) asks of dates. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

describe('the Atom feed', () => {
  it('has what RFC 4287 (4.1.1) requires of a feed', () => {
    const feed = feedOf([item(), item({ id: '02', changedAt: '2026-11-05T10:00:00.000Z' })])
    expect(feed.name).toBe('feed')
    expect(feed.attributes.xmlns).toBe(ATOM)
    for (const name of ['id', 'title', 'updated']) expect(textOf(feed, name), name).toHaveLength(1)
    expect(textOf(feed, 'updated')).toEqual(['2026-11-05T10:00:00.000Z'])
    const links = named(feed, 'link').map(({ attributes }) => [attributes.rel, attributes.href])
    expect(links).toContainEqual(['self', 'https://boucle.example/api/v1/information.atom'])
    expect(textOf(feedOf([]), 'updated')).toEqual([site.now])
  })

  it('has of each entry what RFC 4287 (4.1.2) requires: one id, title and date, an author, a way to it', () => {
    const entries = named(feedOf([item(), item({ id: '02' })]), 'entry')
    for (const entry of entries) {
      for (const name of ['id', 'title', 'updated', 'published', 'summary'])
        expect(textOf(entry, name), name).toHaveLength(1)
      expect(textOf(entry, 'updated')[0]).toMatch(DATE)
      expect(textOf(named(entry, 'author')[0] as Element, 'name')).toEqual(['CCI du Gers'])
      const ways = named(entry, 'link').map(({ attributes }) => attributes.rel)
      expect(ways).toEqual(['alternate', 'via'])
    }
    const ids = entries.flatMap((entry) => textOf(entry, 'id'))
    expect(new Set(ids).size).toBe(2)
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('keeps the id of an entry when all else changes, the site included', () => {
    const elsewhere = parsedXml(
      atomFeed([item({ title: 'Autre', changedAt: '2026-11-09T00:00:00.000Z' })], {
        ...site,
        address: 'http://x',
      }),
    )
    expect(textOf(named(elsewhere, 'entry')[0] as Element, 'id')).toEqual([`urn:uuid:${entryUuid('01abc')}`])
  })

  it('writes words as words, whatever they hold', () => {
    const odd = 'A & B < C > "d" ]]> <script>x</script>\u0000\u000b'
    const [entry] = named(feedOf([item({ title: odd, summary: odd, byline: odd })]), 'entry')
    expect(textOf(entry as Element, 'title')).toEqual(['A & B < C > "d" ]]> <script>x</script>'])
    expect(named(entry as Element, 'link')[1]?.attributes.href).toBe('https://ademe.fr/a?b=1&c=2')
  })
})
