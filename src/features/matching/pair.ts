/** A stock and a need, whatever is thought of them. */
export interface Pair {
  stockId: string
  needId: string
}

/** The id of the match between a stock and a need, as the API names it. */
export const pairKey = ({ stockId, needId }: Pair) => `${stockId}~${needId}`

/** The pair behind an id; empty ids, which name nothing, when it is not one. */
export function pairOf(id: string): Pair {
  const [stockId = '', needId = ''] = id.split('~')
  return { stockId, needId }
}
