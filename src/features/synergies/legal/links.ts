import type { PartyRole, SynergyKind } from '../../../kernel/synergies.ts'

/** A flow in a synergy, with who brings it and what for. */
export interface Brought {
  organisationId: string
  role: PartyRole
  flowId: string
  kind: 'stock' | 'need'
  /** It goes from hand to hand; a service is done, a place is lent. */
  passes: boolean
}

/** A structure of a synergy that brings no flow. */
interface Bare {
  organisationId: string
  role: PartyRole
  flowId: null
}

/** A stock that passes on in a synergy. `needId`: what it is asked for by who takes it; null when that is not said. */
export interface Link {
  stock: Brought
  needId: string | null
}

/**
 * What passes from whom to whom, each link once. Of a chain, the stocks to who transforms, then what comes out to the
 * needs at its end; without a stock declared for that, what went in is taken to come out, for it may outlast what is done to it.
 * Of a pooling, each stock to each of the other structures. Of the others, each stock to each need.
 */
export function linksOf(kind: SynergyKind, parties: readonly (Brought | Bare)[]): Link[] {
  const brought = parties.filter((party): party is Brought => party.flowId !== null)
  const inRole = (role: PartyRole) => brought.filter((one) => one.role === role)
  if (kind === 'pooling') return each(brought.filter(isStock), brought, true)
  if (kind !== 'transformation') return each(inRole('gives'), inRole('receives'))
  const transformers = parties.filter(({ role }) => role === 'transforms')
  const products = inRole('transforms').filter((one) => isStock(one) && one.passes)
  return [
    ...each(
      inRole('gives'),
      transformers.some(asksFor) ? inRole('transforms').filter(asksFor) : transformers,
    ),
    ...each(products.length > 0 ? products : inRole('gives'), inRole('receives')),
  ]
}

const isStock = ({ kind }: Brought) => kind === 'stock'
const asksFor = (party: Brought | Bare): party is Brought => party.flowId !== null && party.kind === 'need'

/** Each stock to each taker; what a taker has too, or does not declare, is not what it takes it for. */
function each(stocks: readonly Brought[], takers: readonly (Brought | Bare)[], apart = false): Link[] {
  const links = stocks.flatMap((stock) =>
    takers
      .filter((taker) => !apart || taker.organisationId !== stock.organisationId)
      .map((taker) => ({ stock, needId: asksFor(taker) ? taker.flowId : null })),
  )
  const seen = new Set<string>()
  return links.filter(({ stock, needId }) => {
    const key = `${stock.flowId} ${needId}`
    return !seen.has(key) && seen.add(key)
  })
}
