import type { ReactNode } from 'react'
import styles from './Toolbar.module.css'

/** A row of filters that wraps; a search landmark. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search aria-label={label} className={styles.toolbar} data-print="hide">
      {children}
    </search>
  )
}
