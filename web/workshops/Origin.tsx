import { canFacilitate, useSession } from '../api/session.ts'
import { useFlowOrigin } from '../api/workshops.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Workshop.module.css'

/** Where a flow was typed, for those who work on it; nothing of one that came another way. */
export function Origin({ flowId }: { flowId: string }) {
  const { t, formats } = useLanguage()
  const facilitates = canFacilitate(useSession())
  const origin = useFlowOrigin(flowId).data?.origin
  if (!origin) return null
  const { workshop, typedBy, typedAt } = origin
  if (!workshop) {
    const date = formats.date(typedAt)
    return (
      <p className={styles.muted}>
        {typedBy ? t('origin.sheet', { name: typedBy, date }) : t('origin.sheetBy', { date })}
      </p>
    )
  }
  const words = t('origin.workshop', { name: workshop.name, date: formats.date(workshop.heldOn) })
  return (
    <p className={styles.muted}>
      {facilitates ? <Link to={`/ateliers/${workshop.id}`}>{words}</Link> : words}
    </p>
  )
}
