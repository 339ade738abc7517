import { createHmac, timingSafeEqual } from 'node:crypto'

/** 128 bits of the signature: enough that nobody signs for somebody else, short enough for an address. */
const SIGNATURE_LENGTH = 22

/**
 * Links by which a person wants no more communications, signed by the installation: nothing has to be kept for them,
 * they do not end, and they open nothing else. `/desabonnement/<recipient>.<signature>` is the page and, for the press
 * of a mail reader's own button, the address that takes its POST (RFC 8058, 3).
 */
export function unsubscribeLinks(secret: string) {
  const sign = (recipientId: string) =>
    createHmac('sha256', secret)
      .update(`unsubscribe ${recipientId}`)
      .digest('base64url')
      .slice(0, SIGNATURE_LENGTH)

  return {
    pathFor: (recipientId: string): string => `/desabonnement/${recipientId}.${sign(recipientId)}`,

    /** The recipient that a token was signed for; null for a token of nobody. */
    read(token: string): string | null {
      const [recipientId = '', signature = ''] = token.split('.')
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(recipientId))]
      return given.length === right.length && timingSafeEqual(given, right) ? recipientId : null
    },
  }
}
