/**
 * French spaces, put once here so that no author can forget them: narrow no-break before ; ! ? and %,
 * no-break before : and inside « ».
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?%])/g, '\u202f$1')
    .replace(/ :/g, '\u00a0:')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
}
