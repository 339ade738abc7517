import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { type OrganisationView, useOrganisation, useRewriteOrganisation } from '../api/organisations.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { draftOf, sheetOf } from './form/draft.ts'
import { OrganisationForm } from './form/OrganisationForm.tsx'

export default function EditOrganisationPage() {
  const { id } = useParams<{ id: string }>()
  const organisation = useOrganisation(id)
  return (
    <FetchedPage query={organisation}>
      {(data) => (data.can.edit ? <Edit organisation={data} /> : <NotFoundPage />)}
    </FetchedPage>
  )
}

/** The sheet as it was when the form opened: what comes meanwhile does not change under the fingers. */
function Edit({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslate()
  const [, go] = useLocation()
  const [opened] = useState(organisation)
  const [initial] = useState(() => draftOf(opened))
  const [origins] = useState(() => originsOf(opened))
  const rewrite = useRewriteOrganisation(opened.id)
  const withNotes = canFacilitate(useSession())
  const back = `/structures/${opened.id}`
  return (
    <Page>
      <PageHeader
        before={
          <Link to={back} icon="back" look="quiet" size="s">
            {opened.name}
          </Link>
        }
        title={t('structureForm.editTitle')}
        lead={t('structureForm.editLead')}
      />
      <OrganisationForm
        initial={initial}
        origins={origins}
        withNotes={withNotes}
        error={rewrite.error}
        busy={rewrite.isPending}
        submit={t('structureForm.save')}
        onSubmit={(draft) =>
          rewrite.mutate({ ...sheetOf(draft), updatedAt: opened.updatedAt }, { onSuccess: () => go(back) })
        }
      />
    </Page>
  )
}

/** Fields that come from the register, as the form names them. */
function originsOf({ register }: OrganisationView): ReadonlyMap<string, string> {
  return new Map(
    (register?.values ?? []).flatMap(({ siteId, field, readAt }) =>
      (field === 'place' ? ['lat', 'lng'] : [field]).map(
        (name) => [`${siteId ?? ''} ${name}`, readAt] as const,
      ),
    ),
  )
}
