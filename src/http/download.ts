import type { FastifyReply } from 'fastify'

/** Nothing that a file holds may run, even opened in a window of its own. */
const INERT = "default-src 'none'; sandbox"

/** Gives out a file that somebody sent: always saved, never opened in the page, with the type we found. */
export function giveOut(
  reply: FastifyReply,
  { name, mediaType, content }: { name: string; mediaType: string; content: Buffer },
): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', dispositionOf(name))
    .header('content-security-policy', INERT)
    .send(content)
}

/** RFC 6266, with the name in UTF-8 of RFC 8187. */
function dispositionOf(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
