import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type FieldFault, fail } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type InformationState, usualMonths } from '../../kernel/information.ts'
import { imagesIn } from '../../kernel/markdown.ts'
import { stepFault } from '../../kernel/workflow.ts'
import type { InformationChange, InformationContent, InformationInput, InformationView } from './contract.ts'
import { canWrite } from './policy.ts'
import type { RoomsBelow } from './service.ts'
import type { ItemRow, informationStore } from './store.ts'
import type { InformationTools } from './tools.ts'
import { informationSteps, readyForReaders } from './workflow.ts'

/** What is written: drafts, corrections with their versions, publication, withdrawal. */
export function informationWriting(
  db: Database,
  clock: Clock,
  { materials }: RoomsBelow,
  { store, tools }: { store: ReturnType<typeof informationStore>; tools: InformationTools },
) {
  const nowIso = () => clock.now().toISOString()

  function keepVersion(row: ItemRow, authorId: string): void {
    if (store.versionsOf(row.id).some(({ version }) => version === row.version)) return
    store.insertVersion({
      ...{ itemId: row.id, version: row.version, content: contentOf(row), authorId, at: nowIso() },
    })
  }

  function refuse(faults: readonly FieldFault[]): void {
    if (faults[0]) fail('invalid-input', faults[0].detail, faults)
  }

  /** What no schema can see: resources that exist, images of the item that say what they show. */
  function faultsOf(itemId: string, { resourceIds, body }: Partial<InformationContent>): FieldFault[] {
    const unknown = (resourceIds ?? []).flatMap((id, i) =>
      materials.resource(id)
        ? []
        : [{ pointer: `/resourceIds/${i}`, detail: 'Cette ressource n’est pas connue.' }],
    )
    const own = new Set(body === undefined ? [] : store.imagesOf(itemId).map(({ id }) => id))
    const images = imagesIn(body ?? '').flatMap(({ imageId, alt }) => {
      if (imageId === null || !own.has(imageId))
        return [{ pointer: '/body', detail: 'Une image n’est pas de celles qui ont été ajoutées ici.' }]
      return alt === ''
        ? [{ pointer: '/body', detail: 'Dites entre crochets ce que montre chaque image.' }]
        : []
    })
    return [...unknown, ...images]
  }

  function refuseUnlessWriter(actor: Actor): void {
    if (!canWrite(actor)) fail('forbidden', 'L’animation et la collectivité écrivent les informations.')
  }

  return {
    /** Begins a draft, signed by its author until they say otherwise. */
    create(actor: Actor, input: InformationInput): InformationView {
      refuseUnlessWriter(actor)
      const { category } = input
      const id = newId()
      const row: ItemRow = {
        ...{ id, summary: '', body: '', byline: actor.name, sourceName: '', sourceUrl: null },
        ...{ resourceIds: [], sectors: [], themes: [], audience: 'network', closesOn: null },
        ...{ validMonths: usualMonths[category], ...input },
        ...{ state: 'draft', version: 1, checkedOn: tools.today(), checkedBy: actor.userId },
        ...{ authorId: actor.userId, createdAt: nowIso(), publishedAt: null, changedAt: nowIso() },
        toldTerm: null,
      }
      refuse(faultsOf(id, row))
      db.write(() => {
        store.insert(row)
        tools.tell('information.created', id, actor.userId, { after: toldOf(row) })
      })
      return tools.viewOf(actor, row)
    },

    /** Writes it anew; refused to who read another version than the one that is there. */
    change(actor: Actor, id: string, { version, ...change }: InformationChange): InformationView {
      const before = tools.writable(actor, id)
      refuse(faultsOf(id, change))
      return db.write(() => {
        const row = tools.writable(actor, id)
        if (row.version !== version)
          fail('conflict', 'Quelqu’un a modifié cette information depuis que vous l’avez lue : relisez-la.')
        const given = Object.fromEntries(
          Object.entries(change).filter(
            ([field, value]) =>
              value !== undefined && JSON.stringify(value) !== JSON.stringify(row[field as keyof ItemRow]),
          ),
        )
        if (Object.keys(given).length === 0) return tools.viewOf(actor, row)
        const next = { ...row, ...given, version: row.version + 1, changedAt: nowIso() }
        if (row.state === 'published') {
          const missing = readyForReaders(next)
          if (missing !== 'yes') fail('conflict', `Elle est publiée. ${missing}`)
        }
        store.update(id, next)
        if (row.state === 'published') keepVersion(next, actor.userId)
        tools.tell('information.changed', id, actor.userId, {
          ...{ before: toldOf(before), after: toldOf(next) },
        })
        return tools.viewOf(actor, next)
      })
    },

    /** Publishes, withdraws, publishes again. What is published was read again that day. */
    step(actor: Actor, id: string, to: InformationState): InformationView {
      return db.write(() => {
        const row = tools.writable(actor, id)
        const fault = stepFault(informationSteps, row.state, to, row)
        if (fault) fail('conflict', fault)
        const isPublished = to === 'published'
        const next: ItemRow = {
          ...row,
          state: to,
          ...(isPublished && {
            ...{ checkedOn: tools.today(), checkedBy: actor.userId, toldTerm: null },
            ...{ publishedAt: row.publishedAt ?? nowIso(), changedAt: nowIso() },
          }),
        }
        store.update(id, next)
        if (isPublished) keepVersion(next, actor.userId)
        tools.tell(isPublished ? 'information.published' : 'information.withdrawn', id, actor.userId, {
          ...{ before: { state: row.state }, after: { state: to } },
        })
        return tools.viewOf(actor, next)
      })
    },

    /** Takes away a draft that never was published; what was read by others is withdrawn instead. */
    remove(actor: Actor, id: string): void {
      const row = tools.writable(actor, id)
      if (row.publishedAt !== null)
        fail('conflict', 'Cette information a été publiée : retirez-la, son histoire reste.')
      db.write(() => {
        store.remove(id)
        tools.tell('information.removed', id, actor.userId, { before: toldOf(row), after: null })
      })
    },
  }
}

/** What a version keeps of an item. */
function contentOf(row: ItemRow): InformationContent {
  const { category, title, summary, body, byline, sourceName, sourceUrl } = row
  const { resourceIds, sectors, themes, audience, validMonths, closesOn } = row
  return {
    ...{ category, title, summary, body, byline, sourceName, sourceUrl },
    ...{ resourceIds, sectors, themes, audience, validMonths, closesOn },
  }
}

/** What the journal says of it: the text itself is in the versions. */
function toldOf(row: ItemRow) {
  const { body: _long, byline: _name, summary: _words, ...said } = contentOf(row)
  return said
}
