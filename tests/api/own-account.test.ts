import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/app.ts'
import { doorsOf } from './doors.ts'
import { expectProblem, expectSameRefusal, expectStranger } from './expect-problem.ts'
import { journalOf, sharedHouse } from './house.ts'

const { house, as } = sharedHouse(() => ({}), { TRUST_PROXY: '1' })
const doors = doorsOf(house)
const actions = (userId: string) => journalOf(house, userId).map(({ action }) => action)
const NEW = 'les hérons reviennent en février'

describe('GET /me', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/me'))
  })

  it('tells my account, and no secret of it', async () => {
    const person = await doors.person()
    const { body, text } = await (await doors.signedIn(person)).call('get', '/me')
    expect(body).toEqual({
      ...{ id: person.id, email: person.email, name: 'Maïté Dupouy', language: 'fr', role: 'member' },
      ...{ hasPassword: true, newEmail: null, secondFactor: null, secondFactorRequired: false },
    })
    expect(text).not.toMatch(/argon2|hash/i)
  })
})

describe('PATCH /me', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.patch('/api/v1/me').send({ name: 'Ana' }))
  })

  it('changes the name and the language, and neither role nor address', async () => {
    const person = await doors.person()
    const caller = await doors.signedIn(person)
    for (const body of [
      { name: ' ' },
      { language: 'de' },
      { role: 'administrator' },
      { email: 'a@b.example' },
    ])
      expectProblem(await caller.call('patch', '/me', body), 'invalid-input')
    const { body } = await caller.call('patch', '/me', { name: 'Maïté D.', language: 'en' })
    expect(body).toMatchObject({ name: 'Maïté D.', language: 'en', role: 'member', email: person.email })
    expect(actions(person.id)).toContain('user.changed')
    await doors.post('/session/link', { email: person.email })
    expect(house.mailsTo(person.email).at(-1)?.subject).toBe('Your link to sign in to Boucle')
  })
})

describe('PUT /me/password', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.put('/api/v1/me/password').send({ password: NEW }))
  })

  it('asks for the present one, and for one that nobody guesses', async () => {
    const caller = await doors.signedIn(await doors.person())
    const change = (body: object) => caller.call('put', '/me/password', body)
    expectProblem(await change({ password: NEW }), 'invalid-input', { pointers: ['/present'] })
    expectProblem(await change({ present: 'non', password: NEW }), 'invalid-input', {
      pointers: ['/present'],
    })
    expectProblem(await change({ present: PASSWORD, password: 'motdepasse123' }), 'invalid-input', {
      pointers: ['/password'],
    })
  })

  it('closes my other sessions and leaves this one', async () => {
    const person = await doors.person()
    const [here, there] = [await doors.signedIn(person), await doors.signedIn(person)]
    expect((await here.call('put', '/me/password', { present: PASSWORD, password: NEW })).status).toBe(204)
    expect((await here.call('get', '/me')).status).toBe(200)
    expectStranger(await there.call('get', '/me'))
    await doors.byPassword(person.email, NEW).expect(200)
  })

  it('is given to who came by links after a recent sign-in alone', async () => {
    const { email } = await doors.person('member', { password: null })
    const caller = doors.callerOf(await doors.byLink(email))
    await house.clock.later(0.3, async () => {
      const later = doors.callerOf(await doors.refresh(caller.refreshToken))
      expectProblem(await later.call('put', '/me/password', { password: NEW }), 'recent-sign-in-needed')
    })
    const recent = doors.callerOf(await doors.byLink(email))
    expect((await recent.call('put', '/me/password', { password: NEW })).status).toBe(204)
    await doors.byPassword(email, NEW).expect(200)
  })
})

describe('GET /me/sessions', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.get('/api/v1/me/sessions'))
  })

  it('lists my open sessions, this one marked, and nobody else’s', async () => {
    const person = await doors.person()
    const [here, there] = [await doors.signedIn(person), await doors.signedIn(person)]
    await doors.signedIn(await doors.person())
    await (await doors.signedIn(person)).call('delete', '/session')
    const { items } = (await here.call('get', '/me/sessions')).body
    expect(items).toHaveLength(2)
    expect(items.filter(({ current }: { current: boolean }) => current)).toHaveLength(1)
    const seenFromThere = (await there.call('get', '/me/sessions')).body.items
    expect(seenFromThere.find(({ current }: { current: boolean }) => current).id).not.toBe(
      items.find(({ current }: { current: boolean }) => current).id,
    )
  })
})

describe('DELETE /me/sessions/:id', () => {
  it('is refused to an anonymous, and about another’s session as about none', async () => {
    expectStranger(await as.anonymous.delete('/api/v1/me/sessions/x'))
    const [mine, other] = [
      await doors.signedIn(await doors.person()),
      await doors.signedIn(await doors.person()),
    ]
    const { items } = (await other.call('get', '/me/sessions')).body
    const refused = await mine.call('delete', `/me/sessions/${items[0].id}`)
    expectProblem(refused, 'not-found')
    expectSameRefusal(refused, await mine.call('delete', '/me/sessions/inconnue'))
    expect((await other.call('get', '/me')).status).toBe(200)
  })

  it('ends that one', async () => {
    const person = await doors.person()
    const [here, there] = [await doors.signedIn(person), await doors.signedIn(person)]
    const { items } = (await here.call('get', '/me/sessions')).body
    const { id } = items.find(({ current }: { current: boolean }) => !current)
    expect((await here.call('delete', `/me/sessions/${id}`)).status).toBe(204)
    expectStranger(await there.call('get', '/me'))
    expectProblem(await doors.refresh(there.refreshToken), 'not-signed-in')
    expect((await here.call('get', '/me')).status).toBe(200)
  })
})

