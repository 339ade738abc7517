import type { Database } from '../../../db/connection.ts'
import { record } from '../../../db/journal.ts'
import { type Actor, facilitates, isFacilitator, isMemberOf } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayOf } from '../../../kernel/day.ts'
import { fail, notFound } from '../../../kernel/errors.ts'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Notices } from '../../../kernel/notices.ts'
import { type MailToken, mailTokens } from '../../accounts/mail-tokens.ts'
import type { AccountsService } from '../../accounts/service.ts'
import type { User } from '../../accounts/store.ts'
import type { OrganisationsService } from '../../organisations/service.ts'
import type { SettingsService } from '../../settings/service.ts'
import { canEditFlow } from '../policy.ts'
import type { FlowsService } from '../service.ts'
import type { RenewalAnswer, RenewalLink, RenewalList, RenewalOutcome, RenewalQuery } from './contract.ts'
import { RENEWALS_PAGE, renewalMail } from './mails.ts'
import { type Asked, inOrderOfTerm, toAskToday } from './rules.ts'
import { reminderStore } from './store.ts'

export type RenewalService = ReturnType<typeof renewalService>

/** A link stays good for the notice, the grace and a holiday. */
const LINK_DAYS = 60
const BY = 'system'

interface Due extends Asked {
  organisationId: string
  organisationName: string
  isStale: boolean
}

/** What somebody answers for, and what nobody does in the structures in their charge. */
interface Desk {
  own: Due[]
  followed: Due[]
}

export interface RenewalBelow {
  flows: FlowsService
  accounts: AccountsService
  organisations: OrganisationsService
  settings: SettingsService
  notices: Notices
}

