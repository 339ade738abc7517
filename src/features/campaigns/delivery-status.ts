import type { BounceKind } from '../../kernel/mailings.ts'

/** What a delivery-status message (RFC 3464) says of one address. */
export interface DeliveryStatus {
  address: string
  action: string
  /** RFC 3463, `5.1.1`. */
  status: string | null
  diagnostic: string | null
}

export interface DeliveryReport {
  statuses: DeliveryStatus[]
  /** Message-IDs found in it: the message that came back is one of them. */
  messageIds: string[]
}

const FIELD = /^([A-Za-z][A-Za-z-]*):[ \t]*(.*)$/
const ADDRESS = /[^\s<>;,"]+@[^\s<>;,"]+/

/** Lines of fields, what is continued on the next line joined to it (RFC 5322, 2.2.3). */
function unfolded(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split('\n')
}

/**
 * Reads a delivery-status message, whole or pasted from a mail reader: the fields of each recipient wherever they stand,
 * in any order and between any words (MIME parts are transferred as they are, RFC 3464 2.1). Never throws.
 */
export function readDeliveryReport(text: string): DeliveryReport {
  const statuses: DeliveryStatus[] = []
  const messageIds: string[] = []
  let group = new Map<string, string>()
  const end = () => {
    const said = group.get('final-recipient') ?? group.get('original-recipient')
    const address = said
      ?.replace(/^[^;]*;/, '')
      .match(ADDRESS)?.[0]
      ?.toLowerCase()
    const action = group.get('action')?.trim().toLowerCase()
    if (address && action)
      statuses.push({
        ...{ address, action },
        status: group.get('status')?.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? null,
        diagnostic: group.get('diagnostic-code')?.trim() ?? null,
      })
    group = new Map()
  }
  for (const line of unfolded(text)) {
    const [, name = '', value = ''] = line.match(FIELD) ?? []
    if (line.trim() === '' || line.startsWith('--')) end()
    else if (name.toLowerCase() === 'message-id') {
      const [, id] = value.match(/<([^<>@\s]+)@/) ?? []
      if (id) messageIds.push(id)
    } else if (name !== '') {
      if (name.toLowerCase() === 'final-recipient' && group.has('final-recipient')) end()
      group.set(name.toLowerCase(), value)
    }
  }
  end()
  return { statuses, messageIds }
}

/** A full mailbox (5.2.2) and a refusal for what the message is (5.6.x, 5.7.x) say nothing of the address. */
const NOT_OF_THE_ADDRESS = /^5\.(2\.2|3\.4|6\.\d+|7\.\d+)$/

/** What a report means for the address; null: it arrived, or is still being tried. */
export function bounceOf({ action, status }: Pick<DeliveryStatus, 'action' | 'status'>): BounceKind | null {
  if (action !== 'failed') return null
  if (status === null) return 'hard'
  return status.startsWith('5.') && !NOT_OF_THE_ADDRESS.test(status) ? 'hard' : 'soft'
}

/** What a refusal at once means: `said` are the words of the server, with its status when it has one. */
export function bounceOfRefusal(refused: 'address' | 'message' | null, said: string | null): BounceKind {
  if (refused !== 'address') return 'soft'
  return bounceOf({ action: 'failed', status: said?.match(/\b5\.\d{1,3}\.\d{1,3}\b/)?.[0] ?? null }) ?? 'soft'
}
