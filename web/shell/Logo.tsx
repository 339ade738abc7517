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
      <path className={styles.give} d="M26.6 13.2A11 11 0 0 0 6.3 10.9" />
      <path className={styles.take} d="M5.4 18.8a11 11 0 0 0 20.3 2.3" />
      <circle className={styles.giveEnd} cx="16" cy="5" r="3.1" />
      <circle className={styles.takeEnd} cx="16" cy="27" r="3.1" />
    </svg>
  )
}
