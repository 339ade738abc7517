import type { Actor } from '../../kernel/actor.ts'
import type { Notice } from '../../kernel/notices.ts'
import type { Audience, CircleTables } from './columns.ts'
import type { CirclePeople } from './people.ts'
import type { Sight } from './policy.ts'

/** Who takes part in a circle, whoever asks. */
export interface Gathered {
  id: string
  /** Structures whose people read it. */
  organisationIds: readonly string[]
  /** Structures whose facilitators work on it. */
  facilitatedIds: readonly string[]
  /** Users who look after it, as long as they manage it: who follows it, who leads it. */
  followerIds: readonly string[]
}

/** A circle as somebody reads it. */
export type Reading<G extends Gathered> = G & {
  sight: Sight
  /** For whom they may add words, files and tasks. */
  audiences: readonly Audience[]
  /** Why it is too late, in a French sentence; null while it is not. */
  stopped: {
    /** To write a message or add a document. */
    writing: string | null
    /** To add a task or plan a meeting. */
    planning: string | null
    /** To change a task or a meeting that is there. */
    changing: string | null
  }
}

/** What happened, as the journal calls it after the kind of circle: `synergy.task-added`, `group.task-added`. */
export type Deed =
  | 'message-written'
  | 'message-withdrawn'
  | 'document-added'
  | 'document-described'
  | 'document-removed'
  | 'task-added'
  | 'task-changed'
  | 'task-done'
  | 'task-removed'
  | MeetingDeed
export type MeetingDeed = 'meeting-planned' | 'meeting-changed' | 'meeting-cancelled'

export interface Said {
  before?: unknown
  after: unknown
  /** Among facilitators: it concerns none of the structures. */
  isInternal?: boolean
}

/** What a calendar is told of a meeting. */
export interface MeetingNews {
  heldOn: string
  deed: MeetingDeed
  /** The file itself. */
  calendar: string
}

/**
 * What people work together in: a synergy, a working group… Its own room says here who they are and how things are
 * called; this room does the rest. To attach another kind of circle, its room
 *
 * 1. declares its tables with the builders of `columns.ts`, and gathers them with `circleTables`;
 * 2. writes a `Circle` (see `groups/circle.ts`, the shortest), with the deeds among the actions of the journal, the four
 *    notices among the kinds of notices, and their words;
 * 3. builds `togetherService` with it and registers `togetherRoutes` under its address;
 * 4. names the tables in its `personal-data.ts`, and where its documents are erased; on the front, `web/together` shows
 *    all of it once `web/api/together.ts` knows the address.
 */
export interface Circle<G extends Gathered> {
  tables: CircleTables
  people: CirclePeople<G>
  /** In French. */
  words: {
    /** Of a 404: `Synergie`. */
    name: string
    /** As a sentence begins: `Une synergie`. */
    one: string
    /** Whom its tasks may be given to, said to who chose somebody else. */
    owner: string
    /** What its calendar files come from. */
    calendar: { product: string; domain: string }
  }
  /** A circle for who may read what is shared in it; the same 404 for everybody else. */
  read(actor: Actor, id: string): Reading<G>
  /** Within the transaction of what it tells: journal, date of the last news, and who is to look again. */
  note(deed: Deed, id: string, by: string, said: Said): void
  /** How one person is told of it. `label`: what they call the circle. */
  notices: {
    message(id: string, label: string): Notice
    document(id: string, label: string): Notice
    task(id: string, label: string): Notice
    meeting(id: string, label: string, news: MeetingNews): Notice
  }
  /** Days of what a document is the evidence of: as long as there are any, it stays. */
  provedBy(documentId: string): string[]
}
