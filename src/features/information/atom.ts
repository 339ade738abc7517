import { createHash } from 'node:crypto'
import type { PublicItem } from './contract.ts'

/** Where the feed is, under the address of the site. */
export const FEED_PATH = '/api/v1/information.atom'
export const FEED_TYPE = 'application/atom+xml; charset=utf-8'

/** Names the feed's entries apart from all else: drawn once, never to change (RFC 9562, 5.5). */
const ENTRIES = '5f0c6b0e-7d5b-4c59-9a2e-1d7f3a0c8e41'

interface Site {
  /** Address of the site, without a slash at its end. */
  address: string
  /** The instant of the answer, for a feed without entries. */
  now: string
}

/**
 * The public items as an Atom feed (RFC 4287): a stable id, a date of change, an author, a summary and a link for each,
 * the last changed first. The text itself is on the page.
 */
export function atomFeed(items: readonly PublicItem[], { address, now }: Site): string {
  const last = items.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), '')
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    element('title', 'Boucle, informations d’économie circulaire'),
    element('id', `${address}${FEED_PATH}`),
    `<link rel="self" type="application/atom+xml" href="${escaped(address + FEED_PATH)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${address}/informations`)}"/>`,
    element('updated', last || now),
    ...items.map((item) => entry(item, address)),
    '</feed>',
    '',
  ].join('\n')
}

function entry(item: PublicItem, address: string): string {
  const page = `${address}/informations/${item.id}`
  return [
    '<entry>',
    element('title', item.title),
    element('id', `urn:uuid:${entryUuid(item.id)}`),
    element('updated', item.changedAt),
    element('published', item.publishedAt ?? item.changedAt),
    `<author>${element('name', item.byline)}</author>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    ...(item.source.url ? [`<link rel="via" href="${escaped(item.source.url)}"/>`] : []),
    `<category term="${escaped(item.category)}"/>`,
    ...item.themes.map((theme) => `<category term="${escaped(theme)}"/>`),
    element('summary', item.summary),
    '</entry>',
  ].join('\n')
}

/** The same for an item for ever, wherever the site stands: a version 5 UUID of its id. */
export function entryUuid(id: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(ENTRIES.replaceAll('-', ''), 'hex'))
    .update(id)
    .digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex').slice(0, 32)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`

/** Also without what XML 1.0 cannot hold at all. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
