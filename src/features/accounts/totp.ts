import { Secret, TOTP } from 'otpauth'

/** What every authenticator application knows (RFC 6238): SHA-1, six digits, thirty seconds. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A code before or after is accepted: telephones are not on time to the second. */
const WINDOW = 1

/** A new secret of 160 bits, in base 32 as people type it. */
export function drawTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an application reads from the QR code. */
export function totpUri(secret: string, account: string): string {
  return new TOTP({ ...PARAMETERS, secret, label: account, issuer: 'Boucle' }).toString()
}

/**
 * The 30-second step of the code when it is right at `now` and later than the last one accepted; null otherwise. A
 * code seen over a shoulder is worth nothing once it was used.
 */
export function acceptedStep(secret: string, code: string, now: Date, lastStep: number): number | null {
  const timestamp = now.getTime()
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = TOTP.validate({
    ...PARAMETERS,
    secret: Secret.fromBase32(secret),
    token,
    timestamp,
    window: WINDOW,
  })
  if (delta === null) return null
  const step = TOTP.counter({ period: PARAMETERS.period, timestamp }) + delta
  return step > lastStep ? step : null
}
