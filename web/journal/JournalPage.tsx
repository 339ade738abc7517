import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { JournalBody } from './JournalBody.tsx'
import { VerificationPanel } from './VerificationPanel.tsx'

/** The journal of everything, for the administrator. */
export default function JournalPage() {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader title={t('journal.title')} lead={t('journal.lead')} />
      <VerificationPanel />
      <JournalBody />
    </Page>
  )
}
