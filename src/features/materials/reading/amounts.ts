import type { Period, Unit } from '../../../kernel/quantity.ts'
import { monthsFromText } from '../../../kernel/typed-months.ts'
import { leadingNumber } from '../../../kernel/typed-number.ts'
import { periodFromText, unitFromText } from '../../../kernel/typed-quantity.ts'

/** How much and when, as far as the words themselves say it. */
export interface ReadAmount {
  quantity: number
  unit: Unit
  /** Null: not said. */
  period: Period | null
  /** The words that said it. */
  because: string
}
export interface ReadMonths {
  months: number
  because: string
}

const NUMBER_WORDS: Record<string, number> = {
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  ...{ onze: 11, douze: 12, quinze: 15, vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
  ...{ cent: 100, mille: 1000, dizaine: 10, quinzaine: 15, vingtaine: 20, trentaine: 30 },
  ...{ cinquantaine: 50, centaine: 100, millier: 1000 },
}
const WRITTEN = Object.keys(NUMBER_WORDS).sort((a, b) => b.length - a.length)
/** A number, not the end of a word ("P45") nor of another number; spaces part thousands only. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d.,'’×x/-])(?:(\\d{1,3}(?:[ \\u00a0\\u202f.]\\d{3})+(?:,\\d+)?|\\d+(?:[.,]\\d+)?)|(?:une\\s+)?(${WRITTEN.join('|')})s?(?:\\s+de|\\s+d['’])?(?=\\s))\\s*`,
  'giu',
)
const PERIOD = '(?:an|ann[ée]e|mois|semaine|sem|jour|year|month|week|day)s?(?![\\p{L}])'
const NEXT_TO_IT = new RegExp(`^\\s*(?:/|par|per|chaque)\\s*(${PERIOD})`, 'iu')
const ANYWHERE = new RegExp(
  `(?:\\/|\\bpar|\\bchaque|\\bper)\\s*(${PERIOD})|\\b(annuel|mensuel|hebdomadaire|quotidien|ponctuel)(?:le)?(?:s|ment)?\\b|\\b(en une fois|une seule fois)\\b`,
  'iu',
)
/** "Sous 24 h", "après trois jours": how long, not how much. */
const DURATION = /(?:sous|apr[èe]s|avant|dans|depuis|pendant|toutes? les?|tous les|en|within)\s*$/iu
/** "Fûts de 400 L": what one of them holds, unless the words before say that it is an amount. */
const SIZE = /(?:\bde|\bd['’])\s*$/iu
const HOLDS: ReadonlySet<Unit> = new Set(['t', 'kg', 'm3', 'L'])
const AN_AMOUNT =
  /(?:besoin|environ|pr[èe]s|plus|moins|ordre|quelque|lot|stock|volume|quantit[ée]|production|surplus|exc[ée]dent|total)s?\s+(?:\p{L}+\s+)?(?:de|d['’])\s*$/iu
/** "4 h du matin", "8 h-17 h": a time of the day. */
const CLOCK = /^h(?:eures?)?\s*(?:[-–\d]|du\b|à\b|et\b)/iu

/** The likeliest amount of a text: one with its period first, then the one said first; null when there is none. */
export function amountIn(text: string): ReadAmount | null {
  const found = [...text.matchAll(NUMBER)].flatMap((match) => {
    const amount = amountAt(text, match)
    return amount ? [amount] : []
  })
  const best = found.find(({ isRated }) => isRated) ?? found[0]
  if (!best) return null
  const { isRated: _rated, ...amount } = best
  if (amount.period !== null) return amount
  const [, said, adjective, once] = ANYWHERE.exec(text) ?? []
  const word = said ?? adjective
  return { ...amount, period: once ? 'once' : word ? periodFromText(word) : null }
}

function amountAt(text: string, match: RegExpExecArray): (ReadAmount & { isRated: boolean }) | null {
  const [whole, digits, word] = match
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + whole.length)
  const value = digits ? leadingNumber(digits)?.value : NUMBER_WORDS[(word as string).toLowerCase()]
  const unit = unitAtStart(after)
  if (!value || !unit) return null
  const rest = after.slice(unit.length)
  const isTime = unit.unit === 'hour' || unit.unit === 'day'
  const rate = NEXT_TO_IT.exec(rest)
  if (isTime && (DURATION.test(before) || CLOCK.test(after))) return null
  if (!rate && HOLDS.has(unit.unit) && SIZE.test(before) && !AN_AMOUNT.test(before)) return null
  return {
    quantity: Number((value * unit.scale).toPrecision(12)),
    unit: unit.unit,
    period: rate ? periodFromText(rate[1] as string) : null,
    because: `${whole}${after.slice(0, unit.length)}${rate?.[0] ?? ''}`.trim(),
    isRated: rate !== null,
  }
}

/** The longest unit that a text begins with, of three words at most ("heures de travail"). */
function unitAtStart(text: string): { unit: Unit; scale: number; length: number } | null {
  const words = [...text.matchAll(/\p{L}[\p{L}\d³²]*/gu)].slice(0, 3)
  if (words[0]?.index !== 0) return null
  for (const last of words.toReversed()) {
    const length = last.index + last[0].length
    const unit = unitFromText(text.slice(0, length))
    if (unit && unit.period === null) return { unit: unit.unit, scale: unit.scale, length }
  }
  return null
}

const MONTH =
  "(?:(?:mi|d[ée]but|fin)[\\s-]+(?:de\\s+|d['’])?)?(?:janvier|janv\\.?|f[ée]vrier|f[ée]vr?\\.|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|sept\\.|octobre|oct\\.|novembre|nov\\.|d[ée]cembre|d[ée]c\\.)"
const MONTHS = new RegExp(
  `(?<!\\p{L})(?:(toute l['’]ann[ée]e)?[\\s,(]*(sauf|hors)\\s+(?:en\\s+)?)?(?:(?:de|d['’]|entre|en|du|from)\\s*)?${MONTH}(?:\\s*(?:,|et|à|au|a|-|–|puis|jusqu['’](?:en|à|au))\\s*${MONTH})*(?!\\p{L})`,
  'iu',
)
const ALL_YEAR = /toute l['’]ann[ée]e|tous les mois|en continu(?!\p{L})/iu
/** "A été lavé" is no summer. */
const SEASON =
  /(?:(?:en|l['’]|d['’]|cet)\s*(été)|(?:en|l['’]|d['’]|cet)\s*(hiver|automne)|au\s+(printemps))(?!\p{L})/iu

/** The months a text names; null when it names none. */
export function monthsIn(text: string): ReadMonths | null {
  const named = MONTHS.exec(text)?.[0]
  if (named) {
    const months = monthsFromText(named.trim())
    if (months !== null) return { months, because: named.trim() }
  }
  const [all] = ALL_YEAR.exec(text) ?? []
  const [said, ...seasons] = SEASON.exec(text) ?? []
  const because = all ?? said
  const months = because === undefined ? null : monthsFromText(all ?? seasons.find(Boolean) ?? '')
  return months === null || because === undefined ? null : { months, because }
}
