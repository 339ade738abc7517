import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail } from '../../kernel/errors.ts'
import type { InformationView } from './contract.ts'
import { informationPath, toCheckMail } from './mails.ts'
import { canWrite } from './policy.ts'
import { standingOf, termOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { ItemRow, informationStore } from './store.ts'
import type { InformationTools } from './tools.ts'

/** Whether what is published still holds: who says so, who is asked when its term comes. */
export function informationChecks(
  db: Database,
  _clock: Clock,
  { accounts, notices }: RoomsBelow,
  { store, tools }: { store: ReturnType<typeof informationStore>; tools: InformationTools },
) {
  /** Who wrote it and who checked it last, while they write; else the administrators. */
  function askedAbout({ authorId, checkedBy }: ItemRow): string[] {
    const own = [authorId, checkedBy].filter((userId) => canWrite(accounts.actorById(userId)))
    if (own.length > 0) return [...new Set(own)]
    return accounts
      .facilitators()
      .filter(({ role }) => role === 'administrator')
      .map(({ userId }) => userId)
  }

  function ask(id: string): boolean {
    return db.write(() => {
      const row = store.byId(id)
      if (row?.state !== 'published' || standingOf(row, tools.today()) !== 'to-check') return false
      const term = termOf(row)
      if (row.toldTerm === term) return false
      store.update(id, { toldTerm: term })
      const told = notices.tell(askedAbout(row), {
        ...{ kind: 'information-to-check', path: informationPath(id), params: { label: row.title } },
        mail: toCheckMail(id, row.title),
      })
      return told.length > 0
    })
  }

  return {
    /** In one press: read again, and still true. It holds as long again. */
    stillTrue(actor: Actor, id: string): InformationView {
      return db.write(() => {
        const row = tools.writable(actor, id)
        if (row.state !== 'published') fail('conflict', 'Cette information n’est pas publiée.')
        const next = { ...row, checkedOn: tools.today(), checkedBy: actor.userId, toldTerm: null }
        store.update(id, next)
        notices.settle([...new Set(askedAbout(row))], 'information-to-check', informationPath(id))
        tools.tell('information.checked', id, actor.userId, {
          ...{ before: { checkedOn: row.checkedOn }, after: { checkedOn: next.checkedOn } },
        })
        return tools.viewOf(actor, next)
      })
    },

    /** Asks about what came to its term, each term once. Returns how many items. */
    async daily(pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<number> {
      let asked = 0
      for (const { id } of store.all()) {
        if (ask(id)) asked += 1
        await pause()
      }
      return asked
    },
  }
}