describe('DELETE /me/sessions', () => {
  it('is refused to an anonymous', async () => {
    expectStranger(await as.anonymous.delete('/api/v1/me/sessions'))
  })

  it('signs out everywhere else, or here too', async () => {
    const person = await doors.person()
    const [here, there] = [await doors.signedIn(person), await doors.signedIn(person)]
    expect((await here.call('delete', '/me/sessions')).status).toBe(204)
    expectStranger(await there.call('get', '/me'))
    expect((await here.call('get', '/me')).status).toBe(200)
    const everywhere = await here.call('delete', '/me/sessions?current=end')
    expect(String(everywhere.headers['set-cookie'])).toMatch(/boucle_session=;/)
    expectStranger(await here.call('get', '/me'))
  })
})

describe('POST /me/email', () => {
  it('is refused to an anonymous, without a recent sign-in, and for the same address', async () => {
    expectStranger(await as.anonymous.post('/api/v1/me/email').send({ email: 'a@b.example' }))
    const person = await doors.person()
    const caller = await doors.signedIn(person)
    expectProblem(await caller.call('post', '/me/email', { email: person.email }), 'invalid-input')
    await house.clock.later(0.3, async () => {
      const later = doors.callerOf(await doors.refresh(caller.refreshToken))
      expectProblem(await later.call('post', '/me/email', { email: 'a@b.example' }), 'recent-sign-in-needed')
    })
  })

  it('tells nothing of whether the new address has an account, and changes nothing by itself', async () => {
    const [person, other] = [await doors.person(), await doors.person()]
    const caller = await doors.signedIn(person)
    const free = await caller.call('post', '/me/email', { email: 'libre@test.example' })
    const taken = await caller.call('post', '/me/email', { email: other.email })
    expect([taken.status, taken.text]).toEqual([free.status, free.text])
    expect((await caller.call('get', '/me')).body).toMatchObject({
      email: person.email,
      newEmail: other.email,
    })
    expect(house.mailsTo(other.email).at(-1)).toMatchObject({
      subject: 'Un autre compte a demandé votre adresse',
      actionPath: null,
    })
  })

  it('can be asked five times in a quarter of an hour', async () => {
    const caller = await doors.signedIn(await doors.person())
    for (let i = 0; i < 5; i++) await caller.call('post', '/me/email', { email: `a${i}@b.example` })
    expectProblem(await caller.call('post', '/me/email', { email: 'a@b.example' }), 'too-many-requests')
  })
})

/** Asks for a change of address; gives the tokens of both mails. */
async function asked() {
  const person = await doors.person()
  const caller = await doors.signedIn(person)
  const newEmail = `nouvelle-${person.email}`
  await caller.call('post', '/me/email', { email: newEmail })
  const [old, fresh] = [doors.linkToken(person.email), doors.linkToken(newEmail)]
  return { person, caller, newEmail, old, fresh }
}
const agree = (token: string) => doors.post('/address/agree', { token })

describe('POST /address/agree', () => {
  it('refuses an invented link, one used, one late', async () => {
    expectProblem(await agree('inventé'), 'expired')
    const { old } = await asked()
    await house.clock.later(24.1, async () => expectProblem(await agree(old), 'expired'))
    await agree(old).expect(200)
    expectProblem(await agree(old), 'expired')
  })

  it.each([
    ['old', 'fresh'],
    ['fresh', 'old'],
  ] as const)('changes the address once both ends agreed, %s first', async (first, second) => {
    const change = await asked()
    const { person, caller, newEmail } = change
    expect((await agree(change[first]).expect(200)).body).toEqual({ state: 'waiting' })
    expect((await caller.call('get', '/me')).body.email).toBe(person.email)
    expect((await agree(change[second]).expect(200)).body).toEqual({ state: 'changed' })
    expectStranger(await caller.call('get', '/me'))
    expectProblem(await doors.byPassword(person.email), 'wrong-credentials')
    await doors.byPassword(newEmail).expect(200)
    for (const email of [person.email, newEmail])
      expect(house.mailsTo(email).at(-1)?.subject).toBe('Votre compte a changé d’adresse')
    expect(actions(person.id)).toContain('user.address-changed')
  })

  it('does not take an address that was taken in the meantime', async () => {
    const { old, fresh, newEmail, caller } = await asked()
    const user = { email: newEmail, name: 'Ana', role: 'member' as const, password: PASSWORD }
    await house.rooms.accounts.createUser(user, null, 'test')
    await agree(old).expect(200)
    expectProblem(await agree(fresh), 'conflict')
    expect((await caller.call('get', '/me')).status).toBe(200)
  })

  it('is about the last address asked for', async () => {
    const { caller, old, fresh } = await asked()
    await caller.call('post', '/me/email', { email: 'encore@test.example' })
    for (const token of [old, fresh]) expectProblem(await agree(token), 'expired')
  })
})

describe('POST /address/refuse', () => {
  it('is for the old address alone', async () => {
    const { fresh } = await asked()
    for (const token of ['inventé', fresh])
      expectProblem(await doors.post('/address/refuse', { token }), 'expired')
    expect((await agree(fresh)).status, 'and leaves the link good').toBe(200)
  })

  it('cancels the change and closes every session', async () => {
    const { person, caller, old, fresh } = await asked()
    await doors.post('/address/refuse', { token: old }).expect(204)
    expectStranger(await caller.call('get', '/me'))
    expectProblem(await agree(fresh), 'expired')
    await doors.byPassword(person.email).expect(200)
    expect(actions(person.id)).toContain('user.address-change-refused')
  })
})
