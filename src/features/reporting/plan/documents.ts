import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newUnorderedId } from '../../../kernel/ids.ts'
import { cleaned } from '../../files/cleaned.ts'
import { type DocumentRow, documentStore } from './document-store.ts'
import type { DocumentList, DocumentView } from './follow-contract.ts'
import { canUpdate, canWritePlan } from './policy.ts'
import type { PlanTools } from './writing.ts'

const MOST = 200

/** Files kept with a sheet or a step: deliberations, agreements, invoices; some prove an amount or a value. */
export function planDocuments(
  db: Database,
  {
    tools,
    maxMegabytes,
    peopleOf,
  }: {
    tools: PlanTools
    maxMegabytes(): number
    peopleOf(ids: readonly string[]): (userId: string) => string
  },
) {
  const store = documentStore(db)
  const mayRemove = (actor: Actor, { by }: DocumentRow) => canWritePlan(actor) || by === actor.userId

  function viewsOf(actor: Actor, rows: readonly DocumentRow[]): DocumentView[] {
    const personOf = peopleOf(rows.map(({ by }) => by))
    return rows.map((row) => {
      const { id, name, format, sizeBytes, description, at, by } = row
      return {
        ...{ id, name, format, sizeBytes, description, createdAt: at, by: personOf(by) },
        can: { remove: mayRemove(actor, row) },
      }
    })
  }

  return {
    maxBytes: () => maxMegabytes() * 1_000_000,
    /** Refuses before anything is received from who may not add. */
    mayAdd: (actor: Actor, actionId: string): void => void tools.updatable(actor, actionId),
    isOf: (id: string, actionId: string): boolean => store.byId(id)?.actionId === actionId,
    namesOf: (ids: readonly string[]): Map<string, string> =>
      new Map(store.byIds(ids).map(({ id, name }) => [id, name])),

    list(actor: Actor, actionId: string): DocumentList {
      const { sheetId, state } = tools.action(actionId)
      const items = viewsOf(actor, store.ofAction(actionId))
      return {
        ...{ total: items.length, items, maxMegabytes: maxMegabytes() },
        can: { add: canUpdate(actor, { isStep: sheetId !== null, state }) },
      }
    },

    /** Keeps a file once it is known for what it is. */
    add(
      actor: Actor,
      actionId: string,
      file: { name: string; content: Buffer },
      { description }: { description: string },
    ): DocumentView {
      tools.updatable(actor, actionId)
      const { content, ...facts } = cleaned(file.content)
      return db.write(() => {
        const all = store.ofAction(actionId)
        // Sent again after a lost connection: it is there already.
        const twin = all.find(({ sha256 }) => sha256 === facts.sha256)
        if (twin) return viewsOf(actor, [twin])[0] as DocumentView
        if (all.length >= MOST) fail('conflict', `Au plus ${MOST} documents : retirez-en un d’abord.`)
        const row: DocumentRow = {
          ...{ id: newUnorderedId(), actionId, name: file.name, ...facts, description: description || null },
          ...{ by: actor.userId, at: tools.nowIso() },
        }
        store.insert(row, content)
        const { id: documentId, name, format, sizeBytes } = row
        tools.tell('plan.document-added', actionId, actor.userId, {
          after: { documentId, name, format, sizeBytes },
        })
        return viewsOf(actor, [row])[0] as DocumentView
      })
    },

    remove(actor: Actor, id: string): void {
      const row = store.byId(id) ?? notFound('Document')
      if (!mayRemove(actor, row)) notFound('Document')
      db.write(() => {
        store.remove(id)
        tools.tell('plan.document-removed', row.actionId, actor.userId, { after: { documentId: id } })
      })
    },

    /** A file to be given out. */
    open(id: string): DocumentRow & { content: Buffer } {
      const row = store.byId(id) ?? notFound('Document')
      return { ...row, content: store.contentOf(id) ?? notFound('Document') }
    },
  }
}
