/** Whether the connection to the mail server is encrypted once it is open. */
const starttlsChoices = ['required', 'optional', 'never'] as const

/** The mail server that SMTP_URL names. */
export interface SmtpServer {
  host: string
  port: number
  /** Encrypted from the first byte (smtps://). */
  secure: boolean
  starttls: (typeof starttlsChoices)[number]
  user: string | null
  password: string | null
}

const DEFAULT_PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }

/**
 * Reads `smtp://user:password@host:port` or `smtps://…`, credentials percent-encoded; null when it is neither. STARTTLS
 * is required, save on this machine itself, unless `?starttls=` says `required`, `optional` or `never`.
 */
export function parseSmtpUrl(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const port = DEFAULT_PORTS[url.protocol]
  const { starttls: asked, ...others } = Object.fromEntries(url.searchParams)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const starttls = starttlsChoices.find((choice) => choice === (asked ?? starttlsFor(host)))
  if (port === undefined || host === '' || !starttls || Object.keys(others).length > 0) return null
  if (!/^\/?$/.test(url.pathname) || url.hash !== '') return null
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined) return null
  return {
    host,
    port: url.port === '' ? port : Number(url.port),
    secure: url.protocol === 'smtps:',
    starttls,
    user,
    password,
  }
}

function starttlsFor(host: string): SmtpServer['starttls'] {
  return isLoopback(host) ? 'optional' : 'required'
}

/** The wire to this machine itself leaves it nowhere. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Null for nothing, undefined for what cannot be read. */
function decoded(text: string): string | null | undefined {
  try {
    return text === '' ? null : decodeURIComponent(text)
  } catch {
    return undefined
  }
}
