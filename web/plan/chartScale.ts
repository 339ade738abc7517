interface Box {
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
}

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** A round step that cuts a span into about so many parts: 1, 2 or 5 times a power of ten. */
export function roundStep(span: number, parts: number): number {
  const rough = span / parts
  const power = 10 ** Math.floor(Math.log10(rough))
  const times = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10
  return times * power
}

/** Places of days and values in a box: from zero unless values are below it, over whole years. */
export function chartScale(
  values: readonly { on: string; value: number }[],
  { width, height, margin }: Box,
): { x(day: string): number; y(value: number): number; ticks: number[]; years: number[]; bounds: string[] } {
  const [low, high] = [
    Math.min(0, ...values.map(({ value }) => value)),
    Math.max(0, ...values.map(({ value }) => value)),
  ]
  // Next to nothing apart, they are one line: powers of ten below that are none.
  const isFlat = high - low <= 1e-9
  const step = roundStep(isFlat ? 1 : high - low, 4)
  const [bottom, top] = [Math.floor(low / step) * step, Math.ceil((isFlat ? 1 : high) / step) * step]
  const days = values.map(({ on }) => on).sort()
  const [first, last] = [Number(days[0]?.slice(0, 4)), Number(days.at(-1)?.slice(0, 4))]
  const [start, end] = [timeOf(`${first}-01-01`), timeOf(`${last}-12-31`)]
  const [inner, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const every = Math.ceil(years.length / 10)
  return {
    x: (day) => margin.left + ((timeOf(day) - start) / (end - start)) * inner,
    y: (value) => margin.top + (1 - (value - bottom) / (top - bottom)) * tall,
    ticks: Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, i) => bottom + i * step),
    years: years.filter((_, i) => i % every === 0),
    /** Where years begin. */
    bounds: years.map((year) => `${year}-01-01`),
  }
}
