import type { IndicatorView, ValueView } from '../api/plan.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { chartScale } from './chartScale.ts'
import styles from './Plan.module.css'

const [WIDTH, HEIGHT] = [600, 200]
const MARGIN = { top: 12, right: 16, bottom: 24, left: 64 }

/**
 * Values as a line with dots, targets as a dashed line with squares: told apart without colour. The table under it says
 * the same, so that those who listen lose nothing.
 */
export function SeriesChart({ indicator }: { indicator: IndicatorView }) {
  const { t, formats } = useLanguage()
  const { results, targets, label, unit } = indicator
  if (results.length + targets.length < 2) return null
  const scale = chartScale([...results, ...targets], { width: WIDTH, height: HEIGHT, margin: MARGIN })
  const line = (values: readonly ValueView[]) =>
    values.map(({ on, value }) => `${scale.x(on)},${scale.y(value)}`).join(' ')
  return (
    <figure className={styles.stack}>
      <svg
        role="img"
        aria-label={t('climate.chartOf', { label })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles.chart}
      >
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line
              className={styles.grid}
              x1={MARGIN.left}
              x2={WIDTH - MARGIN.right}
              y1={scale.y(tick)}
              y2={scale.y(tick)}
            />
            <text className={styles.tick} x={MARGIN.left - 8} y={scale.y(tick) + 4} textAnchor="end">
              {formats.number(tick)}
            </text>
          </g>
        ))}
        {scale.bounds.map((day) => (
          <line
            key={day}
            className={styles.grid}
            x1={scale.x(day)}
            x2={scale.x(day)}
            y1={HEIGHT - MARGIN.bottom}
            y2={HEIGHT - MARGIN.bottom + 5}
          />
        ))}
        {scale.years.map((year) => (
          <text
            key={year}
            className={styles.tick}
            x={scale.x(`${year}-07-01`)}
            y={HEIGHT - 6}
            textAnchor="middle"
          >
            {year}
          </text>
        ))}
        <polyline className={styles.target} points={line(targets)} />
        <polyline className={styles.result} points={line(results)} />
        {targets.map(({ on, value }) => (
          <rect
            key={on}
            className={styles.targetDot}
            x={scale.x(on) - 4}
            y={scale.y(value) - 4}
            width="8"
            height="8"
          />
        ))}
        {results.map(({ on, value }) => (
          <circle key={on} className={styles.resultDot} cx={scale.x(on)} cy={scale.y(value)} r="4" />
        ))}
      </svg>
      <figcaption className={styles.hint}>
        {t('climate.chartLegend')}
        {unit && ` · ${unit}`}
      </figcaption>
    </figure>
  )
}
