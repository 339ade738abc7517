import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { newUnorderedId } from '../../../kernel/ids.ts'
import type { JournalAction } from '../../../kernel/journal-actions.ts'
import { cleaned } from '../../files/cleaned.ts'
import type { SettingsService } from '../../settings/service.ts'
import { canEditFlow } from '../policy.ts'
import type { FlowsService } from '../service.ts'
import type { FlowRow } from '../store.ts'
import type { AttachmentChange, AttachmentList, AttachmentView, AttachmentWords } from './contract.ts'
import { canReadAttachment } from './policy.ts'
import { type AttachmentRow, attachmentsStore } from './store.ts'

export type AttachmentsService = ReturnType<typeof attachmentsService>

/** Files of flows: a photo, an analysis sheet… shown to those who see the flow in full by name, or kept to facilitators. */
export function attachmentsService(
  db: Database,
  clock: Clock,
  { flows, settings }: { flows: FlowsService; settings: SettingsService },
) {
  const store = attachmentsStore(db)

  function limits() {
    const { attachmentMegabytes: maxMegabytes, attachmentsPerFlow: maxCount } = settings.territory()
    return { maxMegabytes, maxCount }
  }

  function journal(action: JournalAction, row: AttachmentRow, by: string, before: unknown, after: unknown) {
    const { flowId: entityId, organisationId } = row
    const about = { entity: 'flow' as const, entityId, organisationIds: [organisationId] }
    record(db, { at: clock.now(), actorId: by, action, ...about, before, after })
  }

  /** A flow whose files the actor may add to, change and remove; to the others it does not exist, or is not theirs. */
  function workedOn(actor: Actor, flowId: string): FlowRow {
    const [flow] = flows.rowsOf([flowId])
    if (!flow || flows.sightOf(actor, flow).as === 'none') notFound('Flux')
    if (!canEditFlow(actor, flow))
      fail('forbidden', 'Seule la structure ou un animateur ajoute ou retire une pièce jointe.')
    return flow
  }

  function readable(actor: Actor, id: string): AttachmentRow {
    const row = store.byId(id)
    const [flow] = row ? flows.rowsOf([row.flowId]) : []
    if (!row || !flow || !canReadAttachment(flows.sightOf(actor, flow), row)) notFound('Pièce jointe')
    return row
  }

  function changeable(actor: Actor, id: string): AttachmentRow {
    const row = readable(actor, id)
    workedOn(actor, row.flowId)
    return row
  }

  return {
    maxBytes: () => limits().maxMegabytes * 1_000_000,

    /** Refuses before anything is received from who may not add. */
    mayAdd: (actor: Actor, flowId: string): void => void workedOn(actor, flowId),

    list(actor: Actor, flowId: string): AttachmentList {
      const [flow] = flows.rowsOf([flowId])
      const sight = flow && flows.sightOf(actor, flow)
      if (!flow || !sight || sight.as === 'none') notFound('Flux')
      const items = store
        .ofFlow(flowId)
        .filter((row) => canReadAttachment(sight, row))
        .map(viewOf)
      return { items, can: { add: canEditFlow(actor, flow) }, ...limits() }
    },

    /** Keeps a file once it is known for what it is, without what it says of the photographer. */
    add(actor: Actor, flowId: string, file: { name: string; content: Buffer }, words: AttachmentWords) {
      const flow = workedOn(actor, flowId)
      const { content, ...facts } = cleaned(file.content)
      return db.write((announce) => {
        // Sent again after a lost connection: it is there already.
        const twin = store.byContent(flowId, facts.sha256)
        if (twin) return viewOf(twin)
        const { maxCount } = limits()
        if (store.ofFlow(flowId).length >= maxCount)
          fail('conflict', `Ce flux a déjà ${maxCount} pièces jointes : retirez-en une d’abord.`)
        const row: AttachmentRow = {
          ...{ id: newUnorderedId(), flowId, organisationId: flow.organisationId },
          ...{ name: file.name, ...facts, ...words },
          ...{ createdAt: clock.now().toISOString(), createdBy: actor.userId },
        }
        store.insert(row, content)
        const { name, format, sizeBytes } = row
        journal('flow.attachment-added', row, actor.userId, null, { name, format, sizeBytes, ...words })
        announce({ type: 'flow-changed', ids: [flowId] })
        return viewOf(row)
      })
    },

    change(actor: Actor, id: string, change: AttachmentChange): AttachmentView {
      const before = changeable(actor, id)
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      if (given.length === 0) return viewOf(before)
      return db.write((announce) => {
        store.update(id, Object.fromEntries(given))
        journal('flow.attachment-changed', before, actor.userId, before, Object.fromEntries(given))
        announce({ type: 'flow-changed', ids: [before.flowId] })
        return viewOf({ ...before, ...Object.fromEntries(given) })
      })
    },

    remove(actor: Actor, id: string): void {
      const row = changeable(actor, id)
      db.write((announce) => {
        store.remove(id)
        const { name, format, sizeBytes, description } = row
        journal('flow.attachment-removed', row, actor.userId, { name, format, sizeBytes, description }, null)
        announce({ type: 'flow-changed', ids: [row.flowId] })
      })
    },

    /** A file to be given out, and whose flow it is of. */
    open(actor: Actor, id: string): AttachmentRow & { content: Buffer } {
      const row = readable(actor, id)
      return { ...row, content: store.contentOf(id) ?? notFound('Pièce jointe') }
    },
  }
}

function viewOf({
  id,
  name,
  format,
  sizeBytes,
  description,
  visibility,
  createdAt,
}: AttachmentRow): AttachmentView {
  return { id, name, format, sizeBytes, description, visibility, createdAt }
}
