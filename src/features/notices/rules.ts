import { type NoticeKind, noticeKinds, type Way, waysOf } from '../../kernel/notices.ts'

/**
 * How a person is told of a kind: as they chose; by default when they chose nothing, or what may no longer be chosen.
 */
export function wayFor(kind: NoticeKind, chosen: Way | null | undefined): Way {
  return chosen && waysOf(kind).includes(chosen) ? chosen : noticeKinds[kind].way
}
