import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

export function NotFoundPage() {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader title={t('notFound.title')} lead={t('notFound.text')} />
      <p>
        <Link to="/" look="primary">
          {t('notFound.home')}
        </Link>
      </p>
    </Page>
  )
}
