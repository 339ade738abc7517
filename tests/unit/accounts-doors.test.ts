import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { readChallenge, writeChallenge } from '../../src/features/accounts/challenge.ts'
import { deviceName } from '../../src/features/accounts/device.ts'
import { refuseGuessable } from '../../src/features/accounts/password-strength.ts'
import { drawRecoveryCodes, readRecoveryCode } from '../../src/features/accounts/recovery-codes.ts'
import { isRecent, ownWords, restsOnOwnWords, sessionEnd } from '../../src/features/accounts/rules.ts'
import { deriveKey, seal, unseal } from '../../src/features/accounts/sealing.ts'
import { acceptedStep, drawTotpSecret } from '../../src/features/accounts/totp.ts'
import { settingDefaults } from '../../src/features/settings/contract.ts'
import { roles } from '../../src/kernel/actor.ts'

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const HOUR = 3_600_000

describe('the end of a session', () => {
  it('is after the last use and within the absolute life, and never grows shorter by using it', () => {
    const hours = fc.integer({ min: 0, max: 24 * 40 })
    fc.assert(
      fc.property(fc.constantFrom(...roles), instant, hours, hours, (role, opened, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map(
          (after) => new Date(opened.getTime() + after * HOUR),
        ) as [Date, Date]
        const end = (seen: Date) => sessionEnd(role, opened, seen, settingDefaults).getTime()
        const days = role === 'member' ? settingDefaults.memberSessionDays : settingDefaults.staffSessionDays
        expect(end(second)).toBeGreaterThanOrEqual(end(first))
        expect(end(second)).toBeLessThanOrEqual(opened.getTime() + days * 24 * HOUR)
      }),
    )
  })

  it('comes after twelve hours of rest for those who see many structures, not for a member', () => {
    const opened = new Date('2026-03-02T08:00:00Z')
    const end = (role: (typeof roles)[number]) =>
      sessionEnd(role, opened, opened, settingDefaults).toISOString()
    expect(end('facilitator')).toBe('2026-03-02T20:00:00.000Z')
    expect(end('member')).toBe('2026-04-01T08:00:00.000Z')
  })
})

describe('a recent sign-in', () => {
  it('is one of less than a quarter of an hour; an instant that was never written is not', () => {
    const now = new Date('2026-03-02T08:15:00Z')
    expect(isRecent('2026-03-02T08:00:01Z', now)).toBe(true)
    expect(isRecent('2026-03-02T08:00:00Z', now)).toBe(false)
    expect(isRecent('', now)).toBe(false)
  })
})

describe('a password', () => {
  const person = { name: 'Maïté Dupouy', email: 'm.dupouy@scierie-auch.example' }
  const words = ownWords(person)

  it('does not rest on the words of its person, with or without accents', () => {
    for (const password of ['Maite-Dupouy-32', 'DUPOUY scierie!', 'boucle auch 2026'])
      expect(restsOnOwnWords(password, words), password).toBe(true)
    for (const password of ['les hérons de février', 'Maïté aime les hérons gris'])
      expect(restsOnOwnWords(password, words), password).toBe(false)
  })

  it('made of nothing of the person is never refused for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'xyzq 0123!') }), (password) => {
        expect(restsOnOwnWords(password, words)).toBe(false)
      }),
    )
  })

  it.each(['motdepasse123', 'password1234', 'azertyuiop12', 'aaaaaaaaaaaaaa', 'soleil soleil'])(
    'known or patterned is refused: %s',
    async (password) => {
      await expect(refuseGuessable(password, person)).rejects.toMatchObject({ code: 'invalid-input' })
    },
  )

  it('that is a phrase, or came from a manager, is taken without any rule of composition', async () => {
    for (const password of ['les hérons reviennent en février', 'kx7qzvw2mfp9', 'ééé quinze merles bleus'])
      await refuseGuessable(password, person)
  })
})

