import styles from './Header.module.css'

/** How many wait behind a link; nothing when none does. */
export function Count({ count }: { count: number | undefined }) {
  return count ? <span className={styles.count}>{count}</span> : null
}
