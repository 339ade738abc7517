/** Somebody's address, with the name to show beside it. */
export interface Mailbox {
  name: string | null
  address: string
}

/**
 * One address and nothing else: what could end a header, open a second address or leave the envelope is refused. Not a
 * check that it exists.
 */
const ONE_ADDRESS = /^[^\s@<>,;:"()[\]\\\p{Cc}]+@[^\s@<>,;:"()[\]\\\p{Cc}]+$/u

export function isOneAddress(text: string): boolean {
  return text.length <= 254 && ONE_ADDRESS.test(text)
}

/** Reads `boucle@exemple.fr` or `Boucle <boucle@exemple.fr>`; null when it is neither. */
export function parseMailbox(text: string): Mailbox | null {
  const [, quotedName = '', bracketed] = text.trim().match(/^(.*?)\s*<([^<>]*)>$/u) ?? []
  const address = bracketed ?? text.trim()
  const name = quotedName.replace(/^"(.*)"$/u, '$1').trim()
  return isOneAddress(address) && !/\p{Cc}/u.test(name) ? { name: name || null, address } : null
}
