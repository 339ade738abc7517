import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ATTEMPTS, waitAfter } from '../../src/mail/back-off.ts'
import { isOneAddress, parseMailbox } from '../../src/mail/mailbox.ts'
import { outcomeOf } from '../../src/mail/outcome.ts'
import { canDrop, canRetry } from '../../src/mail/policy.ts'
import { parseSmtpUrl } from '../../src/mail/smtp-url.ts'
import { mailStates } from '../../src/mail/tables.ts'

const MINUTE = 60_000

describe('the wait before the next try', () => {
  it('doubles from a minute to four hours, give or take a fifth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_ATTEMPTS - 1 }), fc.string(), (attempts, id) => {
        const exact = Math.min(MINUTE * 2 ** (attempts - 1), 240 * MINUTE)
        const wait = waitAfter(attempts, id) ?? 0
        expect(Math.abs(wait - exact)).toBeLessThanOrEqual(exact / 5 + 1)
        expect(waitAfter(attempts, id)).toBe(wait)
      }),
    )
  })

  it('differs from mail to mail, so that those that failed together come back apart', () => {
    const waits = Array.from({ length: 100 }, (_, n) => waitAfter(5, `mail-${n}`))
    expect(new Set(waits).size).toBeGreaterThan(95)
  })

  it('ends after about a day', () => {
    expect(waitAfter(MAX_ATTEMPTS, 'mail')).toBeNull()
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, n) => waitAfter(n + 1, 'mail') ?? 0)
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000
    expect(hours).toBeGreaterThan(18)
    expect(hours).toBeLessThan(30)
  })
})

