import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Notice } from '../../../kernel/notices.ts'
import type { PartyRow, SynergyRow } from '../life-store.ts'
import { messageMail, synergyPath } from '../mails.ts'
import type { RoomsBelow } from '../service.ts'
import type { MessageInput, MessageList, MessageQuery, MessageView } from './contract.ts'
import { documentStore } from './document-store.ts'
import { type MessageRow, messageStore } from './message-store.ts'
import { type Audience, audiencesFor, canReadWords, type WorkSight } from './policy.ts'
import type { WorkTools } from './tools.ts'

/** What is written in a synergy: the thread that its structures share, and the notes that facilitators keep. */
export function synergyMessages(
  db: Database,
  clock: Clock,
  { accounts, organisations }: Pick<RoomsBelow, 'accounts' | 'organisations'>,
  { read, writing, people }: WorkTools,
) {
  const store = messageStore(db)
  const documents = documentStore(db)

  /** Whoever reads it too: of a private note, who follows the synergy and those who wrote one before. */
  function tell(
    row: SynergyRow,
    parties: readonly PartyRow[],
    audience: Audience,
    by: string,
    noticeFor: (label: string) => Notice,
  ): void {
    const facilitators = audience === 'all' ? [row.ownerId] : [row.ownerId, ...store.noteAuthors(row.id)]
    const readers = audience === 'all' ? people.introduced(parties) : []
    people.tell(row, [...people.leading(facilitators, parties), ...readers], by, noticeFor)
  }

  function place(
    actor: Actor,
    { isLed, organisationId }: WorkSight,
    said: Pick<MessageRow, 'synergyId' | 'audience'> & Partial<Pick<MessageRow, 'text' | 'documentId'>>,
  ): MessageRow {
    const message: MessageRow = {
      ...{ id: newId(), text: null, documentId: null, ...said },
      ...{ authorId: actor.userId, organisationId: isLed ? null : organisationId },
      ...{ at: clock.now().toISOString(), withdrawnAt: null },
    }
    store.insert(message)
    return message
  }

  function viewsOf(actor: Actor, rows: readonly MessageRow[]): MessageView[] {
    const names = accounts.namesOf(rows.map(({ authorId }) => authorId))
    const structures = organisations.recordsOf(rows.flatMap(({ organisationId }) => organisationId ?? []))
    const files = documents.namesOf(rows.flatMap(({ documentId }) => documentId ?? []))
    return rows.map(({ id, audience, text, documentId, at, withdrawnAt, authorId, organisationId }) => ({
      ...{ id, audience, text, at, withdrawnAt },
      document: documentId ? { id: documentId, name: files.get(documentId) ?? null } : null,
      author: names.get(authorId) ?? 'Compte supprimé',
      organisation: organisationId
        ? { id: organisationId, name: structures.get(organisationId)?.name ?? '' }
        : null,
      isMine: authorId === actor.userId,
    }))
  }

  return {
    /** Whoever reads what is for an audience, within the transaction of what it tells. */
    tell,

    /** One more place in the thread, within the transaction of what it says. */
    place,

    list(actor: Actor, id: string, page: MessageQuery): MessageList {
      const { parties, sight } = read(actor, id)
      return {
        total: store.total(id, sight),
        items: viewsOf(actor, store.page(id, sight, page)),
        can: { writeTo: audiencesFor(sight, parties) },
      }
    },

    /** Written to those of an audience, who are told; 403 for notes that are not the author’s to write. */
    write(actor: Actor, id: string, { text, audience }: MessageInput): MessageView {
      const { row, parties, sight } = read(actor, id)
      if (!audiencesFor(sight, parties).includes(audience)) {
        if (audience === 'facilitators') fail('forbidden', 'Les notes privées sont celles de l’animation.')
        fail('conflict', 'Il n’y a encore personne à qui écrire : les structures ne sont pas en relation.')
      }
      return db.write(() => {
        const message = place(actor, sight, { synergyId: id, audience, text })
        tell(row, parties, audience, actor.userId, (label) => ({
          ...{ kind: 'synergy-message', path: synergyPath(id), params: { label } },
          mail: (_language, unread) => messageMail(id, label, unread),
        }))
        const isInternal = audience === 'facilitators'
        writing.tell('synergy.message-written', row, actor.userId, { audience }, null, { isInternal })
        return viewsOf(actor, [message])[0] as MessageView
      })
    },

    /** Its author takes it back: its words are deleted, its place stays. */
    withdraw(actor: Actor, id: string, messageId: string): void {
      const { row, sight } = read(actor, id)
      const message = store.byId(messageId)
      if (message?.synergyId !== id || !canReadWords(sight, message)) notFound('Message')
      if (message.authorId !== actor.userId) fail('forbidden', 'Seul son auteur retire un message.')
      if (message.documentId !== null) fail('conflict', 'Retirez plutôt le document lui-même.')
      if (message.withdrawnAt !== null) return
      db.write(() => {
        store.withdraw(messageId, clock.now().toISOString())
        const [isInternal, { audience }] = [message.audience === 'facilitators', message]
        writing.tell('synergy.message-withdrawn', row, actor.userId, { audience }, null, { isInternal })
      })
    },
  }
}
