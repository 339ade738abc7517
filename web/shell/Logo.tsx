import styles from './Logo.module.css'

/** Two arcs that hand over to each other: what one gives, what another takes. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      strokeWidth="3.6"
      strokeLinecap="round"
    >
      <path className={styles.give} d="M5.6 12.9A11 11 0 0 1 26.6 13" />
      <circle className={styles.giveEnd} cx="5.4" cy="13.4" r="3.4" />
      <path className={styles.take} d="M26.4 19.1A11 11 0 0 1 5.4 19" />
      <circle className={styles.takeEnd} cx="26.6" cy="18.6" r="3.4" />
    </svg>
  )
}
