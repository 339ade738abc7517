import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/db/connection.ts'
import { mailTokens, type NewMailToken } from '../../src/features/accounts/mail-tokens.ts'
import { freshDatabase } from '../support/app.ts'

const START = Date.parse('2026-03-02T08:00:00Z')

function post() {
  const db = freshDatabase()
  const time = { minutes: 0 }
  const tokens = mailTokens(db, { now: () => new Date(START + time.minutes * 60_000) })
  return { db, tokens, time }
}
const link: NewMailToken = {
  purpose: 'sign-in',
  userId: null,
  email: 'maite@test.example',
  lastsMinutes: 20,
}
const stored = ({ sqlite }: Database) => JSON.stringify(sqlite.prepare('select * from mail_tokens').all())

describe('a link in a mail', () => {
  it('opens once, and gives back what it was issued for', () => {
    const { db, tokens } = post()
    const token = tokens.issue({ ...link, data: { organisationId: 'x' } })
    expect(tokens.peek('sign-in', token)).toMatchObject({ email: link.email, data: { organisationId: 'x' } })
    expect(tokens.redeem('sign-in', token)).toMatchObject({ email: link.email, userId: null })
    expect(tokens.redeem('sign-in', token)).toBeNull()
    expect(tokens.peek('sign-in', token)).toBeNull()
    db.sqlite.close()
  })

  it('is worth nothing for another purpose, and stays good for its own', () => {
    const { db, tokens } = post()
    const token = tokens.issue(link)
    expect(tokens.redeem('password-reset', token)).toBeNull()
    expect(tokens.redeem('sign-in', token)).not.toBeNull()
    db.sqlite.close()
  })

  it('is worth nothing once its time is over', () => {
    const { db, tokens, time } = post()
    const token = tokens.issue(link)
    time.minutes = 19
    expect(tokens.peek('sign-in', token)).not.toBeNull()
    time.minutes = 20
    expect(tokens.redeem('sign-in', token)).toBeNull()
    db.sqlite.close()
  })

  it('cannot be read from the database, and two are never the same', () => {
    const { db, tokens } = post()
    const drawn = Array.from({ length: 20 }, () => tokens.issue(link))
    expect(new Set(drawn).size).toBe(20)
    for (const token of drawn) {
      expect(token).toMatch(/^[\w-]{43}$/)
      expect(stored(db)).not.toContain(token)
    }
    db.sqlite.close()
  })

  it('is taken back with the others of the account for the same purpose', () => {
    const { db, tokens } = post()
    db.sqlite
      .prepare("insert into users (id, email, name, role, created_at) values (?, ?, 'x', 'member', '')")
      .run('maite', 'a@b.example')
    const mine = tokens.issue({ ...link, userId: 'maite' })
    const reset = tokens.issue({ ...link, userId: 'maite', purpose: 'password-reset' })
    const other = tokens.issue(link)
    tokens.revoke('sign-in', 'maite')
    expect(tokens.peek('sign-in', mine)).toBeNull()
    expect(tokens.peek('password-reset', reset)).not.toBeNull()
    expect(tokens.peek('sign-in', other)).not.toBeNull()
    db.sqlite.close()
  })
})
