import type { FiguresView } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import styles from './BreakEvenChart.module.css'
import { type Unit, useFigureWords } from './figureWords.ts'
import own from './Services.module.css'

const [WIDTH, HEIGHT] = [640, 300]
const EDGE = { left: 84, right: 84, top: 20, bottom: 40 }

/** Two straight lines: what a year costs and what it brings in, by volume; the sentence says the same. */
export function BreakEvenChart({ figures, unit }: { figures: FiguresView; unit: Unit }) {
  const t = useTranslate()
  const say = useFigureWords(unit)
  const { terms, threshold, costEurosPerYear: cost, revenueEurosPerYear: revenue } = figures
  const { netFixedEurosPerYear: fixed, variableEurosPerUnit: variable, priceEurosPerUnit: price } = terms
  const units = terms.unitsPerYear
  if (fixed === null || variable === null || price === null || units === null || units <= 0) return null
  const reached = threshold.is === 'reached' ? threshold.unitsPerYear : null
  const crossing = reached !== null && reached > 0 ? reached : null
  // A crossing far beyond what anybody brings would flatten all that is to be read.
  const isNear = crossing !== null && crossing <= units * 4
  const most = 1.25 * Math.max(units, isNear ? crossing : 0)
  const costAt = (volume: number) => fixed + variable * volume
  const tops = [fixed, costAt(most), price * most, 0]
  const [low, high] = [Math.min(...tops), Math.max(...tops)]
  const x = (volume: number) => EDGE.left + ((WIDTH - EDGE.left - EDGE.right) * volume) / most
  const y = (euros: number) =>
    HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * (euros - low)) / (high - low || 1)
  const line = (at: (volume: number) => number) => `M${x(0)} ${y(at(0))}L${x(most)} ${y(at(most))}`
  const apart = Math.abs(y(costAt(most)) - y(price * most)) < 16 ? 9 : 0
  const isAbove = price * most >= costAt(most)
  const text = [
    t('figures.chart.text', {
      ...{ fixed: say.euros(fixed), volume: say.units(units) },
      ...{ cost: say.euros(cost), revenue: say.euros(revenue) },
    }),
    crossing !== null
      ? t('figures.chart.reached', { volume: say.unitsPerYear(crossing) })
      : threshold.is === 'never'
        ? t('figures.chart.never')
        : '',
  ].join(' ')
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{t('figures.chart')}</h3>
        <p className={own.hint}>{text}</p>
      </figcaption>
      <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {[low, (low + high) / 2, high].map((euros) => (
          <g key={euros}>
            <line className={styles.grid} x1={EDGE.left} x2={x(most)} y1={y(euros)} y2={y(euros)} />
            <text x={EDGE.left - 8} y={y(euros) + 4} textAnchor="end">
              {say.euros(euros)}
            </text>
          </g>
        ))}
        <line className={styles.axis} x1={EDGE.left} x2={x(most)} y1={y(0)} y2={y(0)} />
        <path className={styles.costs} d={line(costAt)} />
        <path className={styles.revenue} d={line((volume) => price * volume)} />
        <Mark x={x(units)} label={`${t('figures.chart.now')} : ${say.units(units)}`} below />
        {isNear && (
          <>
            <Mark x={x(crossing)} label={t('figures.chart.threshold')} />
            <circle className={styles.point} cx={x(crossing)} cy={y(costAt(crossing))} r="5" />
          </>
        )}
        <text
          className={styles.costsName}
          x={x(most) + 6}
          y={y(costAt(most)) + 4 + (isAbove ? apart : -apart)}
        >
          {t('figures.chart.costs')}
        </text>
        <text
          className={styles.revenueName}
          x={x(most) + 6}
          y={y(price * most) + 4 + (isAbove ? -apart : apart)}
        >
          {t('figures.chart.revenue')}
        </text>
      </svg>
    </figure>
  )
}

function Mark({ x, label, below }: { x: number; label: string; below?: boolean }) {
  return (
    <>
      <line className={styles.mark} x1={x} x2={x} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />
      <text x={x} y={below ? HEIGHT - EDGE.bottom + 20 : EDGE.top - 6} textAnchor="middle">
        {label}
      </text>
    </>
  )
}
