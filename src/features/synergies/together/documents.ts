import type { Database } from '../../../db/connection.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayInWords } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newUnorderedId } from '../../../kernel/ids.ts'
import { cleaned } from '../../files/cleaned.ts'
import { documentMail, synergyPath } from '../mails.ts'
import type { exchangesStore } from '../results/store.ts'
import type { RoomsBelow } from '../service.ts'
import type { DocumentList, DocumentView, DocumentWords } from './contract.ts'
import { type DocumentRow, documentStore } from './document-store.ts'
import type { synergyMessages } from './messages.ts'
import { audiencesFor, canReadWords, type WorkSight } from './policy.ts'
import type { WorkTools } from './tools.ts'

const MOST = 200

/** Files of a synergy: shared by its structures and their facilitators, or kept by these. Each is told in the thread. */
export function synergyDocuments(
  db: Database,
  clock: Clock,
  { accounts, organisations, settings }: Pick<RoomsBelow, 'accounts' | 'organisations' | 'settings'>,
  { read, writing }: WorkTools,
  {
    messages,
    exchanges,
  }: {
    messages: Pick<ReturnType<typeof synergyMessages>, 'place' | 'tell'>
    exchanges: Pick<ReturnType<typeof exchangesStore>, 'provedBy'>
  },
) {
  const store = documentStore(db)
  const maxMegabytes = () => settings.territory().attachmentMegabytes

  const mayRemove = (actor: Actor, { isLed }: WorkSight, { authorId }: DocumentRow) =>
    isLed || authorId === actor.userId

  function viewsOf(actor: Actor, sight: WorkSight, rows: readonly DocumentRow[]): DocumentView[] {
    const names = accounts.namesOf(rows.map(({ authorId }) => authorId))
    const structures = organisations.recordsOf(rows.flatMap(({ organisationId }) => organisationId ?? []))
    return rows.map((row) => {
      const { id, name, format, sizeBytes, description, audience, at, authorId, organisationId } = row
      return {
        ...{ id, name, format, sizeBytes, description, audience, createdAt: at },
        author: names.get(authorId) ?? 'Compte supprimé',
        organisation: organisationId
          ? { id: organisationId, name: structures.get(organisationId)?.name ?? '' }
          : null,
        proves: exchanges.provedBy(id),
        can: { remove: mayRemove(actor, sight, row) },
      }
    })
  }

  /** A document that the actor may open; 404 for everybody else. */
  function readable(actor: Actor, id: string, documentId: string) {
    const reading = read(actor, id)
    const document = store.byId(documentId)
    if (document?.synergyId !== id || !canReadWords(reading.sight, document)) notFound('Document')
    return { ...reading, document }
  }

  /** Refuses who may not add for an audience; null: for none at all. */
  function adding(actor: Actor, id: string, audience: DocumentWords['audience'] | null) {
    const reading = read(actor, id)
    const mine = audiencesFor(reading.sight, reading.parties)
    if (audience === null ? mine.length > 0 : mine.includes(audience)) return reading
    if (audience === 'facilitators')
      fail('forbidden', 'Les documents de l’animation sont les siens : partagez-le avec tous.')
    fail(
      'conflict',
      'Il n’y a encore personne avec qui le partager : les structures ne sont pas en relation.',
    )
  }

  return {
    maxBytes: () => maxMegabytes() * 1_000_000,

    /** Refuses before anything is received from who may not add. */
    mayAdd: (actor: Actor, id: string): void => void adding(actor, id, null),

    list(actor: Actor, id: string): DocumentList {
      const { parties, sight } = read(actor, id)
      const rows = store.ofSynergy(id).filter((row) => canReadWords(sight, row))
      return {
        total: rows.length,
        items: viewsOf(actor, sight, rows),
        maxMegabytes: maxMegabytes(),
        can: { addFor: audiencesFor(sight, parties) },
      }
    },

    /** Keeps a file once it is known for what it is; its readers are told, and the thread says it. */
    add(
      actor: Actor,
      id: string,
      file: { name: string; content: Buffer },
      words: DocumentWords,
    ): DocumentView {
      const { row, parties, sight } = adding(actor, id, words.audience)
      const { content, ...facts } = cleaned(file.content)
      return db.write(() => {
        const all = store.ofSynergy(id)
        // Sent again after a lost connection: it is there already. One that the actor may not read stays unsaid.
        const twin = all.find(
          (one) => one.sha256 === facts.sha256 && one.audience === words.audience && canReadWords(sight, one),
        )
        if (twin) return viewsOf(actor, sight, [twin])[0] as DocumentView
        if (all.length >= MOST)
          fail('conflict', `Une synergie compte au plus ${MOST} documents : retirez-en un d’abord.`)
        const document: DocumentRow = {
          ...{ id: newUnorderedId(), synergyId: id, name: file.name, ...facts, ...words },
          ...{ description: words.description || null, authorId: actor.userId },
          organisationId: sight.isLed ? null : sight.organisationId,
          at: clock.now().toISOString(),
        }
        store.insert(document, content)
        messages.place(actor, sight, { synergyId: id, audience: words.audience, documentId: document.id })
        messages.tell(row, parties, words.audience, actor.userId, (label) => ({
          ...{ kind: 'synergy-document', path: synergyPath(id), params: { label } },
          mail: documentMail(id, label),
        }))
        journal('synergy.document-added', document, actor.userId)
        return viewsOf(actor, sight, [document])[0] as DocumentView
      })
    },

    /** By its author or a facilitator; never while it is the evidence of an exchange. */
    remove(actor: Actor, id: string, documentId: string): void {
      const { sight, document } = readable(actor, id, documentId)
      if (!mayRemove(actor, sight, document))
        fail('forbidden', 'Seules l’animation et la personne qui l’a ajouté retirent un document.')
      db.write(() => {
        const [first, ...others] = exchanges.provedBy(documentId)
        if (first) {
          const more = others.length > 0 ? ` et de ${others.length} autre${others.length > 1 ? 's' : ''}` : ''
          fail(
            'conflict',
            `Ce document est la preuve de l’échange du ${dayInWords(first)}${more} : il reste tant que cet échange compte.`,
          )
        }
        store.remove(documentId)
        journal('synergy.document-removed', document, actor.userId)
      })
    },

    /** A file to be given out. */
    open(actor: Actor, id: string, documentId: string): DocumentRow & { content: Buffer } {
      const { document } = readable(actor, id, documentId)
      return { ...document, content: store.contentOf(documentId) ?? notFound('Document') }
    },

    /** Of these documents, names of those that the actor may open. */
    namesFor(actor: Actor, id: string, documentIds: readonly string[]): Map<string, string> {
      const { sight } = read(actor, id)
      const rows = store.ofSynergy(id).filter((row) => documentIds.includes(row.id))
      return new Map(rows.filter((row) => canReadWords(sight, row)).map((row) => [row.id, row.name]))
    },
  }

  /** Its name is told when it comes alone: who came after it is not to learn it when it goes. */
  function journal(
    action: 'synergy.document-added' | 'synergy.document-removed',
    { id: documentId, synergyId, name, format, sizeBytes, audience }: DocumentRow,
    by: string,
  ): void {
    const facts = { name, format, sizeBytes }
    const after = { documentId, audience, ...(action === 'synergy.document-added' && facts) }
    const isInternal = audience === 'facilitators'
    writing.tell(action, { id: synergyId }, by, after, null, { isInternal })
  }
}
