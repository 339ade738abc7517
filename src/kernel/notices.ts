import type { Mail, MailContent } from './mail.ts'

/**
 * How a person is told of a thing: `live`, in the centre of notices alone; `mail`, by a mail of its own too; `digest`,
 * in the weekly mail too; `none`, not at all.
 */
export const ways = ['live', 'mail', 'digest', 'none'] as const
export type Way = (typeof ways)[number]

/**
 * Every kind of notice: the way it takes until the person chooses, and the names of what its sentence says. Those are
 * never names of persons nor of structures: a notice outlives the right to know them. `day`: `YYYY-MM-DD`, written out
 * in the reader’s language; `number`: how many things it is about, the first of which `label` names. `groups`: those that follow shortly about one page go in one mail. `asksConsent`: it cannot be turned off, see `noticeFault`.
 */
export const noticeKinds = {
  'introduction-asked': { way: 'mail', params: ['label'], asksConsent: true },
  'introduction-answered': { way: 'live', params: ['label'] },
  'introduction-requested': { way: 'live', params: ['label'] },
  'introduction-request-treated': { way: 'mail', params: ['label'] },
  introduced: { way: 'mail', params: ['label'] },
  'synergy-stage': { way: 'digest', params: ['label'] },
  'synergy-message': { way: 'mail', params: ['label'], groups: true },
  'synergy-document': { way: 'mail', params: ['label'] },
  'synergy-task': { way: 'mail', params: ['label'] },
  'synergy-meeting': { way: 'mail', params: ['label', 'day'] },
  'synergy-reminder': { way: 'digest', params: ['label', 'days'] },
  'exchange-due': { way: 'digest', params: ['label', 'day', 'number'] },
  'group-invited': { way: 'mail', params: ['label'] },
  'group-requested': { way: 'live', params: ['label'] },
  'group-answered': { way: 'mail', params: ['label'] },
  'group-joined': { way: 'digest', params: ['label'] },
  'group-message': { way: 'mail', params: ['label'], groups: true },
  'group-document': { way: 'digest', params: ['label'] },
  'group-decision': { way: 'digest', params: ['label'] },
  'group-task': { way: 'mail', params: ['label'] },
  'group-meeting': { way: 'mail', params: ['label', 'day'] },
  'event-invited': { way: 'mail', params: ['label', 'day'], asksConsent: true },
  'event-registration': { way: 'mail', params: ['label', 'day'] },
  'event-changed': { way: 'mail', params: ['label', 'day'] },
  'event-cancelled': { way: 'mail', params: ['label', 'day'] },
  'event-reminder': { way: 'mail', params: ['label', 'day'] },
  'event-shared': { way: 'digest', params: ['label'] },
  'service-invited': { way: 'mail', params: ['label'] },
  'service-requested': { way: 'live', params: ['label'] },
  'service-answered': { way: 'mail', params: ['label'] },
  'service-joined': { way: 'digest', params: ['label'] },
  'service-stage': { way: 'digest', params: ['label'] },
  'service-support': { way: 'mail', params: ['label'] },
  'information-to-check': { way: 'mail', params: ['label'] },
  'project-proposed': { way: 'live', params: ['label'] },
  'project-invited': { way: 'mail', params: ['label'] },
  'project-requested': { way: 'mail', params: ['label'] },
  'project-answered': { way: 'mail', params: ['label'] },
  'project-joined': { way: 'digest', params: ['label'] },
  'project-stage': { way: 'digest', params: ['label'] },
  'project-supported': { way: 'digest', params: ['label'] },
  'project-became': { way: 'mail', params: ['label'] },
  'match-found': { way: 'digest', params: ['label', 'number'] },
  'story-asked': { way: 'mail', params: ['label'], asksConsent: true },
  'story-answered': { way: 'live', params: ['label'] },
  'visit-planned': { way: 'live', params: ['day'] },
  'mailing-ended': { way: 'live', params: ['label', 'number'] },
  'renewal-due': { way: 'mail', params: ['number'] },
} as const satisfies Record<string, NoticeRule>

interface NoticeRule {
  way: Way
  params: readonly string[]
  asksConsent?: true
  groups?: true
}

export type NoticeKind = keyof typeof noticeKinds
export const noticeKindNames = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]]
export type NoticeParams<K extends NoticeKind = NoticeKind> = Readonly<
  Record<(typeof noticeKinds)[K]['params'][number], string>
>

/**
 * What a mail says: in French whoever reads it, or in the language of each; only asked for when a mail is written.
 * `unread`: how many notices of the kind about the page the person has not read, this one included.
 */
export type NoticeMail = NoticeWords | ((language: Mail['language'], unread: number) => NoticeWords)
type NoticeWords = MailContent & Pick<Mail, 'usefulUntil'>

/**
 * What happened, for somebody whom it concerns. `path` is the page of this site about it; `aboutId`, what it tells of
 * when that may be taken back.
 */
export type Notice = {
  [K in NoticeKind]: {
    kind: K
    path: string
    params: NoticeParams<K>
    mail: NoticeMail
    aboutId?: string
  }
}[NoticeKind]

/**
 * Where rooms say what happened to those it concerns, each told in the way they chose: called inside the transaction of
 * what happened, so that both happen or neither. Closed accounts are passed over.
 */
export interface Notices {
  /** Returns those who were told: who asked for nothing of the kind was not. */
  tell(userIds: readonly string[], notice: Notice): readonly string[]
  /** What a notice asked of these persons is done, by them or by somebody else: it no longer awaits them. */
  settle(userIds: readonly string[], kind: NoticeKind, path: string): void
  /**
   * What was told of something is told no more to those who have not read it, neither in the centre nor by a mail that
   * has not left. `noticeFor`: as each was told, for the mail that still has something else to say.
   */
  takeBack(aboutId: string, noticeFor: (userId: string) => Notice): void
}

/** The ways that may be chosen for a kind. */
export const waysOf = (kind: NoticeKind): readonly Way[] =>
  isAsking(kind) ? ways.filter((way) => way !== 'none') : ways

/** Why a way cannot be chosen for a kind, in a French sentence; null when it can. */
export function noticeFault(kind: NoticeKind, way: Way): string | null {
  return waysOf(kind).includes(way)
    ? null
    : 'Cet avis demande votre accord : sans lui, une demande resterait sans réponse à votre insu. Il ne peut pas être coupé tout à fait.'
}

/** Whether what follows shortly about the same page goes in the same mail. */
export const isGrouped = (kind: NoticeKind) => 'groups' in noticeKinds[kind]

/** Kinds that await an answer of the person told. */
export const askingKinds = noticeKindNames.filter(isAsking)

function isAsking(kind: NoticeKind): boolean {
  return 'asksConsent' in noticeKinds[kind]
}
