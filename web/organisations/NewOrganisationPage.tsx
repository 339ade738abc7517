import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCreateOrganisation } from '../api/organisations.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { NEW_SHEET, sheetOf } from './form/draft.ts'
import { OrganisationForm } from './form/OrganisationForm.tsx'

const NO_ORIGIN = new Map<string, string>()

/** A facilitator registers a structure: a SIRET is enough where a register is asked, everything can be typed. */
export default function NewOrganisationPage() {
  const t = useTranslate()
  const [, go] = useLocation()
  const create = useCreateOrganisation()
  const [initial] = useState(NEW_SHEET)
  return (
    <Page>
      <PageHeader
        before={
          <Link to="/structures" icon="back" look="quiet" size="s">
            {t('organisations.back')}
          </Link>
        }
        title={t('structureForm.newTitle')}
        lead={t('structureForm.newLead')}
      />
      <OrganisationForm
        initial={initial}
        origins={NO_ORIGIN}
        withNotes
        error={create.error}
        busy={create.isPending}
        submit={t('structureForm.create')}
        onSubmit={(draft) =>
          create.mutate(sheetOf(draft), { onSuccess: ({ id }) => go(`/structures/${id}`) })
        }
      />
    </Page>
  )
}
