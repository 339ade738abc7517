import { useLocation } from 'wouter'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { MailingForm } from './MailingForm.tsx'

/** A mailing that is not kept yet. */
export default function NewMailingPage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/communication" icon="back" look="quiet" size="s">
            {t('mailing.back')}
          </Link>
        }
        title={t('mailing.new')}
      />
      <MailingForm mailing={null} onSaved={({ id }) => navigate(`/communication/${id}`, { replace: true })} />
    </Page>
  )
}