describe('what became of a try', () => {
  it.each([
    ['a refusal of the address', { code: 'EENVELOPE', responseCode: 550 }, false, 'refused'],
    ['a refusal of the message', { code: 'EMESSAGE', responseCode: 554 }, true, 'refused'],
    ['an address that is none', { code: 'EENVELOPE' }, false, 'refused'],
    ['a greylist', { code: 'EENVELOPE', responseCode: 450 }, false, 'later'],
    ['a full disk', { code: 'EMESSAGE', responseCode: 452 }, true, 'later'],
    ['a server that closes', { code: 'ECONNECTION', responseCode: 421 }, true, 'later'],
    ['a wrong password', { code: 'EAUTH', responseCode: 535 }, false, 'later'],
    ['an unwelcome greeting', { code: 'EPROTOCOL', responseCode: 554 }, false, 'later'],
    ['a refused connection', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, false, 'later'],
    ['a cut before the end', { code: 'ECONNECTION' }, false, 'later'],
    ['a cut after the end', { code: 'ECONNECTION' }, true, 'unknown'],
    ['silence after the end', { code: 'ETIMEDOUT' }, true, 'unknown'],
    ['what nobody foresaw, before the end', {}, false, 'later'],
    ['what nobody foresaw, after the end', {}, true, 'unknown'],
  ] as const)('is told from %s', (_title, failure, handedOver, result) => {
    expect(outcomeOf(failure, handedOver).result).toBe(result)
  })

  it('is never tried again by itself once handed over, unless the server said no', () => {
    const failure = fc.record(
      {
        code: fc.constantFrom('ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ETLS', 'EABORT', 'EMESSAGE', 'autre'),
        responseCode: fc.constantFrom(200, 250, 354),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(failure, (failed) => {
        expect(outcomeOf(failed, true).result).toBe('unknown')
      }),
    )
  })

  it('quotes the server on one line, and not for ever', () => {
    const outcome = outcomeOf(
      { code: 'EMESSAGE', responseCode: 554, response: `554 non\r\n${'x'.repeat(999)}` },
      true,
    )
    expect(outcome.result !== 'sent' && outcome.reason).toMatch(/^[^\r\n]{50,400}$/)
  })
})

describe('an address', () => {
  it.each(['zoe@exemple.fr', 'prénom.nom+boucle@sous.domaine.fr', 'x@localhost'])('can be %s', (text) =>
    expect(isOneAddress(text)).toBe(true),
  )

  it('never holds what could end it and begin something else', () => {
    const nasty = fc.constantFrom('\r', '\n', '\0', ',', ';', '<', '>', '"', ' ', ':', '(', '@', '\u0085')
    fc.assert(
      fc.property(fc.string(), nasty, fc.string(), (before, character, after) => {
        expect(isOneAddress(`${before}${character}${after}@exemple.fr`)).toBe(false)
      }),
    )
  })

  it('is read with or without a name', () => {
    const address = 'boucle@exemple.fr'
    expect(parseMailbox(` ${address} `)).toEqual({ name: null, address })
    expect(parseMailbox(`Boucle d’Auch <${address}>`)).toEqual({ name: 'Boucle d’Auch', address })
    expect(parseMailbox(`"Boucle, Auch" <${address}>`)).toEqual({ name: 'Boucle, Auch', address })
    for (const text of ['', 'boucle', `<${address}`, `a@b.fr, ${address}`, `B\r\nBcc: x <${address}>`])
      expect(parseMailbox(text), text).toBeNull()
  })
})

describe('SMTP_URL', () => {
  it('names a server, its credentials decoded', () => {
    expect(parseSmtpUrl('smtp://boucle%40exemple.fr:s%3Acret@mail.exemple.fr')).toEqual({
      host: 'mail.exemple.fr',
      port: 587,
      secure: false,
      starttls: 'required',
      user: 'boucle@exemple.fr',
      password: 's:cret',
    })
    expect(parseSmtpUrl('smtps://mail.exemple.fr/')).toMatchObject({ port: 465, secure: true, user: null })
    expect(parseSmtpUrl('smtp://mail.exemple.fr:2525')).toMatchObject({ port: 2525 })
  })

  it.each([
    ['smtp://mail.exemple.fr', 'required'],
    ['smtp://127.0.0.1.exemple.fr', 'required'],
    ['smtp://10.0.0.1', 'required'],
    ['smtp://localhost:25', 'optional'],
    ['smtp://127.0.0.1:25', 'optional'],
    ['smtp://[::1]:25', 'optional'],
    ['smtp://mail.exemple.fr?starttls=optional', 'optional'],
    ['smtp://mail.exemple.fr?starttls=never', 'never'],
    ['smtp://localhost?starttls=required', 'required'],
  ])('%s wants encryption: %s', (url, starttls) => expect(parseSmtpUrl(url)).toMatchObject({ starttls }))

  it.each([
    'mail.exemple.fr',
    'http://mail.exemple.fr',
    'smtp://',
    'smtp://mail.exemple.fr/chemin',
    'smtp://mail.exemple.fr?starttls=peut-etre',
    'smtp://mail.exemple.fr?requireTLS=false',
    'smtp://a:%E0%A4%A@mail.exemple.fr',
  ])('is not %s', (url) => expect(parseSmtpUrl(url)).toBeNull())
})

describe('what an administrator may do', () => {
  const now = new Date('2026-11-16T09:00:00Z')
  const allowed = (usefulUntil: string | null) =>
    mailStates.filter((state) => canRetry({ state, attempts: 1, usefulUntil }, now))

  it('is to send again what is not gone, as long as it is of use', () => {
    expect(allowed(null)).toEqual(['waiting', 'failed', 'uncertain'])
    expect(allowed('2026-11-16T09:00:01Z')).toEqual(['waiting', 'failed', 'uncertain'])
    expect(allowed('2026-11-16T09:00:00Z')).toEqual([])
    expect(canRetry({ state: 'waiting', attempts: 0, usefulUntil: null }, now), 'due already').toBe(false)
  })

  it('is to give up what neither left nor is leaving', () => {
    const droppable = mailStates.filter((state) => canDrop({ state }))
    expect(droppable).toEqual(['waiting', 'failed', 'uncertain', 'expired'])
  })
})
