export const formats = ['jpeg', 'png', 'webp', 'pdf'] as const
export type Format = (typeof formats)[number]

export const mediaTypes: Record<Format, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

const startsWith = (content: Uint8Array, bytes: readonly number[], at = 0) =>
  bytes.every((byte, i) => content[at + i] === byte)
const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0))

/** What a file is, by its first bytes; its name and what the browser says of it count for nothing. Null: not accepted. */
export function formatOf(content: Uint8Array): Format | null {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(content, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'png'
  if (startsWith(content, ascii('RIFF')) && startsWith(content, ascii('WEBP'), 8)) return 'webp'
  if (startsWith(content, ascii('%PDF-'))) return 'pdf'
  return null
}
