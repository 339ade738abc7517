import type { Database } from '../../db/connection.ts'
import { type Actor, facilitates } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/day.ts'
import { fail, notFound } from '../../kernel/errors.ts'
import type { DomainEvent } from '../../kernel/events.ts'
import { isOpen } from '../../kernel/synergies.ts'
import type { introductionLinks } from './introduction-links.ts'
import type { introductionViews } from './introduction-views.ts'
import type { lifeStore } from './life-store.ts'
import { askingMail, pageOf } from './mails.ts'
import { lastOf } from './rules.ts'
import type { RoomsBelow } from './service.ts'
import type { IntroductionRow, introductionsStore, SideRow } from './store.ts'
import type { synergyWriting } from './synergy-writing.ts'

interface Decider {
  userId: string
  email: string
}

/** Who is asked for the structures of an introduction: at first, when they come to it later, and again. */
export function introductionAskings(
  db: Database,
  clock: Clock,
  { accounts, notices }: Pick<RoomsBelow, 'accounts' | 'notices'>,
  {
    store,
    lives,
    views,
    links,
    writing,
  }: {
    store: ReturnType<typeof introductionsStore>
    lives: ReturnType<typeof lifeStore>
    views: Pick<ReturnType<typeof introductionViews>, 'nameOf' | 'labelOf' | 'stateNow'>
    links: Pick<ReturnType<typeof introductionLinks>, 'issue'>
    writing: Pick<ReturnType<typeof synergyWriting>, 'tell'>
  },
) {
  /** Each person has a link of their own: it answers in their name. */
  function tell(row: IntroductionRow, side: SideRow, people: readonly Decider[], opener: string): void {
    const { organisationId } = side
    const label = views.labelOf(side)
    for (const person of people) {
      store.noteAsked({ sideId: side.id, userId: person.userId, at: clock.now().toISOString() })
      notices.tell([person.userId], {
        ...{ kind: 'introduction-asked', path: pageOf(row.id), params: { label } },
        mail() {
          const { token } = links.issue(person, { introductionId: row.id, organisationId })
          return askingMail(opener, views.nameOf(organisationId), label, token)
        },
      })
    }
  }

  const hasAgreed = (row: IntroductionRow, { organisationId }: SideRow) =>
    lastOf(store.consentsOf(row.id), organisationId)?.answer === 'yes'

  /** Whoever speaks for a side that has not agreed yet, and was never asked. */
  function unasked(row: IntroductionRow, side: SideRow): Decider[] {
    if (hasAgreed(row, side)) return []
    const asked = store.askedOf(side.id).map(({ userId }) => userId)
    return accounts.deciders(side.organisationId).filter(({ userId }) => !asked.includes(userId))
  }

  function isPending(row: IntroductionRow): boolean {
    const synergy = lives.byId(row.synergyId)
    return synergy !== null && isOpen(synergy.stage) && views.stateNow(row) === 'asked'
  }

  return {
    /** Asks whoever speaks for a structure; within the transaction that opens the introduction. */
    first: (actor: Actor, row: IntroductionRow, side: SideRow): void =>
      tell(row, side, accounts.deciders(side.organisationId), actor.name),

    /** Asks a structure that has not agreed once more, in the name of its facilitator: once a day at most. */
    again(actor: Actor, row: IntroductionRow, organisationId: string): void {
      const side = row.sides.find((one) => one.organisationId === organisationId)
      if (!side || !facilitates(actor, organisationId)) notFound('Mise en relation')
      db.write(() => {
        const people = accounts.deciders(organisationId)
        if (!isPending(row)) fail('conflict', 'Cette mise en relation n’attend plus de réponse.')
        if (hasAgreed(row, side)) fail('conflict', 'Cette structure a déjà accepté.')
        if (people.length === 0)
          fail('conflict', 'Personne ne peut répondre pour cette structure : invitez quelqu’un.')
        if (store.askedOf(side.id).some(({ at }) => dayOf(new Date(at)) === dayOf(clock.now())))
          fail('conflict', 'Cette structure a été interrogée aujourd’hui : laissez-lui jusqu’à demain.')
        const ids = people.map(({ userId }) => userId)
        notices.settle(ids, 'introduction-asked', pageOf(row.id))
        tell(row, side, people, actor.name)
        writing.tell('synergy.introduction-asked-again', { id: row.synergyId }, actor.userId, {
          ...{ introductionId: row.id, organisationId },
        })
      })
    },

    /** Asks whoever came to speak for a structure since its introduction was proposed, as the others were. */
    follow({ type }: DomainEvent): void {
      if (type !== 'actor-changed' || !db.sqlite.open) return
      const late = store
        .all()
        .filter(isPending)
        .flatMap((row) => row.sides.map((side) => ({ row, side, people: unasked(row, side) })))
        .filter(({ people }) => people.length > 0)
      if (late.length === 0) return
      db.write((announce) => {
        for (const { row, side, people } of late) {
          tell(row, side, people, accounts.nameOf(row.openedBy) ?? 'L’animation du territoire')
          announce({ type: 'synergy-changed', ids: [row.synergyId], organisationIds: [] })
        }
      })
    },
  }
}
