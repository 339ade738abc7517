import { useLocation } from 'wouter'
import type { EntryKind } from '../api/knowledge.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { emptyDraft } from './draft.ts'
import { EntryForm } from './EntryForm.tsx'

const KINDS: readonly EntryKind[] = ['synonym', 'path', 'stop']

export default function NewEntryPage() {
  const t = useTranslate()
  const [, navigate] = useLocation()
  const address = useAddress<'nature'>()
  const kind = KINDS.find((one) => one === address.get('nature')) ?? 'synonym'
  const today = new Date().toLocaleDateString('sv-SE')
  return (
    <Page>
      <PageHeader
        title={t('knowledge.new')}
        before={
          <Link to="/connaissances" icon="back" look="quiet" size="s" data-print="hide">
            {t('knowledge.back')}
          </Link>
        }
      />
      <RadioCards
        legend={t('knowledge.newKind')}
        inRow
        value={kind}
        options={KINDS.map((value) => ({
          value,
          label: t(`knowledge.newKind.${value}`),
          text: t(`knowledge.newKind.${value}Text` as const),
        }))}
        onChange={(nature) => address.set({ nature }, { replace: true })}
      />
      <EntryForm
        key={kind}
        initial={emptyDraft(kind, today)}
        entry={null}
        onDone={({ id }) => navigate(`/connaissances/${encodeURIComponent(id)}`)}
        onCancel={() => navigate('/connaissances')}
      />
    </Page>
  )
}
