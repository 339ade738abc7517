import { useParams } from 'wouter'
import { useOrganisation } from '../api/organisations.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { JournalBody } from './JournalBody.tsx'

/** Who consulted and changed a structure's own data, for its managers and its facilitators. */
export default function StructureJournalPage() {
  const t = useTranslate()
  const { id = '' } = useParams()
  const organisation = useOrganisation(id)
  return (
    <Page>
      <PageHeader
        before={
          <Link to={`/structures/${id}`} icon="back" look="quiet" size="s" data-print="hide">
            {t('journal.back')}
          </Link>
        }
        title={
          organisation.data ? t('journal.ofStructure', { name: organisation.data.name }) : t('journal.title')
        }
        lead={t('journal.ofStructureLead')}
      />
      <JournalBody organisationId={id} />
    </Page>
  )
}
