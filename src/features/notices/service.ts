import type { Database } from '../../db/connection.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Outbox } from '../../kernel/mail.ts'
import type { Notice, NoticeMail, Notices } from '../../kernel/notices.ts'
import type { AccountsService } from '../accounts/service.ts'
import type { User } from '../accounts/store.ts'
import { wayFor } from './rules.ts'
import { noticesStore } from './store.ts'

export type NoticesService = ReturnType<typeof noticesService>

/** The centre of notices: who was told what, read or not, and how each person wants to be told. */
export function noticesService(
  db: Database,
  clock: Clock,
  { accounts, outbox }: { accounts: Pick<AccountsService, 'person'>; outbox: Outbox },
) {
  const store = noticesStore(db)

  /** Tells one person in the way they chose; false when it is not at all. */
  function tellOne({ id: userId, email, language }: User, { kind, path, params, mail }: Notice): boolean {
    const way = wayFor(kind, store.preferencesOf(userId).get(kind))
    if (way === 'none') return false
    store.insert({ id: newId(), userId, kind, path, params, way, createdAt: clock.now().toISOString() })
    if (way === 'mail') outbox.add({ to: email, ...inLanguage(mail, language) })
    return true
  }

  const centre: Notices = {
    tell(userIds, notice) {
      if (!db.sqlite.inTransaction)
        throw new Error('A notice is told within the db.write of what it tells: both happen or neither.')
      db.write((announce) => {
        const told = [...new Set(userIds)].filter((userId) => {
          const person = accounts.person(userId)
          return person?.disabledAt === null && tellOne(person, notice)
        })
        if (told.length > 0) announce({ type: 'notice-added', userIds: told })
      })
    },
  }

  return centre
}

function inLanguage(mail: NoticeMail, language: User['language']) {
  return typeof mail === 'function' ? { language, ...mail(language) } : { language: 'fr' as const, ...mail }
}
