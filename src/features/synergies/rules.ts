import type { PartyRole, Stage, SynergyKind } from '../../kernel/synergies.ts'
import type { AnswerInput } from './contract.ts'

const DAY_MS = 86_400_000

type Answer = AnswerInput['answer']
interface Said {
  organisationId: string
  answer: Answer
}
export type State = 'asked' | 'declined' | 'introduced'

/** What a structure last said; undefined when it has not answered. Consents come in the order they were given. */
export function lastOf<C extends Said>(consents: readonly C[], organisationId: string): C | undefined {
  return consents.findLast((consent) => consent.organisationId === organisationId)
}

/** Nothing passes without a yes of all: silence and a withdrawn yes are not one. */
export function stateOf(sides: readonly string[], consents: readonly Said[]): State {
  const last = sides.map((id) => lastOf(consents, id)?.answer)
  if (last.includes('no')) return 'declined'
  return last.every((answer) => answer === 'yes') ? 'introduced' : 'asked'
}

/** Why a structure may not give this answer now, in French; null when it may. */
export function answerFault(state: State, last: Answer | undefined, answer: Answer): string | null {
  if (state === 'introduced')
    return 'Toutes les structures ont accepté : ce qui a été montré ne peut plus être repris.'
  // Even once it ended without all: a yes may stand in the next round.
  if (answer === 'withdrawn')
    return last === 'yes' ? null : 'Il n’y a pas d’accord à reprendre : rien n’a été accepté.'
  if (state === 'declined') return 'Cette mise en relation a pris fin.'
  return last === 'yes' ? 'Vous avez déjà accepté. Vous pouvez reprendre cet accord.' : null
}

interface AskedSide {
  organisationId: string
  flowIds: readonly string[]
}

/** Whether a round asks nobody and about nothing that an earlier one did not. */
export function isWithin(sides: readonly AskedSide[], earlier: readonly AskedSide[]): boolean {
  return sides.every(({ organisationId, flowIds }) => {
    const before = earlier.find((side) => side.organisationId === organisationId)
    return before !== undefined && flowIds.every((flowId) => before.flowIds.includes(flowId))
  })
}

/** What a structure shows of itself: who it is, and its flows. */
interface Shown {
  flows: readonly object[]
}

/** What was agreed to, as text to compare: what only the passing of time or a new file changes is no other thing. */
export function agreedText(shown: Shown): string {
  const { flows, ...who } = shown
  return JSON.stringify([who, flows.map(flowText)])
}

const flowText = (flow: object) => {
  const { freshness: _, confirmedOn: __, ...what } = flow as Record<string, unknown>
  return JSON.stringify(what)
}

/** Whether a structure would show the same of itself, with the flows it agreed to show or fewer of them. */
export function showsNoMore(now: Shown, agreed: Shown): boolean {
  const flows = agreed.flows.filter((flow) => now.flows.some((one) => flowText(one) === flowText(flow)))
  return agreedText(now) === agreedText({ ...agreed, flows })
}

/** A structure in a role, with the flows it brings. */
interface Taking {
  role: PartyRole
  flows: readonly unknown[]
}

/**
 * Why structures in these roles do not make a synergy of this kind, in French; null when they do. Flows are counted:
 * two stocks of one structure go together as those of two do.
 */
export function shapeFault(kind: SynergyKind, parties: readonly Taking[]): string | null {
  const count = (role: PartyRole) =>
    parties.reduce((sum, party) => sum + (party.role === role ? Math.max(1, party.flows.length) : 0), 0)
  const [gives, receives] = [count('gives'), count('receives')]
  const transforms = parties.filter(({ role }) => role === 'transforms').length
  if (kind === 'transformation')
    return gives > 0 && receives > 0 && transforms === 1
      ? null
      : 'Une filière réunit un gisement, un transformateur et un besoin.'
  if (transforms > 0) return 'Seule une filière passe par un transformateur.'
  if (kind === 'pooling')
    return parties.length >= 2 ? null : 'Une mutualisation réunit au moins deux structures.'
  if (kind === 'aggregation')
    return gives >= 2 && receives === 1 ? null : 'Un regroupement réunit plusieurs gisements pour un besoin.'
  if (kind === 'split')
    return gives === 1 && receives >= 2 ? null : 'Un partage répartit un gisement entre plusieurs besoins.'
  return gives === 1 && receives === 1 ? null : 'Cette synergie réunit un gisement et un besoin.'
}

/** The middle of some days, the lower of two; null of none. */
export function medianOf(days: readonly number[]): number | null {
  return [...days].sort((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? null
}

/** For how many days it was at each stage in all, in the order it first came to them; `steps` in the order taken. */
export function daysInStages(
  steps: readonly { to: Stage; at: string }[],
  now: Date,
): { stage: Stage; days: number }[] {
  const spent = new Map<Stage, number>()
  steps.forEach(({ to, at }, place) => {
    const until = steps[place + 1]?.at
    const ms = (until ? Date.parse(until) : now.getTime()) - Date.parse(at)
    spent.set(to, (spent.get(to) ?? 0) + ms)
  })
  return [...spent].map(([stage, ms]) => ({ stage, days: Math.floor(ms / DAY_MS) }))
}
