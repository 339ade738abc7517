import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '../../db/connection.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import { dayAfter, dayOf } from '../../kernel/day.ts'
import { notFound } from '../../kernel/errors.ts'
import { newUnorderedId } from '../../kernel/ids.ts'
import { deriveKey } from '../accounts/sealing.ts'
import { eventFeed, eventFile } from './calendar.ts'
import type { FeedView } from './contract.ts'
import type { RoomsBelow } from './service.ts'
import type { eventsStore } from './store.ts'
import type { EventTools } from './writing.ts'

/** Calendars keep what they were told: what is a year past need not be told again. */
const PAST_DAYS = 366
const ID_LENGTH = 20

/** The public agenda, and what one person is asked to or comes to, as calendars that others follow. */
export function eventFeeds(
  db: Database,
  clock: Clock,
  { accounts, secret }: Pick<RoomsBelow, 'accounts' | 'secret'>,
  { store, tools }: { store: ReturnType<typeof eventsStore>; tools: EventTools },
) {
  const key = deriveKey(secret, 'calendar-feed')
  /** 256 bits that only the holder of the secret makes. */
  const sealOf = (feedId: string) => createHmac('sha256', key).update(feedId).digest('base64url')
  const pathOf = (feedId: string) => `/api/v1/calendars/${feedId}${sealOf(feedId)}/rencontres.ics`

  const recent = () => {
    const since = dayAfter(dayOf(clock.now()), -PAST_DAYS)
    return store.all().filter(({ heldOn, publishedAt }) => publishedAt !== null && heldOn >= since)
  }

  /** Whose feed an address is; null for one that was never drawn, or was drawn anew. */
  function ownerOf(token: string): string | null {
    const feedId = token.slice(0, ID_LENGTH)
    const [given, right] = [Buffer.from(token.slice(ID_LENGTH)), Buffer.from(sealOf(feedId))]
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null
    return store.feed(feedId)?.userId ?? null
  }

  function describe(userId: string): FeedView {
    const feed = store.feedOf(userId)
    return { path: feed && pathOf(feed.feedId), createdAt: feed?.createdAt ?? null }
  }

  return {
    own: ({ userId }: Actor): FeedView => describe(userId),

    /** A new address; the one before opens nothing any more. */
    draw({ userId }: Actor): FeedView {
      db.write(() => {
        store.putFeed({ userId, feedId: newUnorderedId(), createdAt: clock.now().toISOString() })
        tools.tell('event.feed-drawn', userId, userId, { after: {} })
      })
      return describe(userId)
    },

    close({ userId }: Actor): FeedView {
      db.write(() => {
        if (store.feedOf(userId) === null) return
        store.removeFeed(userId)
        tools.tell('event.feed-closed', userId, userId, { after: {} })
      })
      return describe(userId)
    },

    /** What the person of an address comes to, waits for or is asked to. */
    read(token: string): string {
      const userId = ownerOf(token)
      const actor = userId && accounts.actorById(userId)
      if (!actor) notFound('Agenda')
      const mine = tools.readings(actor, recent()).flatMap(({ row, own }) => {
        const comes = own && ['registered', 'waiting', 'invited'].includes(own.state)
        return comes ? [{ row, own: own.state }] : []
      })
      return eventFeed('Mes rencontres Boucle', mine)
    },

    /** What anybody may come to. */
    agenda(): string {
      const open = recent().filter(({ audience }) => audience === 'public')
      return eventFeed(
        'Rencontres du territoire',
        open.map((row) => ({ row, own: null })),
      )
    },

    /** The file of one event, as its reader stands with it. */
    file(actor: Actor | null, id: string): string {
      const { row, own } = tools.known(actor, id)
      if (row.publishedAt === null) notFound('Rencontre')
      return eventFile(row, { own: own?.state ?? null })
    },
  }
}
