import type { ReactNode } from 'react'
import styles from './Folded.module.css'
import { Icon } from './Icon.tsx'

interface FoldedProps {
  title: string
  /** What is in it, for who decides whether to open it. */
  lead?: string
  /** Opened and closed by the caller; left out, by the person alone. */
  isOpen?: boolean
  onToggle?(isOpen: boolean): void
  children: ReactNode
}

/** What few need, under its name: the browser's own disclosure. */
export function Folded({ title, lead, isOpen, onToggle, children }: FoldedProps) {
  return (
    <details
      className={styles.folded}
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary>
        <Icon name="down" size={16} />
        <span>
          <strong>{title}</strong>
          {lead && <span className={styles.lead}>{lead}</span>}
        </span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}
