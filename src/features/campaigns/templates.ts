import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { TemplateInput, TemplateView } from './contract.ts'
import type { mailingsStore, TemplateRow } from './store.ts'
import type { MailingTools } from './writing.ts'

/** Messages that facilitators keep and share, to write others from. */
export function mailingTemplates(
  db: Database,
  clock: Clock,
  { store, tools }: { store: ReturnType<typeof mailingsStore>; tools: MailingTools },
) {
  const viewOf = ({ id, name, subject, body, updatedAt }: TemplateRow): TemplateView => ({
    ...{ id, name, subject, body, updatedAt },
  })
  const existing = (id: string) => store.template(id) ?? notFound('Modèle')

  function put(row: TemplateRow, by: string): TemplateView {
    db.write(() => {
      store.putTemplate(row)
      tools.tell('mailing.template-kept', '*', by, { after: { name: row.name } })
    })
    return viewOf(row)
  }

  return {
    list: () => ({ items: store.templates().map(viewOf) }),

    create: (actor: Actor, input: TemplateInput): TemplateView =>
      put(
        { id: newId(), ...input, createdBy: actor.userId, updatedAt: clock.now().toISOString() },
        actor.userId,
      ),

    change: (actor: Actor, id: string, input: TemplateInput): TemplateView =>
      put({ ...existing(id), ...input, updatedAt: clock.now().toISOString() }, actor.userId),

    remove(actor: Actor, id: string): void {
      const { name } = existing(id)
      db.write(() => {
        store.removeTemplate(id)
        tools.tell('mailing.template-removed', '*', actor.userId, { before: { name } })
      })
    },
  }
}
