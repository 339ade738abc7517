import type { Response } from 'supertest'
import { describe, expect, it } from 'vitest'
import { tiers } from '../../src/http/limits.ts'
import { PASSWORD } from '../support/app.ts'
import { doorsOf } from './doors.ts'
import { expectProblem } from './expect-problem.ts'
import { sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({ administrator: ['administrator'] }), { TRUST_PROXY: '1' })
const doors = doorsOf(house)

interface Kind {
  /** Has a link sent; gives its token. */
  send(): Promise<string>
  use(token: string): Promise<Response>
  hours: number
}

let sent = 0
const stranger = () => `lien-${++sent}@test.example`
const person = async () => (await doors.person()).email

/** Somebody asks for another address: the token of each end. */
async function bothEnds(): Promise<{ oldEnd: string; newEnd: string }> {
  const asking = await doors.person()
  const newEmail = stranger()
  await (await doors.signedIn(asking)).call('post', '/me/email', { email: newEmail })
  return { oldEnd: doors.linkToken(asking.email), newEnd: doors.linkToken(newEmail) }
}

/** Every kind of link that a mail carries, and what it opens. */
const kinds: Record<string, Kind> = {
  'sign-in': {
    async send() {
      const email = await person()
      await doors.post('/session/link', { email }).expect(202)
      return doors.linkToken(email)
    },
    use: (token) => doors.post('/session/link/redeem', { token }),
    hours: 20 / 60,
  },
  'password-reset': {
    async send() {
      const email = await person()
      await doors.post('/password/forgot', { email }).expect(202)
      return doors.linkToken(email)
    },
    use: (token) => doors.post('/password/reset', { token, password: PASSWORD }),
    hours: 20 / 60,
  },
  'address-new': {
    send: async () => (await bothEnds()).newEnd,
    use: (token) => doors.post('/address/agree', { token }),
    hours: 24,
  },
  'address-old': {
    send: async () => (await bothEnds()).oldEnd,
    use: (token) => doors.post('/address/refuse', { token }),
    hours: 24,
  },
  registration: {
    async send() {
      const email = stranger()
      const about = { siret: '73282932000074', structureName: 'Atelier', name: 'Ana', consent: true }
      await doors.post('/registrations', { ...about, email }).expect(202)
      return doors.linkToken(email)
    },
    use: (token) => doors.post('/registrations/confirm', { token }),
    hours: 7 * 24,
  },
  invitation: {
    async send() {
      const email = stranger()
      await as.administrator.post('/api/v1/accounts/invitations').send({ email, role: 'authority' })
      return doors.linkToken(email)
    },
    use: (token) => doors.post('/invitations/accept', { token, name: 'Ana' }),
    hours: 14 * 24,
  },
}

describe.each(Object.entries(kinds))('a link of %s', (name, kind) => {
  it('opens once', async () => {
    const token = await kind.send()
    expect((await kind.use(token)).status).toBeLessThan(300)
    expectProblem(await kind.use(token), 'expired')
  })

  it('opens until its time is over, and not after', async () => {
    const [early, late] = [await kind.send(), await kind.send()]
    await house.clock.later(kind.hours - 0.05, async () =>
      expect((await kind.use(early)).status).toBeLessThan(300),
    )
    await house.clock.later(kind.hours + 0.01, async () => expectProblem(await kind.use(late), 'expired'))
  })

  it('opens nothing else, and is not used up by trying', async () => {
    const token = await kind.send()
    for (const [other, { use }] of Object.entries(kinds)) {
      // Either end of a change of address may agree, the old one may also refuse.
      if (other === name || (other === 'address-new' && name === 'address-old')) continue
      expectProblem(await use(token), 'expired')
    }
    expect((await kind.use(token)).status).toBeLessThan(300)
  })

  it('is kept as a hash alone, and its mail names no host: the installation knows its own', async () => {
    const token = await kind.send()
    const { sqlite } = house.db
    const kept = ['mail_tokens', 'invitations'].map((table) => sqlite.prepare(`select * from ${table}`).all())
    expect(JSON.stringify(kept)).not.toContain(token)
    const paths = sqlite.prepare('select action_path as path from mails').all() as { path: string | null }[]
    for (const { path } of paths) if (path) expect(path).toMatch(/^\/(?!\/)/)
  })
})

describe('asking for links', () => {
  it.each([
    ['/session/link', 5],
    ['/password/forgot', 5],
  ])(
    'at %s sends no more than %i to an account, wherever it is asked from, and does not say so',
    async (path, most) => {
      const email = await person()
      for (let i = 0; i < most + 2; i++) await doors.post(path, { email }).expect(202)
      expect(house.mailsTo(email)).toHaveLength(most)
      await house.clock.later(0.3, () => doors.post(path, { email }).expect(202))
      expect(house.mailsTo(email)).toHaveLength(most + 1)
    },
  )

  it('is limited by network address too, whoever it is about', async () => {
    const from = { 'X-Forwarded-For': '198.51.100.77' }
    const ask = (path: string, body: object) => doors.post(path, body, from)
    const answers = await Promise.all(
      Array.from({ length: tiers['sign-in'].max }, () => ask('/session/link', { email: stranger() })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    // One count for all the doors: a code, a password, a link.
    expectProblem(await ask('/password/forgot', { email: stranger() }), 'too-many-requests')
    const proof = { code: '123456' }
    expectProblem(await ask('/session/second-factor', { challenge: 'x', proof }), 'too-many-requests')
    expectProblem(await ask('/session', { email: stranger(), password: 'x' }), 'too-many-requests')
  })
})
