import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Notice } from '../../kernel/notices.ts'
import type { Circle, Gathered, Reading } from './circle.ts'
import type { Audience } from './columns.ts'
import type { MessageInput, MessageList, MessageQuery, MessageView } from './contract.ts'
import { canReadWords, checkAudience, type Sight } from './policy.ts'
import { type SigningRooms, signaturesOf } from './signatures.ts'
import { documentStore, type MessageRow, messageStore } from './store.ts'

const REFUSED = {
  all: 'Il n’y a encore personne à qui écrire : les structures ne sont pas en relation.',
  facilitators: 'Les notes privées sont celles de l’animation.',
}

/** What is written in a circle: the thread that its structures share, and the notes that facilitators keep. */
export function circleMessages<G extends Gathered>(
  db: Database,
  clock: Clock,
  rooms: SigningRooms,
  { tables, people, read, note, notices }: Circle<G>,
) {
  const store = messageStore(db, tables)
  const toWhom = (audience: Audience) => (tables.keepsNotes ? { audience } : {})
  const documents = documentStore(db, tables)

  /** Whoever reads it too: of a private note, who looks after the circle and those who wrote one before. */
  function tell(
    reading: Reading<G>,
    audience: Audience,
    by: string,
    noticeFor: (label: string) => Notice,
  ): void {
    const readers =
      audience === 'all'
        ? [...people.leading(reading), ...people.members(reading)]
        : people.leading(reading, store.noteAuthors(reading.id))
    people.tell(reading, readers, by, noticeFor)
  }

  function place(
    actor: Actor,
    { id, sight }: { id: string; sight: Sight },
    said: Pick<MessageRow, 'audience'> & Partial<Pick<MessageRow, 'text' | 'documentId'>>,
  ): MessageRow {
    const message: MessageRow = {
      ...{ id: newId(), text: null, documentId: null, ...said },
      ...{ authorId: actor.userId, organisationId: sight.organisationId },
      ...{ at: clock.now().toISOString(), withdrawnAt: null },
    }
    store.insert(id, message)
    return message
  }

  function viewsOf(actor: Actor, rows: readonly MessageRow[]): MessageView[] {
    const signatureOf = signaturesOf(rooms, rows)
    const files = documents.namesOf(rows.flatMap(({ documentId }) => documentId ?? []))
    return rows.map((row) => {
      const { id, audience, text, documentId, at, withdrawnAt } = row
      return {
        ...{ id, audience, text, at, withdrawnAt, ...signatureOf(row) },
        document: documentId ? { id: documentId, name: files.get(documentId) ?? null } : null,
        isMine: row.authorId === actor.userId,
      }
    })
  }

  return {
    /** Whoever reads what is for an audience, within the transaction of what it tells. */
    tell,

    /** One more place in the thread, within the transaction of what it says. */
    place,

    list(actor: Actor, id: string, page: MessageQuery): MessageList {
      const { sight, audiences, stopped } = read(actor, id)
      return {
        total: store.total(id, sight),
        items: viewsOf(actor, store.page(id, sight, page)),
        can: { writeTo: stopped.writing ? [] : [...audiences] },
      }
    },

    /** Written to those of an audience, who are told; 403 for notes that are not the author’s to write. */
    write(actor: Actor, id: string, { text, audience }: MessageInput): MessageView {
      const reading = read(actor, id)
      if (reading.stopped.writing) fail('conflict', reading.stopped.writing)
      checkAudience(reading.audiences, audience, REFUSED)
      return db.write(() => {
        const message = place(actor, reading, { audience, text })
        const aboutId = message.id
        tell(reading, audience, actor.userId, (label) => ({ ...notices.message(id, label), aboutId }))
        const isInternal = audience === 'facilitators'
        note('message-written', id, actor.userId, { after: toWhom(audience), isInternal })
        return viewsOf(actor, [message])[0] as MessageView
      })
    },

    /** Its author takes it back: its words are deleted, its place stays, and who did not read of it is told no more. */
    withdraw(actor: Actor, id: string, messageId: string): void {
      const reading = read(actor, id)
      const message = store.byId(id, messageId)
      if (!message || !canReadWords(reading.sight, message)) notFound('Message')
      if (message.authorId !== actor.userId) fail('forbidden', 'Seul son auteur retire un message.')
      if (message.documentId !== null) fail('conflict', 'Retirez plutôt le document lui-même.')
      if (message.withdrawnAt !== null) return
      db.write(() => {
        store.withdraw(messageId, clock.now().toISOString())
        people.takeBack(reading, messageId, (label) => notices.message(id, label))
        const { audience } = message
        const isInternal = audience === 'facilitators'
        note('message-withdrawn', id, actor.userId, { after: toWhom(audience), isInternal })
      })
    },
  }
}
