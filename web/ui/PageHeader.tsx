import { type ReactNode, useEffect, useRef } from 'react'
import styles from './PageHeader.module.css'

/** The first page is where the browser puts the person; on the next ones the heading takes the focus. */
let isFirstPage = true

interface PageHeaderProps {
  title: string
  lead?: ReactNode
  before?: ReactNode
  actions?: ReactNode
}

/** Names the page: its heading, the title of the window, and the focus after a change of page. */
export function PageHeader({ title, lead, before, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = `${title} – Boucle`
  }, [title])

  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])

  return (
    <header className={styles.header}>
      {before && <div className={styles.before}>{before}</div>}
      <div className={styles.row}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && (
          <div className={styles.actions} data-print="hide">
            {actions}
          </div>
        )}
      </div>
      {lead && <div className={styles.lead}>{lead}</div>}
    </header>
  )
}
