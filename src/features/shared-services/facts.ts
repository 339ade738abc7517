import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type {
  CreatedStructureInput,
  FactsView,
  JobChange,
  JobInput,
  SupportAnswerInput,
  SupportInput,
} from './fact-contract.ts'
import type { factStore } from './fact-store.ts'
import { servicePath, supportAnsweredMail, supportAskedMail } from './mails.ts'
import type { RoomsBelow } from './service.ts'
import type { ServiceTools } from './writing.ts'

/** What a service made (jobs, structures) and what the authority is asked, each with its days. */
export function serviceFacts(
  db: Database,
  { accounts }: Pick<RoomsBelow, 'accounts'>,
  { store, tools }: { store: ReturnType<typeof factStore>; tools: ServiceTools },
) {
  const { people } = tools
  const signed = (actor: Actor) => ({ createdBy: actor.userId, createdAt: tools.nowIso() })

  function checkPast(day: string, pointer: string): void {
    if (day <= tools.today()) return
    const detail = 'Seul ce qui est arrivé se compte : ce jour n’est pas encore venu.'
    fail('invalid-input', 'Ce jour ne convient pas.', [{ pointer, detail }])
  }

  function checkOrder(first: string, last: string | null, pointer: string): void {
    if (last === null || first <= last) return
    fail('invalid-input', 'Ces jours ne se suivent pas.', [
      { pointer, detail: 'Ce jour vient avant le premier.' },
    ])
  }

  /** One of a service, for who leads it. */
  function own<Row extends { serviceId: string }>(actor: Actor, serviceId: string, row: Row | null): Row {
    tools.led(actor, serviceId)
    return row && row.serviceId === serviceId ? row : notFound('Fait du service')
  }

  const write = (id: string, actor: Actor, said: { before?: unknown; after?: unknown }, change: () => void) =>
    db.write(() => {
      change()
      tools.tell('shared-service.fact-written', id, actor.userId, { after: null, ...said })
    })

  return {
    of: (serviceId: string): FactsView => ({
      jobs: store.jobs.of(serviceId).map(({ id, label, fte, since, endedOn }) => ({
        ...{ id, label, fte, since, endedOn },
      })),
      structures: store.structures.of(serviceId).map(({ id, name, siren, createdOn }) => ({
        ...{ id, name, siren, createdOn },
      })),
      supports: store.supports.of(serviceId).map((row) => ({
        ...{ id: row.id, kind: row.kind, label: row.label, euros: row.euros, askedOn: row.askedOn },
        ...{ answer: row.answer, answeredEuros: row.answeredEuros, answeredOn: row.answeredOn },
        answerNote: row.answerNote,
      })),
    }),

    addJob(actor: Actor, serviceId: string, input: JobInput): void {
      tools.led(actor, serviceId)
      checkPast(input.since, '/since')
      checkOrder(input.since, input.endedOn, '/endedOn')
      const { fte, since } = input
      write(serviceId, actor, { after: { job: input.label, fte, since } }, () =>
        store.jobs.insert({ id: newId(), serviceId, ...input, ...signed(actor) }),
      )
    },

    /** When a job ended. */
    changeJob(actor: Actor, serviceId: string, jobId: string, { endedOn }: JobChange): void {
      const row = own(actor, serviceId, store.jobs.byId(jobId))
      checkOrder(row.since, endedOn, '/endedOn')
      const said = { before: { job: row.label, endedOn: row.endedOn }, after: { job: row.label, endedOn } }
      write(serviceId, actor, said, () => store.jobs.update(jobId, { endedOn }))
    },

    /** One that was written by mistake. */
    removeJob(actor: Actor, serviceId: string, jobId: string): void {
      const { label, fte, since } = own(actor, serviceId, store.jobs.byId(jobId))
      const before = { job: label, fte, since }
      write(serviceId, actor, { before, after: { job: null } }, () => store.jobs.remove(jobId))
    },

    addStructure(actor: Actor, serviceId: string, input: CreatedStructureInput): void {
      tools.led(actor, serviceId)
      checkPast(input.createdOn, '/createdOn')
      const after = { structure: input.name, siren: input.siren, createdOn: input.createdOn }
      write(serviceId, actor, { after }, () =>
        store.structures.insert({ id: newId(), serviceId, ...input, ...signed(actor) }),
      )
    },

    /** One that was written by mistake. */
    removeStructure(actor: Actor, serviceId: string, structureId: string): void {
      const { name, createdOn } = own(actor, serviceId, store.structures.byId(structureId))
      const said = { before: { structure: name, createdOn }, after: { structure: null } }
      write(serviceId, actor, said, () => store.structures.remove(structureId))
    },

    /** Asks the authority, whose people read the service from then on, without who takes part. */
    addSupport(actor: Actor, serviceId: string, input: SupportInput): void {
      const { row } = tools.led(actor, serviceId)
      checkPast(input.askedOn, '/askedOn')
      const none = { answeredOn: null, answer: null, answeredEuros: null, answerNote: null, answeredBy: null }
      const after = { support: input.label, euros: input.euros, askedOn: input.askedOn }
      write(serviceId, actor, { after }, () => {
        store.supports.insert({ id: newId(), serviceId, ...input, ...none, ...signed(actor) })
        people.tell(accounts.authorities(), actor.userId, {
          ...{ kind: 'service-support', path: servicePath(serviceId), params: { label: row.title } },
          mail: supportAskedMail(serviceId, row.title),
        })
      })
    },

    /** By the authority itself, or by who leads the service when it answered elsewhere. */
    answerSupport(actor: Actor, serviceId: string, supportId: string, input: SupportAnswerInput): void {
      const { row, parties, sight } = tools.known(actor, serviceId)
      const support = store.supports.byId(supportId)
      if (support?.serviceId !== serviceId) notFound('Appui demandé')
      if (!sight.isLed && actor.role !== 'authority')
        fail('forbidden', 'Seules la collectivité et l’animation notent cette réponse.')
      checkPast(input.answeredOn, '/answeredOn')
      checkOrder(support.askedOn, input.answeredOn, '/answeredOn')
      const { answer, euros: answeredEuros, answeredOn, note } = input
      const given = { answer, answeredEuros: answer === 'refused' ? null : answeredEuros, answeredOn }
      const said = {
        before: { support: support.label, answer: support.answer },
        after: { support: support.label, answer },
      }
      write(serviceId, actor, said, () => {
        store.supports.update(supportId, { ...given, answerNote: note || null, answeredBy: actor.userId })
        people.tell(people.leading({ row, parties }), actor.userId, {
          ...{ kind: 'service-support', path: servicePath(serviceId), params: { label: row.title } },
          mail: supportAnsweredMail(serviceId, row.title),
        })
      })
    },

    /** One that was written by mistake. */
    removeSupport(actor: Actor, serviceId: string, supportId: string): void {
      const { label, askedOn } = own(actor, serviceId, store.supports.byId(supportId))
      const said = { before: { support: label, askedOn }, after: { support: null } }
      write(serviceId, actor, said, () => store.supports.remove(supportId))
    },
  }
}
