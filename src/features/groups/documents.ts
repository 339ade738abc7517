import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newUnorderedId } from '../../kernel/ids.ts'
import { cleaned } from '../files/cleaned.ts'
import type { DocumentList, DocumentView, DocumentWords } from '../synergies/together/contract.ts'
import { documentMail, groupPath } from './mails.ts'
import type { groupMessages } from './messages.ts'
import type { GroupSight } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import { type DocumentRow, documentStore } from './work-store.ts'
import type { GroupTools } from './writing.ts'

const MOST = 200

/** Files that those of a group share; each is told in the discussion. */
export function groupDocuments(
  db: Database,
  clock: Clock,
  { accounts, settings }: Pick<RoomsBelow, 'accounts' | 'settings'>,
  { read, openOne, people, structuresOf, tell }: GroupTools,
  messages: Pick<ReturnType<typeof groupMessages>, 'place'>,
) {
  const store = documentStore(db)
  const maxMegabytes = () => settings.territory().attachmentMegabytes
  const mayRemove = (actor: Actor, { manages }: GroupSight, { authorId }: DocumentRow) =>
    manages || authorId === actor.userId

  function viewsOf(actor: Actor, sight: GroupSight, rows: readonly DocumentRow[]): DocumentView[] {
    const names = accounts.namesOf(rows.map(({ authorId }) => authorId))
    const structureOf = structuresOf(rows.map(({ organisationId }) => organisationId))
    return rows.map((row) => {
      const { id, name, format, sizeBytes, description, at, authorId, organisationId } = row
      return {
        ...{ id, name, format, sizeBytes, description, audience: 'all' as const, createdAt: at },
        author: names.get(authorId) ?? 'Compte supprimé',
        organisation: structureOf(organisationId),
        proves: [],
        can: { remove: mayRemove(actor, sight, row) },
      }
    })
  }

  function readable(actor: Actor, id: string, documentId: string) {
    const reading = read(actor, id)
    const document = store.byId(documentId)
    return document?.groupId === id ? { ...reading, document } : notFound('Document')
  }

  return {
    maxBytes: () => maxMegabytes() * 1_000_000,

    /** Refuses before anything is received from who may not add. */
    mayAdd: (actor: Actor, id: string): void => void openOne(actor, id),

    list(actor: Actor, id: string): DocumentList {
      const { row, sight } = read(actor, id)
      const rows = store.ofGroup(id)
      return {
        total: rows.length,
        items: viewsOf(actor, sight, rows),
        maxMegabytes: maxMegabytes(),
        can: { addFor: row.closedAt === null ? ['all'] : [] },
      }
    },

    /** Keeps a file once it is known for what it is; those of the group are told, and the discussion says it. */
    add(
      actor: Actor,
      id: string,
      file: { name: string; content: Buffer },
      { description }: Pick<DocumentWords, 'description'>,
    ): DocumentView {
      const reading = openOne(actor, id)
      const { row, sight } = reading
      const { content, ...facts } = cleaned(file.content)
      return db.write(() => {
        const all = store.ofGroup(id)
        // Sent again after a lost connection: it is there already.
        const twin = all.find(({ sha256 }) => sha256 === facts.sha256)
        if (twin) return viewsOf(actor, sight, [twin])[0] as DocumentView
        if (all.length >= MOST)
          fail('conflict', `Un groupe compte au plus ${MOST} documents : retirez-en un d’abord.`)
        const document: DocumentRow = {
          ...{ id: newUnorderedId(), groupId: id, name: file.name, ...facts },
          ...{ description: description || null, authorId: actor.userId },
          ...{ organisationId: sight.organisationId, at: clock.now().toISOString() },
        }
        store.insert(document, content)
        messages.place(actor, reading, { documentId: document.id })
        people.tell([...people.leading(reading), ...people.inside(reading)], actor.userId, {
          ...{ kind: 'group-document', path: groupPath(id), params: { label: row.title } },
          mail: documentMail(id, row.title),
        })
        const { id: documentId, name, format, sizeBytes } = document
        tell('group.document-added', id, actor.userId, { after: { documentId, name, format, sizeBytes } })
        return viewsOf(actor, sight, [document])[0] as DocumentView
      })
    },

    /** By its author, or who manages the group. */
    remove(actor: Actor, id: string, documentId: string): void {
      const { sight, document } = readable(actor, id, documentId)
      if (!mayRemove(actor, sight, document))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajouté retirent un document.')
      db.write(() => {
        store.remove(documentId)
        tell('group.document-removed', id, actor.userId, { after: { documentId } })
      })
    },

    /** A file to be given out. */
    open(actor: Actor, id: string, documentId: string): DocumentRow & { content: Buffer } {
      const { document } = readable(actor, id, documentId)
      return { ...document, content: store.contentOf(documentId) ?? notFound('Document') }
    },
  }
}
