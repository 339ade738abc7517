import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './PageHeader.module.css'

/** The first page is where the browser puts the person; on the next ones the heading takes the focus. */
let isFirstPage = true

interface PageHeaderProps {
  title: string
  lead?: ReactNode
  before?: ReactNode
  actions?: ReactNode
  /** The lead beside the title: for a screen of work, where height is dear. */
  compact?: boolean
}

/** Names the page: its heading, the title of the window, and the focus after a change of page. */
export function PageHeader({ title, lead, before, actions, compact }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} – Boucle`
  }, [title])

  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])

  return (
    <header className={classes(styles.header, compact && styles.compact)}>
      {before && <div className={styles.before}>{before}</div>}
      <div className={styles.row}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {compact && lead && <div className={styles.lead}>{lead}</div>}
        {actions && (
          <div className={styles.actions} data-print="hide">
            {actions}
          </div>
        )}
      </div>
      {!compact && lead && <div className={styles.lead}>{lead}</div>}
    </header>
  )
}