/** Flows to be said again: who is asked, when, and how they answer. */
export function renewalService(
  db: Database,
  clock: Clock,
  { flows, accounts, organisations, settings, notices }: RenewalBelow,
) {
  const store = reminderStore(db)
  const tokens = mailTokens(db, clock)

  /** Live flows to be said again, in the order in which they are shown. */
  function dueNow(isWanted: (organisationId: string) => boolean): Due[] {
    const due = flows.due().filter(({ organisationId }) => isWanted(organisationId))
    const owners = organisations.recordsOf([...new Set(due.map(({ organisationId }) => organisationId))])
    return due
      .map(({ id, organisationId, freshness }) => ({
        ...{ flowId: id, organisationId, expiresOn: freshness.expiresOn },
        organisationName: owners.get(organisationId)?.name ?? '',
        isStale: freshness.state === 'stale',
      }))
      .sort(inOrderOfTerm)
  }

  /** Who is to be asked about each flow: those who answer for its structure; where nobody does, who is in charge of it. */
  function desks(): Map<string, Desk> {
    const byPerson = new Map<string, Desk>()
    const deskOf = (userId: string) => {
      const desk = byPerson.get(userId) ?? { own: [], followed: [] }
      byPerson.set(userId, desk)
      return desk
    }
    for (const [organisationId, due] of groupBy(
      dueNow(() => true),
      (each) => each.organisationId,
    )) {
      const answering = accounts.deciders(organisationId)
      for (const { userId } of answering) deskOf(userId).own.push(...due)
      if (answering.length > 0) continue
      for (const { id } of accounts.inChargeOf(organisationId)) deskOf(id).followed.push(...due)
    }
    return byPerson
  }

  /** Tells one person of all that is new, unless they were told a short while ago, or never wish to be; whether it did. */
  function remind(userId: string, desk: Desk): boolean {
    return db.write(() => {
      const person = accounts.person(userId)
      if (!person || person.disabledAt !== null) return false
      const today = dayOf(clock.now())
      const all = [...desk.own, ...desk.followed]
      const asked = new Set(
        toAskToday(all, store.of(userId), today, settings.territory().renewalMailEveryDays),
      )
      if (asked.size === 0) return false
      const [own, followed] = [desk.own, desk.followed].map((due) => due.filter((each) => asked.has(each)))
      const told = notices.tell([userId], {
        ...{ kind: 'renewal-due', path: RENEWALS_PAGE, params: { number: String(asked.size) } },
        mail: (language) => mailTo({ ...person, language }, own ?? [], followed ?? []),
      })
      if (told.length === 0) return false
      store.insert(userId, [...asked], today)
      const about = { action: 'user.renewal-asked', entity: 'user', entityId: userId } as const
      record(db, { at: clock.now(), actorId: BY, ...about, after: { flows: asked.size } })
      return true
    })
  }

  function mailTo(person: User, own: readonly Due[], followed: readonly Due[]) {
    const labels = new Map(
      flows.rowsOf([...own, ...followed].map(({ flowId }) => flowId)).map((row) => [row.id, row]),
    )
    const named = (due: readonly Due[]) =>
      due.map(({ flowId, organisationName, expiresOn }) => ({
        ...{ label: labels.get(flowId)?.label ?? '', organisationName, expiresOn },
      }))
    const usefulUntil = new Date(clock.now().getTime() + LINK_DAYS * 86_400_000)
    const issue = () =>
      tokens.issue({
        ...{ purpose: 'renewal' as const, userId: person.id, email: person.email },
        data: { flowIds: own.map(({ flowId }) => flowId) },
        lastsMinutes: LINK_DAYS * 24 * 60,
      })
    const link = own.length > 0 ? { token: issue(), usefulUntil } : null
    return renewalMail(person.language, { own: named(own), followed: named(followed), link })
  }

  /** Whom a link speaks for, what it was sent about, and what of that they may still answer for. */
  function linked(link: MailToken | null) {
    const actor = link?.userId ? accounts.actorById(link.userId) : null
    if (!link || !actor)
      fail('expired', 'Ce lien a déjà servi, ou son délai est passé. Connectez-vous pour répondre.')
    const sent = new Set((link.data as { flowIds: string[] }).flowIds)
    const due = dueNow((organisationId) => isMemberOf(actor, organisationId)).filter(({ flowId }) =>
      sent.has(flowId),
    )
    return { actor, sent, due }
  }

  return {
    /** What an actor is to say again, or their structures are: a member's own, a facilitator's in charge. */
    list(actor: Actor, { organisation, limit, offset }: RenewalQuery): RenewalList {
      const works = (id: string) => isMemberOf(actor, id) || (isFacilitator(actor) && facilitates(actor, id))
      const due = dueNow((id) => (!organisation || id === organisation) && works(id))
      const page = due.slice(offset, offset + limit)
      const views = flows.viewsOf(
        actor,
        page.map(({ flowId }) => flowId),
      )
      return {
        total: due.length,
        stale: due.filter(({ isStale }) => isStale).length,
        items: page.flatMap(({ flowId }) => views.get(flowId) ?? []),
      }
    },

    /** Says of flows that they are still true: all of them, or none. */
    confirm(actor: Actor, flowIds: readonly string[]): RenewalOutcome {
      return db.write(() => {
        const ids = [...new Set(flowIds)]
        const rows = flows.rowsOf(ids)
        if (rows.length < ids.length || !rows.every((row) => canEditFlow(actor, row))) notFound('Flux')
        if (rows.some(({ withdrawnAt }) => withdrawnAt !== null))
          fail('conflict', 'Un de ces flux a été retiré : remettez-le avant de le confirmer.')
        for (const id of ids) flows.renew(id, actor.userId)
        return { renewed: ids.length, withdrawn: 0 }
      })
    },

    /** What a link is about, leaving it good: a filter of mails may open it. */
    open(token: string): RenewalLink {
      const { actor, due } = linked(tokens.peek('renewal', token))
      const views = flows.viewsOf(
        actor,
        due.map(({ flowId }) => flowId),
      )
      const items = due.flatMap(({ flowId, organisationName }) => {
        const view = views.get(flowId)
        return view ? { ...view, organisationName } : []
      })
      return { items }
    },

    /** Answers by the link, once, for the person it was sent to. */
    answer({ token, stillTrue, gone }: RenewalAnswer): RenewalOutcome {
      return db.write(() => {
        const { actor, sent, due } = linked(tokens.redeem('renewal', token))
        const asked = [...stillTrue, ...gone]
        if (asked.length === 0)
          fail('invalid-input', 'Dites ce qui est toujours vrai, ou ce qui ne l’est plus.', [
            { pointer: '/stillTrue', detail: 'Choisissez au moins un flux.' },
          ])
        if (new Set(asked).size < asked.length)
          fail('invalid-input', 'Un flux ne peut pas être à la fois vrai et retiré.', [
            { pointer: '/gone', detail: 'Ce flux est déjà dit vrai.' },
          ])
        if (!asked.every((id) => sent.has(id))) notFound('Flux')
        // Answered meanwhile by somebody else, or withdrawn: there is nothing left to say.
        const open = new Set(due.map(({ flowId }) => flowId))
        const [renewed, withdrawn] = [stillTrue, gone].map((ids) => ids.filter((id) => open.has(id)))
        for (const id of renewed ?? []) flows.renew(id, actor.userId)
        for (const id of withdrawn ?? []) flows.withdraw(actor, id, 'renewal')
        return { renewed: renewed?.length ?? 0, withdrawn: withdrawn?.length ?? 0 }
      })
    },

    /** What is done each day: what became stale is ranked again, and those who answer are written to. Returns how many. */
    async daily(pause: () => Promise<unknown> = () => new Promise(setImmediate)): Promise<number> {
      flows.lookAtFreshness()
      let written = 0
      for (const [userId, desk] of desks()) {
        if (remind(userId, desk)) written += 1
        await pause()
      }
      return written
    },
  }
}
