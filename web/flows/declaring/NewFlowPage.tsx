import { useState } from 'react'
import { useLocation } from 'wouter'
import { families } from '../../../src/kernel/families.ts'
import { useDeclare } from '../../api/declaring.ts'
import { useResources } from '../../api/resources.ts'
import { canFacilitate, type SessionView, useSession } from '../../api/session.ts'
import { useLanguage, useTranslate } from '../../i18n/LanguageProvider.tsx'
import type { Choice } from '../../ui/ComboBox.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Loading } from '../../ui/Spinner.tsx'
import { type Address, useAddress } from '../../ui/useAddress.ts'
import { OtherDrafts, TakenUp } from './DraftNotice.tsx'
import { contentOf, emptyDraft } from './draft.ts'
import { FlowForm } from './FlowForm.tsx'
import { type KeptDraft, keptDrafts, newFlowId } from './keptDrafts.ts'
import { StructureField } from './StructureField.tsx'
import type { BegunForm } from './useFlowForm.ts'

type Parameter = 'brouillon' | 'structure' | 'sens' | 'texte' | 'famille' | 'ressource'

/** A new stock or need. The address names the draft, so that a reload or a new sign-in comes back to it. */
export default function NewFlowPage() {
  const id = useAddress<Parameter>().get('ressource')
  const resource = useResource(id)
  if (resource.isPending) return <Loading />
  return <NewFlow resource={resource.found} />
}

/** What the address says it is about, as the knowledge base calls it. */
function useResource(id: string | undefined): { isPending: boolean; found: Choice | null } {
  const { language } = useLanguage()
  const resources = useResources(id ?? '', 1, id !== undefined)
  const one = resources.data?.items.find((found) => found.id === id)
  return {
    isPending: id !== undefined && resources.isPending,
    found: one ? { id: one.id, label: language === 'fr' ? one.labelFr : one.labelEn } : null,
  }
}

function NewFlow({ resource }: { resource: Choice | null }) {
  const t = useTranslate()
  const session = useSession()
  const address = useAddress<Parameter>()
  const [drafts, setDrafts] = useState(() => newOnes(session.user.id))
  const [taken, setTaken] = useState(() => drafts.find(({ id }) => id === address.get('brouillon')) ?? null)
  const [begun, setBegun] = useState<BegunForm>(() => begin(session, taken, address, resource))

  const open = (kept: KeptDraft | null) => {
    const next = begin(session, kept, address, resource)
    setTaken(kept)
    setBegun(next)
    setDrafts(newOnes(session.user.id))
    address.set({ brouillon: kept?.id }, { replace: true })
  }
  const erase = (id: string) => {
    keptDrafts.drop(session.user.id, id)
    if (id === begun.id) open(null)
    else setDrafts(newOnes(session.user.id))
  }
  return (
    <Page>
      <PageHeader title={t('declare.title')} lead={t('declare.lead')} />
      {taken ? (
        <TakenUp savedAt={taken.savedAt} onErase={() => erase(taken.id)} />
      ) : (
        <OtherDrafts
          drafts={drafts.filter(({ id }) => id !== begun.id)}
          onTakeUp={(id) => open(drafts.find((kept) => kept.id === id) ?? null)}
          onErase={erase}
        />
      )}
      <NewFlowForm
        key={begun.id}
        begun={begun}
        onTyping={() => {
          // Once: a browser takes but so many changes of the address.
          if (address.get('brouillon') !== begun.id) address.set({ brouillon: begun.id }, { replace: true })
        }}
      />
    </Page>
  )
}

function NewFlowForm({ begun, onTyping }: { begun: BegunForm; onTyping(): void }) {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const declare = useDeclare()
  return (
    <FlowForm
      begun={begun}
      sending={declare}
      submitLabel={t('declare.submit')}
      structure={(fields) => <StructureField {...fields} />}
      onTyping={onTyping}
      onSend={(draft, confirmed, forget) =>
        declare.mutate(
          { ...contentOf(draft), id: begun.id, confirmed },
          {
            onSuccess: ({ id }) => {
              forget()
              navigate(`/flux/${id}/declare`, { replace: true })
            },
          },
        )
      }
    />
  )
}

const newOnes = (userId: string) => keptDrafts.all(userId).filter(({ base }) => base === null)

/** The address may say for whom, what was looked for in vain, and of which family and resource it is. */
function begin(
  session: SessionView,
  kept: KeptDraft | null,
  address: Address<Parameter>,
  resource: Choice | null,
): BegunForm {
  const structure = address.get('structure')
  const own = session.memberships.map(({ organisationId }) => organisationId)
  const asked = structure && (canFacilitate(session) || own.includes(structure)) ? structure : undefined
  const blank = emptyDraft(asked ?? (canFacilitate(session) ? '' : (own[0] ?? '')))
  const kind = address.get('sens') === 'need' ? 'need' : blank.kind
  const family = families.find((one) => one === address.get('famille')) ?? null
  const wished = { ...blank, kind, family, resource, label: address.get('texte') ?? '' } as const
  return { id: kept?.id ?? newFlowId(), blank, initial: kept?.draft ?? wished, base: null }
}
