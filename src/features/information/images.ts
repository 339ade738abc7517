import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newUnorderedId } from '../../kernel/ids.ts'
import { imagesIn } from '../../kernel/markdown.ts'
import { cleaned } from '../files/cleaned.ts'
import type { InformationImage } from './contract.ts'
import { canRead, canWrite } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { ImageRow, ItemRow, informationStore } from './store.ts'
import type { InformationTools } from './tools.ts'

const MOST = 30

/** The images of items: sent here, known by their content, cleaned of where they were taken. */
export function informationImages(
  db: Database,
  clock: Clock,
  { settings }: RoomsBelow,
  { store, tools }: { store: ReturnType<typeof informationStore>; tools: InformationTools },
) {
  const shows = ({ body }: ItemRow, imageId: string) =>
    imagesIn(body).some((image) => image.imageId === imageId)

  function fileOf(item: ItemRow | null, imageId: string): ImageRow & { content: Buffer } {
    const row = item && store.image(item.id, imageId)
    const content = row && store.contentOf(row.id)
    return row && content ? { ...row, content } : notFound('Image')
  }

  return {
    maxBytes: () => settings.territory().attachmentMegabytes * 1_000_000,

    /** Refuses before anything is received from who may not write. */
    mayAdd: (actor: Actor, id: string): void => void tools.writable(actor, id),

    /** Keeps an image once it is known to be one; the same sent twice is one. */
    add(
      actor: Actor,
      id: string,
      file: { name: string; content: Buffer },
      description: string,
    ): InformationImage {
      tools.writable(actor, id)
      const { content, ...facts } = cleaned(file.content)
      if (facts.format === 'pdf') {
        const detail = 'Un PDF ne se montre pas dans le texte : envoyez une image JPEG, PNG ou WebP.'
        fail('unreadable-file', detail, [{ pointer: '/file', detail }])
      }
      return db.write(() => {
        const all = store.imagesOf(id)
        const twin = all.find(({ sha256 }) => sha256 === facts.sha256)
        if (twin) return tools.imageView(twin)
        if (all.length >= MOST) fail('conflict', `Une information compte au plus ${MOST} images.`)
        const row: ImageRow = {
          ...{ id: newUnorderedId(), itemId: id, name: file.name, ...facts, description },
          ...{ authorId: actor.userId, at: clock.now().toISOString() },
        }
        store.insertImage(row, content)
        const { name, format, sizeBytes } = row
        tools.tell('information.image-added', id, actor.userId, { after: { name, format, sizeBytes } })
        return tools.imageView(row)
      })
    },

    /** Unless the text shows it. */
    remove(actor: Actor, id: string, imageId: string): void {
      const item = tools.writable(actor, id)
      const row = store.image(id, imageId) ?? notFound('Image')
      if (shows(item, imageId)) fail('conflict', 'Le texte montre cette image : ôtez-la d’abord du texte.')
      db.write(() => {
        store.removeImage(imageId)
        tools.tell('information.image-removed', id, actor.userId, { after: { name: row.name } })
      })
    },

    /** An image to be given out; to readers, those that the text shows. */
    open(actor: Actor, id: string, imageId: string) {
      const item = tools.readable(actor, id)
      return fileOf(canWrite(actor) || shows(item, imageId) ? item : null, imageId)
    },

    /** The same of what anybody may read. */
    openPublic(id: string, imageId: string) {
      const item = store.byId(id)
      return fileOf(item && canRead(null, item) && shows(item, imageId) ? item : null, imageId)
    },
  }
}
