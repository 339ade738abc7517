import Bowser from 'bowser'

const LONGEST_USER_AGENT = 400

/** « Firefox, Windows » from what a browser says of itself; null when it says nothing known. */
export function deviceName(userAgent: string | undefined): string | null {
  if (!userAgent) return null
  const parser = Bowser.getParser(userAgent.slice(0, LONGEST_USER_AGENT))
  const known = [parser.getBrowserName(), parser.getOSName()].filter(Boolean)
  return known.length > 0 ? known.join(', ') : null
}
