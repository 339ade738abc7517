import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayInWords } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newUnorderedId } from '../../kernel/ids.ts'
import { cleaned } from '../files/cleaned.ts'
import type { SettingsService } from '../settings/service.ts'
import type { Circle, Gathered, Reading } from './circle.ts'
import type { DocumentChange, DocumentList, DocumentView, DocumentWords } from './contract.ts'
import type { circleMessages } from './messages.ts'
import { canReadWords, canRemove, checkAudience } from './policy.ts'
import { type SigningRooms, signaturesOf } from './signatures.ts'
import { type DocumentRow, documentStore } from './store.ts'

const MOST = 200
const REFUSED = {
  all: 'Il n’y a encore personne avec qui le partager : les structures ne sont pas en relation.',
  facilitators: 'Les documents de l’animation sont les siens : partagez-le avec tous.',
}

/** Files of a circle: shared by its structures and their facilitators, or kept by these. Each is told in the thread. */
export function circleDocuments<G extends Gathered>(
  db: Database,
  clock: Clock,
  rooms: SigningRooms & { settings: Pick<SettingsService, 'territory'> },
  { tables, words: { one }, read, note, notices, provedBy }: Circle<G>,
  messages: Pick<ReturnType<typeof circleMessages<G>>, 'place' | 'tell'>,
) {
  const store = documentStore(db, tables)
  const maxMegabytes = () => rooms.settings.territory().attachmentMegabytes

  function viewsOf(
    actor: Actor,
    { sight, stopped }: Reading<G>,
    rows: readonly DocumentRow[],
  ): DocumentView[] {
    const signatureOf = signaturesOf(rooms, rows)
    return rows.map((row) => {
      const { id, name, format, sizeBytes, description, audience, at } = row
      return {
        ...{ id, name, format, sizeBytes, description, audience, createdAt: at, ...signatureOf(row) },
        proves: provedBy(id),
        can: {
          describe: !stopped.changing && canRemove(actor, sight, row.authorId),
          remove: canRemove(actor, sight, row.authorId),
        },
      }
    })
  }

  /** A document that the actor may open; 404 for everybody else. */
  function readable(actor: Actor, id: string, documentId: string) {
    const reading = read(actor, id)
    const document = store.byId(id, documentId)
    if (!document || !canReadWords(reading.sight, document)) notFound('Document')
    return { reading, document }
  }

  /** Refuses who may not add for an audience; null: for none at all. */
  function adding(actor: Actor, id: string, audience: DocumentWords['audience'] | null) {
    const reading = read(actor, id)
    const { audiences, stopped } = reading
    if (stopped.writing) fail('conflict', stopped.writing)
    checkAudience(audiences, audience ?? audiences[0] ?? 'all', REFUSED)
    return reading
  }

  /**
   * Its name is told when it comes alone, and its words never: who came after it reads the later entries, and is not to
   * learn them there.
   */
  function journal(
    deed: 'document-added' | 'document-described' | 'document-removed',
    id: string,
    row: DocumentRow,
    by: string,
  ): void {
    const { id: documentId, name, format, sizeBytes, audience } = row
    const facts = { name, format, sizeBytes }
    const toWhom = tables.keepsNotes && { audience }
    const after = { documentId, ...toWhom, ...(deed === 'document-added' && facts) }
    note(deed, id, by, { after, isInternal: audience === 'facilitators' })
  }

  return {
    maxBytes: () => maxMegabytes() * 1_000_000,

    /** Refuses before anything is received from who may not add. */
    mayAdd: (actor: Actor, id: string): void => void adding(actor, id, null),

    list(actor: Actor, id: string): DocumentList {
      const reading = read(actor, id)
      const { sight, audiences, stopped } = reading
      const rows = store.of(id).filter((row) => canReadWords(sight, row))
      return {
        total: rows.length,
        items: viewsOf(actor, reading, rows),
        maxMegabytes: maxMegabytes(),
        can: { addFor: stopped.writing ? [] : [...audiences] },
      }
    },

    /** Keeps a file once it is known for what it is; its readers are told, and the thread says it. */
    add(
      actor: Actor,
      id: string,
      file: { name: string; content: Buffer },
      { audience, description }: DocumentWords,
    ): DocumentView {
      const reading = adding(actor, id, audience)
      const { sight } = reading
      const { content, ...facts } = cleaned(file.content)
      return db.write(() => {
        const all = store.of(id)
        // Sent again after a lost connection: it is there already. One that the actor may not read stays unsaid.
        const twin = all.find(
          (one) => one.sha256 === facts.sha256 && one.audience === audience && canReadWords(sight, one),
        )
        if (twin) return viewsOf(actor, reading, [twin])[0] as DocumentView
        if (all.length >= MOST)
          fail('conflict', `${one} compte au plus ${MOST} documents : retirez-en un d’abord.`)
        const document: DocumentRow = {
          ...{ id: newUnorderedId(), name: file.name, ...facts, audience, description: description || null },
          ...{ authorId: actor.userId, organisationId: sight.organisationId, at: clock.now().toISOString() },
        }
        store.insert(id, document, content)
        messages.place(actor, reading, { audience, documentId: document.id })
        messages.tell(reading, audience, actor.userId, (label) => notices.document(id, label))
        journal('document-added', id, document, actor.userId)
        return viewsOf(actor, reading, [document])[0] as DocumentView
      })
    },

    /** What it shows, by its author or who manages the circle. Who reads it sees it; nobody is told. */
    describe(actor: Actor, id: string, documentId: string, { description }: DocumentChange): DocumentView {
      const { reading, document } = readable(actor, id, documentId)
      if (reading.stopped.changing) fail('conflict', reading.stopped.changing)
      if (!canRemove(actor, reading.sight, document.authorId))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajouté décrivent un document.')
      const described = { ...document, description: description || null }
      if (described.description !== document.description)
        db.write(() => {
          store.describe(documentId, described.description)
          journal('document-described', id, document, actor.userId)
        })
      return viewsOf(actor, reading, [described])[0] as DocumentView
    },

    /** By its author or who manages the circle; never while it is the evidence of something. */
    remove(actor: Actor, id: string, documentId: string): void {
      const { reading, document } = readable(actor, id, documentId)
      if (!canRemove(actor, reading.sight, document.authorId))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajouté retirent un document.')
      db.write(() => {
        const [first, ...others] = provedBy(documentId)
        if (first) {
          const more = others.length > 0 ? ` et de ${others.length} autre${others.length > 1 ? 's' : ''}` : ''
          fail(
            'conflict',
            `Ce document est la preuve de l’échange du ${dayInWords(first)}${more} : il reste tant que cet échange compte.`,
          )
        }
        store.remove(documentId)
        journal('document-removed', id, document, actor.userId)
      })
    },

    /** A file to be given out. */
    open(actor: Actor, id: string, documentId: string): DocumentRow & { content: Buffer } {
      const { document } = readable(actor, id, documentId)
      return { ...document, content: store.contentOf(documentId) ?? notFound('Document') }
    },

    /** Names of documents, for the journal: whoever may read them there. */
    namesOf: store.namesOf,

    /** Of these documents, names of those that the actor may open. */
    namesFor(actor: Actor, id: string, documentIds: readonly string[]): Map<string, string> {
      const { sight } = read(actor, id)
      const rows = store.of(id).filter((row) => documentIds.includes(row.id))
      return new Map(rows.filter((row) => canReadWords(sight, row)).map((row) => [row.id, row.name]))
    },
  }
}
