import type { ReactNode } from 'react'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'

/** What is wrong with a field, under it. `id`: for the control to be described by it. */
export function Fault({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p className={styles.error} id={id}>
      <Icon name="error" size={16} />
      {children}
    </p>
  )
}
