import { type LightPiece, lightBlocks, lightText } from '../kernel/light-format.ts'
import type { Mail } from '../kernel/mail.ts'

/** The words around what a room says. */
const frames = {
  fr: {
    copy: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u00a0:',
    colon: '\u00a0:',
    automatic: 'Message automatique de Boucle',
    choose: 'Choisir les messages que vous recevez',
    unsubscribe: 'Ne plus recevoir ces messages',
    sentBy: 'Envoyé par Boucle',
  },
  en: {
    copy: 'If the button does not open, copy this address into your browser:',
    colon: ':',
    automatic: 'Automatic message from Boucle',
    choose: 'Choose which messages you receive',
    unsubscribe: 'Stop receiving these messages',
    sentBy: 'Sent by Boucle',
  },
} as const

const INK = '#1b2a23'
const MUTED = '#56635b'
const FONT = "font-family:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,Arial,sans-serif"
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5f45;color:#ffffff;font-weight:600;text-decoration:none'

export type Words = Pick<
  Mail,
  | 'language'
  | 'subject'
  | 'paragraphs'
  | 'action'
  | 'because'
  | 'preferencesPath'
  | 'format'
  | 'unsubscribePath'
>

/** The text part: the words, the address to open, why it was sent. `site` is the address of the installation. */
export function asText(
  { language, paragraphs, action, because, preferencesPath, format, unsubscribePath }: Words,
  site: string,
): string {
  const link = action ? [`${action.label}${frames[language].colon}\n${linkOf(action.path, site)}`] : []
  const { automatic, choose, colon, unsubscribe, sentBy } = frames[language]
  const end = unsubscribePath ? `\n${unsubscribe}${colon} ${linkOf(unsubscribePath, site)}` : ''
  const choice = preferencesPath ? `\n${choose}${colon} ${linkOf(preferencesPath, site)}` : ''
  const foot = `-- \n${because}\n${unsubscribePath ? sentBy : automatic}, ${site}${choice}${end}`
  const said = format === 'light' ? paragraphs.map(lightText) : paragraphs
  return `${[...said, ...link, foot].join('\n\n')}\n`
}

/**
 * The HTML part: one column without tables, styles on the elements, no image, nothing fetched from anywhere. Every
 * value is escaped: the words may hold what somebody typed.
 */
export function asHtml(
  { language, subject, paragraphs, action, because, preferencesPath, format, unsubscribePath }: Words,
  site: string,
): string {
  const frame = frames[language]
  const said =
    format === 'light'
      ? paragraphs.map(formatted)
      : paragraphs.map((text) => `<p style="margin:0 0 16px">${broken(text)}</p>`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f8f5ee;color:${INK};${FONT};font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #e0d9ca;border-radius:8px">
<p style="margin:0 0 24px;font-weight:700;color:#173f2e">Boucle</p>
${said.join('\n')}
${action ? button(action.label, linkOf(action.path, site), frame.copy) : ''}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e0d9ca;font-size:14px;color:${MUTED}">${broken(because)}<br>
${unsubscribePath ? frame.sentBy : frame.automatic}, <a href="${escaped(site)}" style="color:${MUTED}">${escaped(site)}</a>${preferencesPath ? quietLink(frame.choose, linkOf(preferencesPath, site)) : ''}${unsubscribePath ? quietLink(frame.unsubscribe, linkOf(unsubscribePath, site)) : ''}</p>
</div>
</body>
</html>
`
}

function button(label: string, link: string, copy: string): string {
  const address = escaped(link)
  return `<p style="margin:24px 0"><a href="${address}" style="${BUTTON}">${escaped(label)}</a></p>
<p style="margin:0;font-size:14px;color:${MUTED}">${copy}<br>
<a href="${address}" style="color:${MUTED};word-break:break-all">${address}</a></p>`
}

function formatted(text: string): string {
  return lightBlocks(text)
    .map((block) =>
      block.kind === 'list'
        ? `<ul style="margin:0 0 16px;padding-left:24px">${block.items.map((item) => `<li>${pieces(item)}</li>`).join('\n')}</ul>`
        : `<p style="margin:0 0 16px">${block.lines.map(pieces).join('<br>\n')}</p>`,
    )
    .join('\n')
}

function pieces(line: readonly LightPiece[]): string {
  return line
    .map((piece) => {
      const words = escaped(piece.text)
      if (piece.kind === 'strong') return `<strong>${words}</strong>`
      if (piece.kind === 'emphasis') return `<em>${words}</em>`
      return piece.kind === 'link'
        ? `<a href="${escaped(piece.href)}" style="color:#1f5f45">${words}</a>`
        : words
    })
    .join('')
}

function quietLink(label: string, link: string): string {
  return `<br>\n<a href="${escaped(link)}" style="color:${MUTED}">${label}</a>`
}

/** The whole address of `path` on this site; the path is one of ours, so it never leaves it. */
export function linkOf(path: string, site: string): string {
  return `${site.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

function broken(text: string): string {
  return escaped(text).replace(/\r\n?|\n/g, '<br>\n')
}
