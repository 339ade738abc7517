import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayAfter, dayOf } from '../../kernel/day.ts'
import { type Deed, type DeedKind, deedKinds, deedsWithin } from '../../kernel/engagement.ts'
import { leftOutReasons } from '../../kernel/mailings.ts'
import type { Followed, MailingResults } from './contract.ts'
import { countsOf } from './counts.ts'
import type { RoomsBelow } from './service.ts'
import type { mailingsStore, recipientsStore } from './store.ts'
import type { MailingTools } from './writing.ts'

type Span = { from: string; to: string }

/** What a group of structures did, each within its own days. */
function followedBy(deeds: readonly Deed[], spans: ReadonlyMap<string, Span>): Followed {
  const found = deedsWithin(deeds, (id) => spans.get(id) ?? null)
  const having = (kind: DeedKind) => [...found.values()].filter((kinds) => kinds.has(kind)).length
  return {
    ...{ structures: spans.size, any: found.size },
    byKind: Object.fromEntries(deedKinds.map((kind) => [kind, having(kind)])) as Followed['byKind'],
  }
}

/**
 * What came of a mailing, without a pixel nor a counted link: how its messages ended, what people answered, and what the
 * structures did in the days after, from dated facts, beside what those of the same filter did that nobody was written
 * to. What follows is not what was caused.
 */
export function mailingResults(
  clock: Clock,
  { engagement, settings }: RoomsBelow,
  {
    store,
    recipients,
    tools,
  }: {
    store: ReturnType<typeof mailingsStore>
    recipients: ReturnType<typeof recipientsStore>
    tools: MailingTools
  },
) {
  return {
    of(actor: Actor, id: string): MailingResults {
      const row = tools.read(actor, id)
      const structures = store.structuresOf(id)
      const sentOn = new Map(
        recipients.sentTo(id).map(({ organisationId, sentAt }) => [organisationId, dayOf(new Date(sentAt))]),
      )
      const days = settings.territory().mailingFollowDays
      const today = dayOf(clock.now())
      const startedOn = row.startedAt === null ? null : dayOf(new Date(row.startedAt))
      // The day of the message counts: what was done before it, that day, cannot be told apart.
      const span = (from: string): Span => ({ from, to: dayAfter(from, days) })
      const contacted = new Map<string, Span>()
      const others = new Map<string, Span>()
      for (const { organisationId } of structures) {
        const from = sentOn.get(organisationId)
        if (from) contacted.set(organisationId, span(from))
        else if (startedOn) others.set(organisationId, span(startedOn))
      }
      const until = [...contacted.values()].reduce<string | null>(
        (last, { to }) => (last === null || to > last ? to : last),
        null,
      )
      const deeds = engagement.deeds().filter(({ on }) => on <= today)
      return {
        counts: countsOf(recipients, [id])(id),
        structures: { total: structures.length, contacted: contacted.size },
        leftOut: leftOutReasons.flatMap((reason) => {
          const n = structures.filter(({ leftOut }) => leftOut === reason).length
          return n > 0 ? [{ reason, structures: n }] : []
        }),
        follow: {
          ...{ days, until, isOver: until !== null && until < today },
          contacted: followedBy(deeds, contacted),
          notContacted: followedBy(deeds, others),
        },
      }
    },
  }
}
