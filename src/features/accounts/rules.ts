import type { Role } from '../../kernel/actor.ts'
import type { TerritorySettings } from '../settings/contract.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Between this and the last proof of who they are, a person may do what is sensitive. */
export const RECENT_SIGN_IN_MS = 15 * 60_000

type Lives = Pick<TerritorySettings, 'memberSessionDays' | 'staffSessionDays' | 'staffSessionIdleHours'>

/**
 * When a session ends if nothing more is asked. A member comes twice a year and keeps a session for days; who sees
 * the data of many structures is asked again after some hours of absence, and in any case after some days.
 */
export function sessionEnd(role: Role, openedAt: Date, lastSeenAt: Date, lives: Lives): Date {
  if (role === 'member') return new Date(openedAt.getTime() + lives.memberSessionDays * DAY_MS)
  const absolute = openedAt.getTime() + lives.staffSessionDays * DAY_MS
  const idle = lastSeenAt.getTime() + lives.staffSessionIdleHours * HOUR_MS
  return new Date(Math.min(absolute, idle))
}

/** True when who they are was proved lately enough for a sensitive action. */
export function isRecent(authenticatedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(authenticatedAt) < RECENT_SIGN_IN_MS
}

/** Words of a person that their password must not rest on: name, address, and the name of this place. */
export function ownWords({ name, email }: { name: string; email: string }): string[] {
  const words = `${name} ${email} boucle`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words)].filter((word) => word.length >= 3)
}

/** Least number of characters of a password beside the person's own words. */
const LEAST_OTHER_CHARACTERS = 8

/** True when little is left of the password once the person's own words are taken out of it. */
export function restsOnOwnWords(password: string, words: readonly string[]): boolean {
  const plain = withoutAccents(password)
  const rest = words
    .map(withoutAccents)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain)
  return rest !== plain && rest.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_OTHER_CHARACTERS
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

interface Account {
  id: string
  role: Role
  disabledAt: string | null
}

/** Why an account cannot change so: nobody would be left to administer. Null when nothing speaks against it. */
export function lastAdministratorFault(
  accounts: readonly Account[],
  userId: string,
  next: { role?: Role; disabled?: boolean },
): string | null {
  const isActive = ({ role, disabledAt }: Account) => role === 'administrator' && disabledAt === null
  const loses = (next.role !== undefined && next.role !== 'administrator') || next.disabled === true
  const target = accounts.find(({ id }) => id === userId)
  if (!loses || !target || !isActive(target)) return null
  if (accounts.some((account) => account.id !== userId && isActive(account))) return null
  return 'C’est le dernier compte d’administration ouvert : nommez-en d’abord un autre.'
}
