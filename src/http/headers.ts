import fastifyHelmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

interface Site {
  /** Where people reach the site; undefined on a local installation. */
  publicUrl: string | undefined
  /** Template of the map tiles; undefined when the map calls nobody. */
  tilesUrl: string | undefined
}

/**
 * What the page may load and call (CSP level 3): its own files, its own API and socket, and the tiles that the
 * installation chose. Nothing inline, so that an injected script or style is dead text.
 */
export function contentPolicy({ publicUrl, tilesUrl }: Site): Record<string, string[] | null> {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // `data:` for the transparent picture by which Leaflet gives up a tile.
    imgSrc: ["'self'", 'data:', ...(tilesUrl ? [tileSource(tilesUrl)] : [])],
    fontSrc: ["'self'"],
    // 'self' covers the socket, save in older Safari, which wants it named.
    connectSrc: ["'self'", ...(publicUrl ? [`ws${new URL(publicUrl).origin.slice('http'.length)}`] : [])],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: publicUrl?.startsWith('https:') ? [] : null,
  }
}

/** The one place tiles come from: `{s}.tuiles.fr` is written `*.tuiles.fr`. */
function tileSource(template: string): string {
  const { protocol, host } = new URL(template.replace(/\{[^}]*\}/g, 'placeholder'))
  return `${protocol}//${host.replace(/^[^.]*placeholder[^.]*\./, '*.')}`
}

/** Doors of the browser that Boucle never opens, so that nothing injected can. */
const CLOSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/**
 * The headers of every answer. Nothing is kept by a browser or a proxy unless its route says so: the front does for
 * its files, the API never.
 */
export async function registerHeaders(app: FastifyInstance, site: Site): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(site) },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: site.publicUrl?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'same-origin' },
  })
  const permissions = CLOSED.map((door) => `${door}=()`).join(', ')
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', permissions)
    reply.header('cache-control', 'no-store')
  })
}
