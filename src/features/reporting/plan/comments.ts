import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { CommentList, CommentView } from './contract.ts'
import type { CommentRow, PlanStore } from './store.ts'
import type { PlanTools } from './writing.ts'

/** What those who read the plan say of a sheet or a step. */
export function planComments(
  db: Database,
  {
    store,
    tools,
    peopleOf,
  }: {
    store: PlanStore
    tools: PlanTools
    peopleOf(ids: readonly string[]): (userId: string) => string
  },
) {
  const viewsOf = (actor: Actor, rows: readonly CommentRow[]): CommentView[] => {
    const personOf = peopleOf(rows.map(({ by }) => by))
    return rows.map(({ id, text, by, at, withdrawnAt }) => ({
      ...{ id, text, at, by: personOf(by) },
      can: { withdraw: by === actor.userId && withdrawnAt === null },
    }))
  }

  return {
    list(actor: Actor, actionId: string): CommentList {
      tools.action(actionId)
      const items = viewsOf(actor, store.commentsOf(actionId))
      return { total: items.length, items }
    },

    write(actor: Actor, actionId: string, { text }: { text: string }): CommentView {
      tools.action(actionId)
      const row = { id: newId(), actionId, text, by: actor.userId, at: tools.nowIso(), withdrawnAt: null }
      return db.write(() => {
        store.insertComment(row)
        // The words stay out of the journal, which outlives them.
        tools.tell('plan.comment-written', actionId, actor.userId, { after: null })
        return viewsOf(actor, [row])[0] as CommentView
      })
    },

    /** Takes back a comment of one’s own: its words are deleted, its place stays. */
    withdraw(actor: Actor, id: string): void {
      const { actionId, by, withdrawnAt } = store.comment(id) ?? notFound('Commentaire')
      if (by !== actor.userId) notFound('Commentaire')
      if (withdrawnAt !== null) return
      db.write(() => {
        store.withdrawComment(id, tools.nowIso())
        tools.tell('plan.comment-withdrawn', actionId, actor.userId, { after: null })
      })
    },
  }
}