describe('what is sealed', () => {
  const key = deriveKey('a secret of the installation, long enough', 'second factor')

  it('opens with its key for its owner alone, and not once altered', () => {
    const other = deriveKey('another secret of the installation, long', 'second factor')
    fc.assert(
      fc.property(fc.string(), fc.uuid(), fc.nat(), (text, owner, position) => {
        const sealed = seal(key, owner, text.toWellFormed())
        expect(unseal(key, owner, sealed)).toBe(text.toWellFormed())
        expect(unseal(other, owner, sealed)).toBeNull()
        expect(unseal(key, `${owner}x`, sealed)).toBeNull()
        const bytes = Buffer.from(sealed, 'base64url')
        const at = position % bytes.length
        bytes[at] = (bytes[at] as number) ^ 1
        expect(unseal(key, owner, bytes.toString('base64url'))).toBeNull()
      }),
    )
    expect(unseal(key, 'x', 'abc')).toBeNull()
  })

  it('is never twice the same, and each purpose has its own key', () => {
    expect(seal(key, 'x', 'text')).not.toBe(seal(key, 'x', 'text'))
    const secret = 'a secret of the installation, long enough'
    expect(deriveKey(secret, 'sign-in challenge')).not.toEqual(key)
  })
})

describe('a challenge', () => {
  const key = deriveKey('a secret of the installation, long enough', 'sign-in challenge')
  const start = new Date('2026-03-02T08:00:00Z')
  const later = (ms: number) => new Date(start.getTime() + ms)

  it('is read for five minutes by its key alone', () => {
    const text = writeChallenge(key, { userId: 'u', by: 'link' }, start)
    expect(readChallenge(key, text, later(299_999))).toMatchObject({ userId: 'u', by: 'link' })
    expect(readChallenge(key, text, later(300_000))).toBeNull()
    expect(readChallenge(deriveKey('another secret', 'x'), text, start)).toBeNull()
  })

  it('is nothing else than what was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.webUrl()), (text) => {
        expect(readChallenge(key, text, start)).toBeNull()
      }),
    )
  })
})

describe('a code of the telephone', () => {
  it('is good one step before and after, never twice, never earlier than the last', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -3, max: 3 }),
        (now, drift, used) => {
          const secret = drawTotpSecret()
          const step = Math.floor(now.getTime() / 30_000)
          const token = TOTP.generate({
            secret: Secret.fromBase32(secret),
            timestamp: now.getTime() + drift * 30_000,
          })
          const accepted = acceptedStep(secret, token, now, step + used)
          if (Math.abs(drift) <= 1 && drift > used) expect(accepted).not.toBeNull()
          if (accepted === null) return
          // Six figures may be those of two steps; what matters is that each is within reach and later than the last.
          expect(Math.abs(accepted - step)).toBeLessThanOrEqual(1)
          expect(accepted).toBeGreaterThan(step + used)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is that of RFC 6238, appendix B', () => {
    const secret = Secret.fromLatin1('12345678901234567890').base32
    expect(acceptedStep(secret, '287082', new Date(59_000), 0)).toBe(1)
    expect(acceptedStep(secret, '287 082', new Date(59_000), 0)).toBe(1)
    expect(acceptedStep(secret, '287082', new Date(59_000), 1)).toBeNull()
    expect(acceptedStep(secret, '081804', new Date(1_111_111_109_000), 0)).toBe(37037036)
    for (const wrong of ['', 'abcdef', '28708', '2870822', '２８７０８２'])
      expect(acceptedStep(secret, wrong, new Date(59_000), 0)).toBeNull()
  })
})

describe('a recovery code', () => {
  it('is read however it is typed', () => {
    for (const code of drawRecoveryCodes())
      for (const typed of [code, code.toUpperCase(), code.replace('-', ''), ` ${code.replaceAll('1', 'l')} `])
        expect(readRecoveryCode(typed)).toBe(code)
  })
})

describe('the name of a device', () => {
  it('is short and never fails, whatever a browser says', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ maxLength: 2000 }), { nil: undefined }), (agent) => {
        const name = deviceName(agent)
        if (name !== null) expect(name.length).toBeLessThan(100)
      }),
    )
    expect(deviceName(undefined)).toBeNull()
    const iphone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1'
    expect(deviceName(iphone)).toBe('Safari, iOS')
    expect(deviceName('what nobody knows')).toBeNull()
  })
})
