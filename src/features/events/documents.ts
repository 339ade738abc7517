import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newUnorderedId } from '../../kernel/ids.ts'
import { cleaned } from '../files/cleaned.ts'
import type { EventDocumentList, EventDocumentView, EventDocumentWords } from './contract.ts'
import { type DocumentRow, documentStore } from './document-store.ts'
import { mayRead } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { EventTools, Reading } from './writing.ts'

const MOST = 300

/** Documents and photos of an event: cleaned of where they were taken, shown to those they are for. */
export function eventDocuments(
  db: Database,
  clock: Clock,
  { settings }: Pick<RoomsBelow, 'settings'>,
  { known, managed, tell }: EventTools,
) {
  const store = documentStore(db)
  const maxMegabytes = () => settings.territory().attachmentMegabytes
  const isShown = ({ sight, own }: Reading, { readers }: DocumentRow) =>
    mayRead(sight, own?.state ?? null, readers)

  const viewOf = ({
    id,
    name,
    format,
    sizeBytes,
    description,
    at,
    readers,
  }: DocumentRow): EventDocumentView => ({
    ...{ id, name, format, sizeBytes, description, readers },
    ...{ createdAt: at, isPhoto: format !== 'pdf' },
  })

  return {
    maxBytes: () => maxMegabytes() * 1_000_000,

    /** Refuses before anything is received from who may not add. */
    mayAdd: (actor: Actor, id: string): void => void managed(actor, id),

    list(actor: Actor | null, id: string): EventDocumentList {
      const reading = known(actor, id)
      const items = store.ofEvent(id).filter((row) => isShown(reading, row))
      return {
        total: items.length,
        items: items.map(viewOf),
        maxMegabytes: maxMegabytes(),
        can: { add: reading.sight === 'manages' },
      }
    },

    /** Keeps a file once it is known for what it is. */
    add(
      actor: Actor,
      id: string,
      file: { name: string; content: Buffer },
      { description, readers }: EventDocumentWords,
    ): EventDocumentView {
      managed(actor, id)
      const { content, ...facts } = cleaned(file.content)
      return db.write(() => {
        const all = store.ofEvent(id)
        // Sent again after a lost connection: it is there already.
        const twin = all.find(({ sha256 }) => sha256 === facts.sha256)
        if (twin) return viewOf(twin)
        if (all.length >= MOST) fail('conflict', `Une rencontre compte au plus ${MOST} documents et photos.`)
        const row: DocumentRow = {
          ...{ id: newUnorderedId(), eventId: id, name: file.name, ...facts },
          ...{ description: description || null, readers, authorId: actor.userId },
          at: clock.now().toISOString(),
        }
        store.insert(row, content)
        const { id: documentId, name, format, sizeBytes } = row
        tell('event.document-added', id, actor.userId, {
          after: { documentId, name, format, sizeBytes, readers },
        })
        return viewOf(row)
      })
    },

    remove(actor: Actor, id: string, documentId: string): void {
      managed(actor, id)
      if (store.byId(documentId)?.eventId !== id) notFound('Document')
      db.write(() => {
        store.remove(documentId)
        tell('event.document-removed', id, actor.userId, { after: { documentId } })
      })
    },

    /** A file to be given out. */
    open(actor: Actor | null, id: string, documentId: string): DocumentRow & { content: Buffer } {
      const reading = known(actor, id)
      const row = store.byId(documentId)
      if (row?.eventId !== id || !isShown(reading, row)) notFound('Document')
      return { ...row, content: store.contentOf(documentId) ?? notFound('Document') }
    },
  }
}
