import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { instantOf } from '../../kernel/day.ts'
import { fail } from '../../kernel/errors.ts'
import { fold } from '../../kernel/fold.ts'
import { newId } from '../../kernel/ids.ts'
import { stepFault, stepsFrom } from '../../kernel/workflow.ts'
import type { MailingAudience } from './audience.ts'
import type {
  Audience,
  AudienceView,
  BudgetInput,
  MailingInput,
  MailingQuery,
  MailingStepInput,
  MailingSummary,
  MailingView,
  PreviewInput,
  PreviewView,
} from './contract.ts'
import { countsOf } from './counts.ts'
import { mailingMail } from './mails.ts'
import { canManage, canReadResults, readsNames } from './policy.ts'
import { lastLeavesAt } from './rules.ts'
import type { mailingSending } from './sending.ts'
import type { RoomsBelow } from './service.ts'
import type { MailingRow, mailingsStore, recipientsStore } from './store.ts'
import { type MailingFacts, mailingWorkflow } from './workflow.ts'
import type { MailingTools } from './writing.ts'

/** What stands in the foot of a test, where nobody is unsubscribed. */
const TEST_UNSUBSCRIBE = '/desabonnement/essai'

/** Mailings from the first words to the last that leaves. */
export function mailingsLife(
  db: Database,
  clock: Clock,
  { accounts, outbox, settings }: RoomsBelow,
  {
    store,
    recipients,
    audience,
    sending,
    tools,
  }: {
    store: ReturnType<typeof mailingsStore>
    recipients: ReturnType<typeof recipientsStore>
    audience: MailingAudience
    sending: ReturnType<typeof mailingSending>
    tools: MailingTools
  },
) {
  const nowIso = () => clock.now().toISOString()

  function summaries(actor: Actor, rows: readonly MailingRow[]): MailingSummary[] {
    const counts = countsOf(
      recipients,
      rows.map(({ id }) => id),
    )
    const names = readsNames(actor) ? accounts.namesOf(rows.map(({ createdBy }) => createdBy)) : new Map()
    return rows.map(({ id, title, status, createdBy, scheduledAt, startedAt, endedAt, ...budget }) => ({
      ...{ id, title, status, scheduledAt, startedAt, endedAt },
      ...{ budgetLine: budget.budgetLine, planReference: budget.planReference },
      ...{ plannedEuros: budget.plannedEuros, spentEuros: budget.spentEuros },
      createdByName: names.get(createdBy) ?? null,
      counts: counts(id),
    }))
  }

  function factsOf(row: MailingRow): MailingFacts {
    const sender = tools.senderOf(row)
    return {
      hasContent: row.subject !== '' && row.body !== '',
      recipients: sender && row.status === 'draft' ? audience.of(sender, row.audience).recipients.length : 0,
    }
  }

  function viewOf(actor: Actor, row: MailingRow): MailingView {
    const [summary] = summaries(actor, [row])
    const manages = canManage(actor, row)
    const { mailingsPerHour } = settings.territory()
    const { waiting = 0 } = summary?.counts ?? {}
    const start = new Date(
      Math.max(
        clock.now().getTime(),
        row.scheduledAt ? Date.parse(row.scheduledAt) : 0,
        sending.nextTurnAt(),
      ),
    )
    return {
      ...(summary as MailingSummary),
      ...{ subject: row.subject, body: row.body, heldBecause: row.heldBecause },
      audience: manages ? row.audience : { ...row.audience, excludedIds: [] },
      perHour: mailingsPerHour,
      lastLeavesAt: waiting > 0 ? lastLeavesAt(start, waiting, mailingsPerHour).toISOString() : null,
      steps: manages ? stepsFrom(mailingWorkflow, row.status, factsOf(row)) : [],
      can: {
        manage: manages,
        edit: manages && row.status === 'draft',
        remove: manages && ['draft', 'scheduled'].includes(row.status),
      },
    }
  }

  /** Who would send: the author of a mailing that is written already, else who asks. */
  function senderFor(actor: Actor, mailingId: string | null): Actor {
    if (mailingId === null) return actor
    const sender = tools.senderOf(tools.managed(actor, mailingId))
    return sender ?? fail('conflict', 'Le compte de la personne qui envoie cette campagne est fermé.')
  }

  function draft(actor: Actor, id: string): MailingRow {
    const row = tools.managed(actor, id)
    if (row.status !== 'draft')
      fail(
        'conflict',
        'Cette campagne est programmée ou partie : son message et son audience ne changent plus.',
      )
    return row
  }

  /** The message as one person would read it. */
  function written(sender: Actor, { subject, body, audience: wanted, organisationId }: PreviewInput) {
    const { recipients: found } = audience.of(sender, wanted)
    const chosen =
      organisationId === null ? found[0] : found.find((one) => one.organisationId === organisationId)
    if (!chosen) fail('conflict', 'Personne ne serait contacté : il n’y a pas d’exemple à montrer.')
    const to = tools.addressee(chosen.email, chosen.name, chosen.organisationId)
    const envelope = { ...tools.envelope(sender), unsubscribePath: TEST_UNSUBSCRIBE }
    return { to, ...mailingMail({ subject, body }, to, envelope) }
  }

  return {
    /** The newest first: for facilitators those they work on, for the authority all of them without names. */
    list(actor: Actor, { q, status, limit, offset }: MailingQuery) {
      const rows = store
        .all()
        .filter((row) => canReadResults(actor, row))
        .filter((row) => !status || row.status === status)
        .filter(
          (row) => !q || fold(`${row.title} ${row.subject} ${row.planReference ?? ''}`).includes(fold(q)),
        )
      return { total: rows.length, items: summaries(actor, rows.slice(offset, offset + limit)) }
    },

    get: (actor: Actor, id: string): MailingView => viewOf(actor, tools.read(actor, id)),

    create(actor: Actor, input: MailingInput): MailingView {
      const now = nowIso()
      const row: MailingRow = {
        ...{ id: newId(), ...input, status: 'draft', heldBecause: null },
        ...{ scheduledAt: null, startedAt: null, endedAt: null },
        ...{ createdBy: actor.userId, createdAt: now, updatedAt: now },
      }
      db.write(() => {
        store.insert(row)
        tools.tell('mailing.created', row.id, actor.userId, { after: { title: row.title } })
      })
      return viewOf(actor, row)
    },

    change(actor: Actor, id: string, input: MailingInput): MailingView {
      const before = draft(actor, id)
      db.write(() => {
        store.update(id, { ...input, updatedAt: nowIso() })
        tools.tell('mailing.changed', id, actor.userId, { before, after: input })
      })
      return this.get(actor, id)
    },

    /** What it costs and where it stands in the plan: known, and corrected, long after it left. */
    budget(actor: Actor, id: string, input: BudgetInput): MailingView {
      const before = tools.managed(actor, id)
      db.write(() => {
        store.update(id, { ...input, updatedAt: nowIso() })
        tools.tell('mailing.budget-changed', id, actor.userId, { before, after: input })
      })
      return this.get(actor, id)
    },

    remove(actor: Actor, id: string): void {
      const row = tools.managed(actor, id)
      if (!viewOf(actor, row).can.remove) fail('conflict', 'Cette campagne a commencé : arrêtez-la plutôt.')
      db.write(() => {
        store.remove(id)
        tools.tell('mailing.removed', id, actor.userId, { before: { title: row.title } })
      })
    },

    /** Schedules, takes back, pauses, goes on, stops. */
    step(actor: Actor, id: string, { to, at }: MailingStepInput): MailingView {
      const row = tools.managed(actor, id)
      const fault = stepFault(mailingWorkflow, row.status, to, factsOf(row))
      if (fault) fail('conflict', fault)
      const instant = at ? instantOf(at.day, at.hour) : clock.now()
      if (to === 'scheduled' && instant.getTime() < clock.now().getTime() - 60_000)
        fail('invalid-input', 'Cette heure est passée.', [
          { pointer: '/at', detail: 'Choisissez une heure à venir, ou l’envoi immédiat.' },
        ])
      const isOver = to === 'stopped'
      db.write(() => {
        store.update(id, {
          ...{ status: to, updatedAt: nowIso(), heldBecause: null },
          ...(to === 'scheduled' && { scheduledAt: instant.toISOString() }),
          ...(to === 'draft' && { scheduledAt: null }),
          ...(isOver && { endedAt: nowIso() }),
        })
        if (to === 'paused' || isOver) sending.takeBack(id)
        tools.tell(
          `mailing.${to === 'draft' ? 'unscheduled' : to === 'sending' ? 'resumed' : to}`,
          id,
          actor.userId,
          {
            after: to === 'scheduled' ? { scheduledAt: instant.toISOString() } : undefined,
          },
        )
      })
      sending.turn()
      return this.get(actor, id)
    },

    audience: (actor: Actor, wanted: Audience, mailingId: string | null): AudienceView =>
      audience.of(senderFor(actor, mailingId), wanted),

    preview(actor: Actor, input: PreviewInput): PreviewView {
      const { to, mail, missing } = written(senderFor(actor, input.mailingId), input)
      return {
        to: { name: to.name, email: to.email, organisationName: to.organisationName },
        ...{ subject: mail.subject, body: mail.paragraphs.join('\n\n'), because: mail.because },
        ...{ replyTo: mail.replyTo ?? '', missing },
      }
    },

    /** The same to the own address of who asks, and to nobody else. */
    sendTest(actor: Actor, input: PreviewInput): { to: string } {
      const { mail } = written(senderFor(actor, input.mailingId), input)
      if (mail.subject === '' || input.body === '') fail('conflict', 'Il manque l’objet ou le message.')
      const to = accounts.addressOf(actor.userId)
      db.write(() => {
        outbox.add({ ...mail, to, subject: `[Essai] ${mail.subject}` })
        tools.tell('mailing.tested', input.mailingId ?? '*', actor.userId)
      })
      return { to }
    },
  }
}
