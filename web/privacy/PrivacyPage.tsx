import { use } from 'react'
import { SessionContext } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Notice } from './Notice.tsx'

/** What is kept and why, for anyone. */
export default function PrivacyPage() {
  const t = useTranslate()
  const session = use(SessionContext)
  return (
    <Page>
      <PageHeader title={t('privacy.title')} lead={t('privacy.lead')} />
      <Notice />
      <p data-print="hide">
        {session
          ? !session.mustEnrol && (
              <Link to="/mes-donnees" look="secondary">
                {t('ownData.title')}
              </Link>
            )
          : t('privacy.rightsSignIn')}
      </p>
    </Page>
  )
}
