import type { Stage } from '../../kernel/synergies.ts'
import type { PartyRow, SynergyRow } from './life-store.ts'
import type { SynergyFacts } from './workflow.ts'

/** What was proved to run in a synergy: dated exchanges that stand, each with its evidence. */
export interface Evidence {
  /** `YYYY-MM-DD`. */
  firstExchangeOn: string | null
  exchanges: number
  /** Structures that took part in one, each once. */
  users: number
}

/** The parties that are still in it. */
export const presentOf = (parties: readonly PartyRow[]) => parties.filter(({ leftAt }) => leftAt === null)

/** The flows that parties bring. */
export const flowIdsOf = (parties: readonly Pick<PartyRow, 'flows'>[]): string[] =>
  parties.flatMap(({ flows }) => flows.map(({ flowId }) => flowId))

/** Neither the party nor a flow of it waits to be made known to the others. */
const isIntroducedWhole = ({ introducedAt, flows }: PartyRow) =>
  introducedAt !== null && flows.every((flow) => flow.introducedAt !== null)

/** What the guards of the workflow look at, for a synergy as it stands. */
export function factsOf(
  { kind, suspendedFrom }: Pick<SynergyRow, 'kind' | 'suspendedFrom'>,
  parties: readonly PartyRow[],
  { evidence, legalBlock, hasReason }: { evidence: Evidence; legalBlock: string | null; hasReason: boolean },
): SynergyFacts {
  const present = presentOf(parties)
  return {
    structures: new Set(present.map(({ organisationId }) => organisationId)).size,
    notIntroduced: present.filter((party) => !isIntroducedWhole(party)).length,
    legalBlock,
    firstExchangeOn: evidence.firstExchangeOn,
    exchanges: evidence.exchanges,
    usersWithEvidence: evidence.users,
    isPooled: kind === 'pooling',
    suspendedFrom: suspendedFrom as Stage | null,
    hasReason,
  }
}
