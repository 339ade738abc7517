import { useParams } from 'wouter'
import { useOrganisation } from '../api/organisations.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { EntrySheet } from './EntrySheet.tsx'

/** The quick-entry sheet of one structure. */
export default function EntryPage() {
  const t = useTranslate()
  const { id } = useParams<{ id: string }>()
  const organisation = useOrganisation(id)
  if (organisation.isPending) return <Loading />
  if (organisation.isError) {
    return (
      <Page>
        <ProblemAlert error={organisation.error} onRetry={organisation.refetch} />
      </Page>
    )
  }
  const { name } = organisation.data
  return (
    <Page>
      <PageHeader
        before={
          <Link to={`/structures/${id}`} icon="back" look="quiet" size="s">
            {t('sheet.back')}
          </Link>
        }
        title={t('sheet.title', { name })}
        lead={t('sheet.lead')}
      />
      <EntrySheet organisationId={id} />
    </Page>
  )
}
