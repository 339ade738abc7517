/** A text without the control characters that nobody types and that files lose on the way; tabs and line ends stay. */
export function plainText(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, '')
}
