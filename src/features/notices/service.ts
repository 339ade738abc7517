import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import {
  isGrouped,
  type Notice,
  type NoticeKind,
  type NoticeMail,
  type Notices,
  noticeFault,
  noticeKindNames,
  noticeKinds,
  waysOf,
} from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { User } from '../accounts/store.ts'
import type { SettingsService } from '../settings/service.ts'
import type { NoticeList, NoticeQuery, PreferenceList, PreferencesInput, ReadInput } from './contract.ts'
import { noticesDigest } from './digest.ts'
import { PREFERENCES_PATH } from './paths.ts'
import { wayFor } from './rules.ts'
import { type About, noticesStore, type Which } from './store.ts'

export type NoticesService = ReturnType<typeof noticesService>

export interface NoticesBelow {
  accounts: Pick<AccountsService, 'person'>
  outbox: Outbox
  settings: Pick<SettingsService, 'territory'>
}

/** The centre of notices: who was told what, read or not, and how each person wants to be told. */
export function noticesService(db: Database, clock: Clock, below: NoticesBelow) {
  const { accounts, outbox, settings } = below
  const store = noticesStore(db)
  const nowIso = () => clock.now().toISOString()

  /** Tells one person in the way they chose; false when it is not at all. */
  function tellOne(person: User, notice: Notice): boolean {
    const { kind, path, params, aboutId = null } = notice
    const way = wayFor(kind, store.preferencesOf(person.id).get(kind))
    if (way === 'none') return false
    // The mail first: what it tells of is never older than itself.
    if (way === 'mail') queue(person, notice, store.unreadAbout(person.id, { kind, path }) + 1)
    store.insert({ id: newId(), userId: person.id, kind, path, params, aboutId, way, createdAt: nowIso() })
    return true
  }

  /** A mail of its own, or the words of the one that waits for the same page. */
  function queue({ email, language }: User, { kind, path, mail }: Notice, unread: number): void {
    const minutes = settings.territory().messageMailMinutes
    const group = isGrouped(kind) ? { key: groupKey(kind, path), minutes } : undefined
    outbox.add({
      to: email,
      ...inLanguage(mail, language, unread),
      preferencesPath: PREFERENCES_PATH,
      group,
    })
  }

  /**
   * A mail that waits is of no more use once nothing that came since it was queued is unread: what came before, another
   * told. Returns whether one still waits.
   */
  function stillWaits({ id, email }: User, { kind, path }: About): boolean {
    const since = isGrouped(kind) ? outbox.waitingSince(email, groupKey(kind, path)) : null
    if (since === null) return false
    if (store.unreadAbout(id, { kind, path }, since) > 0) return true
    outbox.takeBack(email, groupKey(kind, path))
    return false
  }

  /** Marks as read; a mail that was to tell only of that has no more to say. Returns whether anything was unread. */
  function markRead(userId: string, which: Which): boolean {
    const read = store.markRead(userId, which, nowIso())
    const person = accounts.person(userId)
    for (const about of read) if (person) stillWaits(person, about)
    return read.length > 0
  }

  const centre: Notices = {
    tell(userIds, notice) {
      if (!db.sqlite.inTransaction)
        throw new Error('A notice is told within the db.write of what it tells: both happen or neither.')
      return db.write((announce) => {
        const told = [...new Set(userIds)].filter((userId) => {
          const person = accounts.person(userId)
          return person?.disabledAt === null && tellOne(person, notice)
        })
        if (told.length > 0) announce({ type: 'notice-added', userIds: told })
        return told
      })
    },

    settle(userIds, kind, path) {
      db.write((announce) => {
        const settled = userIds.filter((userId) => markRead(userId, { path, kind }))
        if (settled.length > 0) announce({ type: 'notices-read', userIds: settled })
      })
    },

    takeBack(aboutId, noticeFor) {
      db.write((announce) => {
        const told = store.removeUnread(aboutId)
        for (const userId of told) {
          const [person, notice] = [accounts.person(userId), noticeFor(userId)]
          if (person && stillWaits(person, notice)) queue(person, notice, store.unreadAbout(userId, notice))
        }
        if (told.length > 0) announce({ type: 'notices-read', userIds: told })
      })
    },
  }

  return {
    ...centre,

    /** A person’s notices, the newest first. */
    list(userId: string, query: NoticeQuery): NoticeList {
      const items = store.page(userId, query).map(({ id, kind, params, path, createdAt, readAt }) => ({
        ...{ id, kind, params, path },
        ...{ at: createdAt, isRead: readAt !== null },
      }))
      return { total: store.total(userId), unread: store.unread(userId), items }
    },

    /** Marks a person’s own notices as read; what is not theirs, or is gone, is passed over. */
    read(userId: string, { ids, path, until }: ReadInput): { unread: number } {
      return db.write((announce) => {
        const which = ids ? { ids } : path ? { path } : { until: until ?? '' }
        if (markRead(userId, which)) announce({ type: 'notices-read', userIds: [userId] })
        return { unread: store.unread(userId) }
      })
    },

    preferences(userId: string): PreferenceList {
      const chosen = store.preferencesOf(userId)
      const { digestWeekday: weekday, digestHour: hour } = settings.territory()
      const items = noticeKindNames.map((kind) => ({
        ...{ kind, way: wayFor(kind, chosen.get(kind)) },
        ...{ default: noticeKinds[kind].way, choices: [...waysOf(kind)] },
      }))
      return { items, digest: { weekday, hour } }
    },

    /** Chooses how a person is told, all of it or nothing; what happened before stays as it was told. */
    choose(userId: string, { items }: PreferencesInput): PreferenceList {
      const faults = items.flatMap(({ kind, way }, i) => {
        const detail = noticeFault(kind, way)
        return detail ? [{ pointer: `/items/${i}/way`, detail }] : []
      })
      if (faults[0]) fail('invalid-input', faults[0].detail, faults)
      db.write(() => {
        for (const { kind, way } of items) store.putPreference(userId, kind, way)
      })
      return this.preferences(userId)
    },

    /** Writes the weekly mails that are due. */
    digest: noticesDigest(db, clock, below),

    /** How many notices `forgetBefore` would forget in all. */
    countBefore: (date: Date): number => store.countBefore(date.toISOString()),
    /** Forgets notices given before a date, `most` at a time; returns how many. */
    forgetBefore: (date: Date, most: number): number =>
      db.write(() => store.removeBefore(date.toISOString(), most)),
  }
}

const groupKey = (kind: NoticeKind, path: string) => `${kind} ${path}`

function inLanguage(mail: NoticeMail, language: User['language'], unread: number) {
  return typeof mail === 'function'
    ? { language, ...mail(language, unread) }
    : { language: 'fr' as const, ...mail }
}
