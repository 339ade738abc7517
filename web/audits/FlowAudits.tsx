import { useFlowAudits } from '../api/audits.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import styles from './Audits.module.css'

/** What each audit left of a flow, for those who work on it; nothing where there was none. */
export function FlowAudits({ flowId }: { flowId: string }) {
  const { t, formats } = useLanguage()
  const audits = useFlowAudits(flowId)
  if (!audits.data || audits.data.items.length === 0) return null
  return (
    <Section title={t('flowAudits.title')}>
      <ul className={styles.stack}>
        {audits.data.items.map(({ visitId, auditedOn, facilitatorName, verdict, after }) => (
          <li key={visitId}>
            <p>
              {t('flowAudits.line', {
                verdict: t(`visit.verdict.${verdict}`),
                date: formats.date(auditedOn),
                name: facilitatorName,
              })}{' '}
              <Link to={`/audits/visites/${visitId}/rapport`}>{t('flowAudits.report')}</Link>
            </p>
            {after && (
              <p className={styles.muted}>
                {[after.label, formats.quantity(after), after.quality].filter(Boolean).join(' · ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
