import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { classes } from './classes.ts'
import styles from './ScoreBar.module.css'

/** Bands of an estimate between 0 and 1. A bare percentage would claim a precision that it does not have. */
function bandOf(value: number): 'strong' | 'good' | 'fair' | 'weak' {
  if (value >= 0.75) return 'strong'
  if (value >= 0.55) return 'good'
  return value >= 0.35 ? 'fair' : 'weak'
}

/** The words say it; the bar, hidden from those who listen, lets the eye compare rows. */
export function ScoreBar({ value, of }: { value: number | null; of: 'match' | 'term' }) {
  const t = useTranslate()
  if (value === null) return <span className={styles.unknown}>{t('match.fit.unknown')}</span>
  const band = bandOf(value)
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
