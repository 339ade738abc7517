/** Lower case, no accents, one space between words, "m³" as "m3": how words are compared everywhere here. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Folded words without the plural mark, so that "Déchets" and "déchet" are one. */
export function wordKey(text: string): string {
  return fold(text)
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))
    .join(' ')
}
