import type { Database } from '../../db/connection.ts'
import { record } from '../../db/journal.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { JournalAction } from '../../kernel/journal-actions.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { SettingsService } from '../settings/service.ts'
import { noticeMail } from './mails.ts'
import { isRecent, sessionEnd } from './rules.ts'
import { drawToken, tokenHash } from './secret-tokens.ts'
import { sessionStore } from './session-store.ts'
import type { User } from './store.ts'

/** What a browser or a script is handed: the only time that the refresh token is known. */
export interface OpenedSession {
  sessionId: string
  refreshToken: string
  /** When the session ends if nothing more is asked. */
  expiresAt: Date
  /** The same, from now. */
  lastsSeconds: number
}

export type Sessions = ReturnType<typeof sessions>

/**
 * Sessions live in the database (docs/decisions/0004): the access token only names one, for minutes; the refresh
 * token gets the next, once. Whoever sends one a second time holds a copy, so the whole session ends: the thief's and
 * the owner's, who signs in again.
 */
export function sessions(
  db: Database,
  clock: Clock,
  { settings, outbox }: { settings: SettingsService; outbox: Outbox },
) {
  const store = sessionStore(db)
  const nowIso = () => clock.now().toISOString()

  function tell(action: JournalAction, userId: string, by: string, after?: unknown) {
    record(db, { at: clock.now(), actorId: by, action, entity: 'user', entityId: userId, after })
  }

  function nextToken(sessionId: string): string {
    const refreshToken = drawToken()
    store.insertToken({ tokenHash: tokenHash(refreshToken), sessionId, createdAt: nowIso() })
    return refreshToken
  }

  function opened(sessionId: string, expiresAt: Date): OpenedSession {
    const lastsSeconds = Math.round((expiresAt.getTime() - clock.now().getTime()) / 1000)
    return { sessionId, refreshToken: nextToken(sessionId), expiresAt, lastsSeconds }
  }

  /** Ends a user's open sessions, all of them or all but one; tells the sockets and the journal. */
  function endAllOf(userId: string, by: string, { but = null as string | null, why = 'signed-out' } = {}) {
    db.write((announce) => {
      const ended = store.endOf(userId, but, nowIso())
      if (ended.length === 0) return
      tell('session.ended', userId, by, { sessions: ended.length, why })
      announce({ type: 'session-ended', sessionIds: ended })
    })
  }

  function end(sessionId: string, by: string, why: string) {
    db.write((announce) => {
      const open = store.openSession(sessionId, nowIso())
      if (!open) return
      store.update(sessionId, { endedAt: nowIso() })
      tell('session.ended', open.user.id, by, { device: open.session.device, why })
      announce({ type: 'session-ended', sessionIds: [sessionId] })
    })
  }

  /** The session that a refresh token continues; ends it when the token was used before. */
  function continued(token: string) {
    const row = store.token(tokenHash(token))
    const open = row && store.openSession(row.sessionId, nowIso())
    if (!row || !open) return null
    if (row.usedAt === null) return { row, ...open }
    tell('session.refresh-replayed', open.user.id, open.user.id, { device: open.session.device })
    outbox.add(noticeMail(open.user, 'session-stolen'))
    end(row.sessionId, open.user.id, 'refresh-replayed')
    return null
  }

  return {
    /** Opens a session for a person who has just proved who they are; within `db.write`. */
    open(user: User, { device, by }: { device: string | null; by: string }): OpenedSession {
      return db.write(() => {
        const now = clock.now()
        const sessionId = newId()
        const expiresAt = sessionEnd(user.role, now, now, settings.territory())
        const at = now.toISOString()
        store.sweepTokens(at)
        store.insert({
          id: sessionId,
          userId: user.id,
          createdAt: at,
          lastSeenAt: at,
          authenticatedAt: at,
          expiresAt: expiresAt.toISOString(),
          device,
        })
        tell('session.opened', user.id, user.id, { by, device })
        return opened(sessionId, expiresAt)
      })
    },

    /** The same session with a new refresh token; null when the token is unknown, used, or its session over. */
    refresh(token: string): OpenedSession | null {
      return db.write(() => {
        const found = continued(token)
        if (!found) return null
        const { row, session, user } = found
        const now = clock.now()
        // The role and the settings of today: a session grows shorter when they ask for it.
        const expiresAt = sessionEnd(user.role, new Date(session.createdAt), now, settings.territory())
        store.markUsed(row.tokenHash, now.toISOString())
        store.update(session.id, { lastSeenAt: now.toISOString(), expiresAt: expiresAt.toISOString() })
        return opened(session.id, expiresAt)
      })
    },

    /** An open session with its user as they are today; null once it is over or the account closed. */
    find: (sessionId: string) => store.openSession(sessionId, nowIso()),

    /** A person's open sessions, the last used first. */
    listOf: (userId: string) => store.openOf(userId, nowIso()),

    end: (sessionId: string, by: string) => end(sessionId, by, 'signed-out'),

    /** Ends one of one's own sessions; another's answers as one that does not exist. */
    endOwn(userId: string, sessionId: string) {
      if (store.openSession(sessionId, nowIso())?.user.id !== userId) notFound('Cette session')
      end(sessionId, userId, 'signed-out')
    },

    endAllOf,

    /** The person of this session has just proved again who they are. */
    authenticated: (sessionId: string) =>
      db.write(() => store.update(sessionId, { authenticatedAt: nowIso() })),

    /** For what is sensitive: fails unless the person proved who they are within a quarter of an hour. */
    requireRecentSignIn(sessionId: string) {
      const open = store.openSession(sessionId, nowIso())
      if (!open || !isRecent(open.session.authenticatedAt, clock.now())) {
        fail(
          'recent-sign-in-needed',
          'Confirmez d’abord que c’est bien vous : cette action demande une connexion de moins d’un quart d’heure.',
        )
      }
    },
  }
}
