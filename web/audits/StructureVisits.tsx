import { useVisits } from '../api/audits.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Section } from '../ui/Page.tsx'
import { VisitTable } from './VisitTable.tsx'

/** The audits of a structure that the reader may read; nothing where there is none. */
export function StructureVisits({ organisationId }: { organisationId: string }) {
  const t = useTranslate()
  const visits = useVisits({ organisation: organisationId })
  if (visits.total === 0) return null
  return (
    <Section title={t('structureVisits.title')}>
      <VisitTable caption={t('structureVisits.title')} visits={visits.items} />
    </Section>
  )
}
