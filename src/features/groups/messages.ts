import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { MessageInput, MessageList, MessageQuery, MessageView } from '../synergies/together/contract.ts'
import { groupPath, messageMail } from './mails.ts'
import type { RoomsBelow } from './service.ts'
import { documentStore, type MessageRow, messageStore } from './work-store.ts'
import type { GroupTools, Reading } from './writing.ts'

/** What those of a group write to one another. */
export function groupMessages(
  db: Database,
  clock: Clock,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  { read, openOne, people, structuresOf, tell }: GroupTools,
) {
  const store = messageStore(db)
  const documents = documentStore(db)

  function place(
    actor: Actor,
    { row, sight }: Reading,
    said: Partial<Pick<MessageRow, 'text' | 'documentId'>>,
  ): MessageRow {
    const message: MessageRow = {
      ...{ id: newId(), groupId: row.id, text: null, documentId: null, ...said },
      ...{ authorId: actor.userId, organisationId: sight.organisationId },
      ...{ at: clock.now().toISOString(), withdrawnAt: null },
    }
    store.insert(message)
    return message
  }

  function viewsOf(actor: Actor, rows: readonly MessageRow[]): MessageView[] {
    const names = accounts.namesOf(rows.map(({ authorId }) => authorId))
    const structureOf = structuresOf(rows.map(({ organisationId }) => organisationId))
    const files = documents.namesOf(rows.flatMap(({ documentId }) => documentId ?? []))
    return rows.map(({ id, text, documentId, at, withdrawnAt, authorId, organisationId }) => ({
      ...{ id, audience: 'all', text, at, withdrawnAt },
      document: documentId ? { id: documentId, name: files.get(documentId) ?? null } : null,
      author: names.get(authorId) ?? 'Compte supprimé',
      organisation: structureOf(organisationId),
      isMine: authorId === actor.userId,
    }))
  }

  return {
    /** One more place in the discussion, within the transaction of what it says. */
    place,

    list(actor: Actor, id: string, page: MessageQuery): MessageList {
      const { row } = read(actor, id)
      return {
        total: store.total(id),
        items: viewsOf(actor, store.page(id, page)),
        can: { writeTo: row.closedAt === null ? ['all'] : [] },
      }
    },

    /** Written to all those of the group, who are told. */
    write(actor: Actor, id: string, { text }: Pick<MessageInput, 'text'>): MessageView {
      const reading = openOne(actor, id)
      const { title } = reading.row
      return db.write(() => {
        const message = place(actor, reading, { text })
        people.tell([...people.leading(reading), ...people.inside(reading)], actor.userId, {
          ...{ kind: 'group-message', path: groupPath(id), params: { label: title } },
          mail: (_language, unread) => messageMail(id, title, unread),
        })
        tell('group.message-written', id, actor.userId, { after: {} })
        return viewsOf(actor, [message])[0] as MessageView
      })
    },

    /** Its author takes it back: its words are deleted, its place stays. */
    withdraw(actor: Actor, id: string, messageId: string): void {
      read(actor, id)
      const message = store.byId(messageId)
      if (message?.groupId !== id) notFound('Message')
      if (message.authorId !== actor.userId) fail('forbidden', 'Seul son auteur retire un message.')
      if (message.documentId !== null) fail('conflict', 'Retirez plutôt le document lui-même.')
      if (message.withdrawnAt !== null) return
      db.write(() => {
        store.withdraw(messageId, clock.now().toISOString())
        tell('group.message-withdrawn', id, actor.userId, { after: {} })
      })
    },
  }
}
