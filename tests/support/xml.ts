/** An element as it is written: its own text without that of its children. */
export interface Element {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads well-formed XML without comments, sections or a document type; throws where it is not well formed. */
export function parsedXml(xml: string): Element {
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/.exec(xml)
  if (!declaration) throw new Error('The XML declaration is missing.')
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  let at = declaration[0].length
  while (at < xml.length) {
    const here = open.at(-1) as Element
    const next = xml.indexOf('<', at)
    const until = next === -1 ? xml.length : next
    here.text += unescaped(xml.slice(at, until))
    if (next === -1) break
    const tag = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/.exec(xml.slice(next))
    if (!tag) throw new Error(`Not a tag: ${xml.slice(next, next + 40)}`)
    const [whole, closing, name = '', attributes = '', empty] = tag
    at = next + whole.length
    if (closing) {
      if (open.length === 1 || open.pop()?.name !== name) throw new Error(`</${name}> closes nothing.`)
      continue
    }
    const element: Element = { name, attributes: attributesOf(attributes), text: '', children: [] }
    here.children.push(element)
    if (!empty) open.push(element)
  }
  const [document, ...others] = root.children
  if (open.length > 1 || !document || others.length > 0 || root.text.trim() !== '')
    throw new Error('There is not exactly one document element.')
  return document
}

function attributesOf(written: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', value = ''] of written.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`The attribute ${name} is written twice.`)
    found[name] = unescaped(value)
  }
  return found
}

function unescaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold (2.2)
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw new Error('XML holds no such character.')
  return text.replace(/&(#x[0-9a-f]+;|\w+;)?/gi, (whole, name?: string) => {
    const entity = name?.startsWith('#x')
      ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
      : ENTITIES[name?.slice(0, -1) ?? '']
    if (entity === undefined) throw new Error(`Not an entity: ${whole}`)
    return entity
  })
}
