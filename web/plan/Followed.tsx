import { useState } from 'react'
import type { AmountView, LinkView } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Amounts } from './Amounts.tsx'
import { Comments } from './Comments.tsx'
import { Counts } from './Counts.tsx'
import { History } from './History.tsx'
import styles from './Plan.module.css'
import { PlanDocuments } from './PlanDocuments.tsx'

interface FollowedProps {
  id: string
  view: {
    amounts: readonly AmountView[]
    commentCount: number
    documentCount: number
    links: readonly LinkView[]
    can: { update: boolean; write: boolean }
  }
  on: string
  /** Of the sheet or the step, for those who listen. */
  name: string
  /** What is counted is shown elsewhere. */
  withoutCounts?: boolean
}

/** The same folded under a title: asked of the server once somebody opens it. */
export function FoldedFollowed({ title, ...followed }: FollowedProps & { title: string }) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const { amounts, commentCount, documentCount } = followed.view
  return (
    <Folded
      title={title}
      lead={t('climate.followedCount', { count: amounts.length + commentCount + documentCount })}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      {isOpen && <Followed {...followed} />}
    </Folded>
  )
}

/** What is followed of a sheet or of a step: counts, amounts, documents, comments, history. */
function Followed({ id, view, on, name, withoutCounts }: FollowedProps) {
  const t = useTranslate()
  return (
    <div className={styles.followed}>
      {!withoutCounts && <Counts id={id} view={view} on={on} name={name} />}
      <Amounts id={id} amounts={view.amounts} canWrite={view.can.write} name={name} />
      <div data-print="hide" className={styles.stack}>
        <h4>{t('climate.documents')}</h4>
        <PlanDocuments id={id} />
      </div>
      <div data-print="hide" className={styles.stack}>
        <h4>{t('climate.comments')}</h4>
        <Comments id={id} name={name} />
      </div>
      <div data-print="hide" className={styles.stack}>
        <h4>{t('climate.history')}</h4>
        <History id={id} />
      </div>
    </div>
  )
}
