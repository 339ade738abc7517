import type { ReactNode } from 'react'
import styles from './Card.module.css'
import { classes } from './classes.ts'

/** A bounded piece of a page. `edge` tells a stock from a need at a glance, beside the word. */
export function Card({ edge, children }: { edge?: 'stock' | 'need'; children: ReactNode }) {
  return <div className={classes(styles.card, edge && styles[edge])}>{children}</div>
}
