import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import { doorsOf } from './doors.ts'
import { expectProblem, expectStranger } from './expect-problem.ts'
import { journalOf, openHouse } from './house.ts'

const DAY = 24

/** Maïté comes twice a year; between two visits she forgets, loses a telephone, and is robbed of a cookie. */
describe('a person’s year at the doors', () => {
  it('a link in spring, a forgotten password in autumn, a stolen token, a lost telephone', async () => {
    const house = await openHouse({ TRUST_PROXY: '1' })
    const doors = doorsOf(house)
    const maite = await doors.person()
    const mailsSoFar = () => house.mailsTo(maite.email).map(({ subject }) => subject)

    // March: she remembers nothing but her address.
    const spring = doors.callerOf(await doors.byLink(maite.email))
    expect((await spring.call('get', '/flows')).status).toBe(200)

    // She comes back for three weeks without typing anything.
    let tokens = spring
    for (let day = 1; day <= 21; day += 5)
      await house.clock.later(day * DAY, async () => {
        tokens = doors.callerOf(await doors.refresh(tokens.refreshToken).expect(200))
        expect((await tokens.call('get', '/me')).status).toBe(200)
      })

    // October: the session is long over, and so is her memory of the password.
    await house.clock.later(200 * DAY, async () => {
      expectProblem(await doors.refresh(tokens.refreshToken), 'not-signed-in')
      expectProblem(await doors.byPassword(maite.email, 'la phrase du printemps'), 'wrong-credentials')
      await doors.post('/password/forgot', { email: maite.email }).expect(202)
      const password = 'quarante cageots de prunes'
      await doors.post('/password/reset', { token: doors.linkToken(maite.email), password }).expect(204)
      expectProblem(await doors.byPassword(maite.email, PASSWORD), 'wrong-credentials')
      const autumn = doors.callerOf(await doors.byPassword(maite.email, password).expect(200))

      // Somebody copied her refresh token and uses it first; her own browser then replays it: both are out.
      const thief = doors.callerOf(await doors.refresh(autumn.refreshToken).expect(200))
      expectProblem(await doors.refresh(autumn.refreshToken), 'not-signed-in')
      expectStranger(await thief.call('get', '/me'))
      expectProblem(await doors.refresh(thief.refreshToken), 'not-signed-in')
      expect(mailsSoFar().at(-1)).toBe('Une session de votre compte a été fermée par précaution')

      // She puts a second factor in place, and loses the telephone the week after.
      const careful = doors.callerOf(await doors.byPassword(maite.email, password).expect(200))
      const { recoveryCodes } = await doors.enrol(careful)
      await house.clock.later(7 * DAY, async () => {
        const { challenge } = (await doors.byPassword(maite.email, password).expect(200)).body
        const proof = { recoveryCode: recoveryCodes[0] }
        const entered = await doors.post('/session/second-factor', { challenge, proof, carrier: 'bearer' })
        const recovered = doors.callerOf(entered)
        // Another telephone takes the place of the lost one.
        const withdrawal = { proof: { recoveryCode: recoveryCodes[1] } }
        expect((await recovered.call('post', '/me/second-factor/disable', withdrawal)).status).toBe(204)
        const { secret } = await doors.enrol(recovered)
        await house.clock.later(1, async () => {
          const next = (await doors.byPassword(maite.email, password).expect(200)).body
          const code = { code: doors.code(secret) }
          await doors.post('/session/second-factor', { challenge: next.challenge, proof: code }).expect(200)
        })
      })
    })

    const journal = journalOf(house, maite.id).map(({ action }) => action)
    expect(journal).toEqual(
      expect.arrayContaining([
        'session.opened',
        'session.refused',
        'session.refresh-replayed',
        'user.password-changed',
        'second-factor.enabled',
        'second-factor.recovery-code-used',
        'second-factor.disabled',
      ]),
    )
    const everything = JSON.stringify([
      house.db.sqlite.prepare('select * from journal').all(),
      house.db.sqlite.prepare('select * from journal_details').all(),
    ])
    expect(everything).not.toMatch(/argon2|cageots|prunes/)
    await house.close()
  }, 60_000)
})
