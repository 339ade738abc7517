import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { classes } from './classes.ts'
import styles from './ScoreBar.module.css'

const BANDS = ['strong', 'good', 'fair'] as const
/**
 * Where the words change, between 0 and 1; a bare percentage would claim a precision that the estimate does
 * not have. The score of a match multiplies its terms, so that it stays lower than any one of them.
 */
const FROM = { match: [0.5, 0.35, 0.22], term: [0.75, 0.55, 0.35] } as const

function bandOf(value: number, of: 'match' | 'term'): 'strong' | 'good' | 'fair' | 'weak' {
  return BANDS[FROM[of].findIndex((least) => value >= least)] ?? 'weak'
}

/** The words say it; the bar, hidden from those who listen, lets the eye compare rows. */
export function ScoreBar({ value, of }: { value: number | null; of: 'match' | 'term' }) {
  const t = useTranslate()
  if (value === null) return <span className={styles.unknown}>{t('match.fit.unknown')}</span>
  const band = bandOf(value, of)
  return (
    <span className={classes(styles.score, styles[of])}>
      <svg aria-hidden="true" className={styles[band]} viewBox="0 0 100 8" preserveAspectRatio="none">
        <rect className={styles.track} width="100" height="8" />
        <rect className={styles.fill} width={Math.max(3, value * 100)} height="8" />
      </svg>
      <span>{of === 'match' ? t(`match.score.${band}`) : t(`match.fit.${band}`)}</span>
    </span>
  )
}
