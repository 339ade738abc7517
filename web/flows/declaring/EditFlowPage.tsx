import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { useAmend } from '../../api/declaring.ts'
import { type FlowView, useFlow } from '../../api/flows.ts'
import { useSession } from '../../api/session.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { NotFoundPage } from '../../shell/NotFoundPage.tsx'
import { FetchedPage } from '../../ui/FetchedPage.tsx'
import { onto } from '../../ui/keptForms.ts'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Party } from '../Party.tsx'
import { TakenUp } from './DraftNotice.tsx'
import { changesBetween, draftOf } from './draft.ts'
import { FlowForm } from './FlowForm.tsx'
import { keptDrafts } from './keptDrafts.ts'
import type { BegunForm } from './useFlowForm.ts'

/** Changes a stock or a need, by its own people or a facilitator. */
export default function EditFlowPage() {
  const { id } = useParams<{ id: string }>()
  const flow = useFlow(id)
  return (
    <FetchedPage query={flow}>
      {(data) => (data.can.edit ? <EditedFlow flow={data} /> : <NotFoundPage />)}
    </FetchedPage>
  )
}

function EditedFlow({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const userId = useSession().user.id
  const [kept, setKept] = useState(() => keptDrafts.find(userId, flow.id))
  // As it was read when the change began: what others change meanwhile is not taken for a change of one's own.
  const [base] = useState(() => draftOf(flow))
  const begun: BegunForm = {
    ...{ id: flow.id, blank: base, base },
    initial: kept?.base ? onto(base, kept.base, kept.draft) : base,
  }
  return (
    <Page>
      <PageHeader
        before={
          <Link to={pageOf(flow)} icon="back" look="quiet" size="s">
            {t('declare.backToFlow')}
          </Link>
        }
        title={t(`declare.edit.${flow.kind}`)}
        lead={<Party flow={flow} />}
      />
      {kept && (
        <TakenUp
          savedAt={kept.savedAt}
          onErase={() => {
            keptDrafts.drop(userId, flow.id)
            setKept(null)
          }}
        />
      )}
      <EditForm key={kept ? 'kept' : 'fresh'} begun={begun} flow={flow} />
    </Page>
  )
}

function EditForm({ begun, flow }: { begun: BegunForm; flow: FlowView }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const amend = useAmend(flow.id)
  return (
    <FlowForm
      begun={begun}
      sending={amend}
      submitLabel={t('declare.save')}
      onSend={(draft, confirmed, forget) =>
        amend.mutate(
          { ...changesBetween(begun.blank, draft), confirmed },
          {
            onSuccess: () => {
              forget()
              navigate(pageOf(flow), { replace: true })
            },
          },
        )
      }
    />
  )
}

const pageOf = ({ id }: FlowView) => `/gisements-besoins/${id}`
