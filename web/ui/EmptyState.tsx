import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Says why nothing is here and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <svg
        aria-hidden="true"
        viewBox="0 0 64 64"
        width="56"
        height="56"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
      >
        <path className={styles.give} d="M52 27A21 21 0 0 0 13 22" />
        <path className={styles.take} strokeDasharray="2 7" d="M12 37a21 21 0 0 0 39 5" />
      </svg>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
