import { dayAfter, mondayOf } from '../../kernel/day.ts'
import { type Sector, sectorOf } from '../../kernel/sectors.ts'
import type { HeadcountBand } from '../../kernel/structures.ts'

/** One line of a sample: so many structures like this; null: whatever it be. */
export interface SampleLine {
  sector: Sector | null
  headcountBands: readonly HeadcountBand[] | null
  communeCode: string | null
  wanted: number
}

/** A structure of a campaign, and how far its visit is. */
export interface SampleMember {
  nafCode: string | null
  headcountBand: HeadcountBand | null
  communeCodes: readonly string[]
  visit: 'none' | 'planned' | 'done'
}

/** What is not known of a structure is not what a line wants. */
export function answersTo(member: SampleMember, line: SampleLine): boolean {
  const { sector, headcountBands: bands, communeCode } = line
  return (
    (sector === null || sectorOf(member.nafCode) === sector) &&
    (!bands || (member.headcountBand !== null && bands.includes(member.headcountBand))) &&
    (communeCode === null || member.communeCodes.includes(communeCode))
  )
}

const URGENCY = ['done', 'planned', 'none'] as const

/**
 * To which line each member counts, by position; null: to none, the sample has no place left for it. Each member counts
 * once, however many lines it answers to, and no line counts more than it wants. As many visits done as possible are
 * counted; then, with those, as many planned ones; then as many of the others.
 *
 * Members and places make a bipartite graph. A search for an augmenting path (Kuhn, 1955) seats one member more if there
 * is a way, moving others but never leaving one without its seat; taking members by how far they are therefore gives the
 * greatest number of each kind in turn, for the sets that can be seated together are the independent ones of a matroid
 * (Edmonds and Fulkerson, 1965), where the greedy choice is the best.
 */
export function assignMembers(
  lines: readonly SampleLine[],
  members: readonly SampleMember[],
): (number | null)[] {
  const seated: (number | null)[] = members.map(() => null)
  const answers = members.map((member) =>
    lines.flatMap((line, at) => (line.wanted > 0 && answersTo(member, line) ? [at] : [])),
  )
  const seatsOf = (line: number) => seated.flatMap((taken, member) => (taken === line ? [member] : []))

  function seat(member: number, tried: Set<number>): boolean {
    for (const line of answers[member] ?? []) {
      if (tried.has(line)) continue
      tried.add(line)
      const there = seatsOf(line)
      if (there.length < (lines[line]?.wanted ?? 0) || there.some((other) => seat(other, tried))) {
        seated[member] = line
        return true
      }
    }
    return false
  }

  for (const urgency of URGENCY)
    members.forEach(({ visit }, member) => {
      if (visit === urgency) seat(member, new Set())
    })
  return seated
}

/** What a line counts; `missing`: places for which no visit is even planned. */
export interface LineCoverage {
  wanted: number
  done: number
  planned: number
  /** Structures chosen whose visit is to be planned: they fill a part of what is missing. */
  chosen: number
  missing: number
}

/** How far each line of a sample is covered, each member counted once. */
export function coverageOf(
  lines: readonly SampleLine[],
  members: readonly SampleMember[],
): { lines: LineCoverage[]; seats: (number | null)[] } {
  const seats = assignMembers(lines, members)
  const count = (line: number, visit: SampleMember['visit']) =>
    members.filter((member, at) => seats[at] === line && member.visit === visit).length
  return {
    seats,
    lines: lines.map(({ wanted }, line) => {
      const [done, planned, chosen] = [count(line, 'done'), count(line, 'planned'), count(line, 'none')]
      return { wanted, done, planned, chosen, missing: wanted - done - planned }
    }),
  }
}

/** Monday and Sunday of the week of a day (`2026-11-29`). */
export function weekOf(day: string): { from: string; to: string } {
  const from = mondayOf(day)
  return { from, to: dayAfter(from, 6) }
}

/** Where an action stood on a day, by what was known at an instant: the last of its states that are not later. */
export function stateOn<S extends { on: string; at: string }>(
  states: readonly S[],
  { day, knownAt }: { day: string; knownAt: string },
): S | null {
  const known = states.filter(({ on, at }) => on <= day && at <= knownAt)
  return [...known].sort((a, b) => compare(a.on, b.on) || compare(a.at, b.at)).at(-1) ?? null
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
