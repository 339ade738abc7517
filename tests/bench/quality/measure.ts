/** Ranks needs for each stock, best first; only what it would propose. */
export type Ranker = (stocks: readonly Row[], needs: readonly Row[]) => Map<string, string[]>
type Row = Record<string, string>

export interface Case {
  stockId: string
  difficulty: string
  /** 2: the published partner; 1: another need that the stock could serve. */
  grades: ReadonlyMap<string, number>
}

export interface Figures {
  hitAt10: Record<string, { hits: number; total: number }>
  /** Valid among the (at most five) first proposed, over all that were proposed there. */
  precisionAt5: number
  /** Valid among the five first, over the valid ones that could stand there. */
  precisionAt5Possible: number
  /** Valid among five places for each stock, filled or not, and the most that judgements allow. */
  precisionAt5Places: number
  precisionAt5Ceiling: number
  ndcgAt10: number
  /** Share of the plausible but wrong pairs that are proposed. */
  wrongProposed: number
}

interface Material {
  stocks: readonly Row[]
  needs: readonly Row[]
  cases: readonly Case[]
  wrongPairs: readonly { stock: Row; need: Row }[]
}

export function measure(ranker: Ranker, { stocks, needs, cases, wrongPairs }: Material): Figures {
  const ranked = ranker(stocks, needs)
  const hitAt10: Figures['hitAt10'] = {}
  let [proposed, valid, possible, ndcg] = [0, 0, 0, 0]
  for (const { stockId, difficulty, grades } of cases) {
    const list = (ranked.get(stockId) ?? []).slice(0, 10)
    hitAt10[difficulty] ??= { hits: 0, total: 0 }
    hitAt10[difficulty].total++
    if (list.some((needId) => grades.get(needId) === 2)) hitAt10[difficulty].hits++
    const five = list.slice(0, 5)
    proposed += five.length
    valid += five.filter((needId) => grades.has(needId)).length
    possible += Math.min(5, grades.size)
    ndcg +=
      gain(list.map((needId) => grades.get(needId) ?? 0)) /
      gain([...grades.values()].sort((a, b) => b - a).slice(0, 10))
  }
  // Each wrong pair alone with the true needs and stocks around: proposed at any rank counts.
  const withWrong = ranker(
    [...stocks, ...wrongPairs.map(({ stock }) => stock)],
    [...needs, ...wrongPairs.map(({ need }) => need)],
  )
  const wrong = wrongPairs.filter(({ stock, need }) =>
    withWrong.get(stock.id ?? '')?.includes(need.id ?? ''),
  ).length
  return {
    hitAt10,
    precisionAt5: proposed === 0 ? 0 : valid / proposed,
    precisionAt5Possible: valid / possible,
    precisionAt5Places: valid / (5 * cases.length),
    precisionAt5Ceiling: possible / (5 * cases.length),
    ndcgAt10: ndcg / cases.length,
    wrongProposed: wrongPairs.length === 0 ? 0 : wrong / wrongPairs.length,
  }
}

/** Discounted cumulative gain, (2^grade − 1) / log2(rank + 1). */
function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
}
