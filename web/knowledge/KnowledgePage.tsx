import type { EntryKind } from '../api/knowledge.ts'
import { useEntries } from '../api/knowledge.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { EntryList } from './EntryList.tsx'
import { RereadProgress } from './RereadProgress.tsx'

const KINDS: readonly EntryKind[] = ['synonym', 'path', 'stop']
const ORIGINS = {
  all: {},
  shipped: { origin: 'shipped' },
  added: { origin: 'added', state: 'live' },
  withdrawn: { state: 'withdrawn' },
} as const
type Origin = keyof typeof ORIGINS

/** Everything the engine knows, searched; and what the territory added to it. */
export default function KnowledgePage() {
  const t = useTranslate()
  const address = useAddress<'q' | 'nature' | 'origine' | 'auteur'>()
  const origin = asOrigin(address.get('origine'))
  const [q, kind, author] = [address.get('q'), address.get('nature'), address.get('auteur')]
  const filters = { q, kind, author, ...ORIGINS[origin] }
  const entries = useEntries(filters)
  const { about } = entries
  return (
    <Page>
      <PageHeader
        title={t('knowledge.title')}
        lead={t('knowledge.lead')}
        actions={
          <>
            {entries.total > 0 && <ExportMenu list="knowledge-entries" filters={filters} />}
            <Link to="/connaissances/ajouter" look="primary">
              {t('knowledge.add')}
            </Link>
          </>
        }
      />
      <RereadProgress />
      <Toolbar label={t('matches.filters')}>
        <SearchField
          label={t('knowledge.search')}
          value={q ?? ''}
          onSearch={(text) => address.set({ q: text }, { replace: true })}
        />
        <Select
          label={t('knowledge.kind')}
          value={kind ?? ''}
          options={[
            { value: '', label: t('knowledge.allKinds') },
            ...KINDS.map((value) => ({ value, label: kindLabel(value, about?.counts[value], t) })),
          ]}
          onChange={(nature) => address.set({ nature })}
        />
        <Select
          label={t('knowledge.origin')}
          value={origin}
          options={(Object.keys(ORIGINS) as Origin[]).map((value) => ({
            value,
            label: t(`knowledge.origin.${value}`),
          }))}
          onChange={(origine) => address.set({ origine: origine === 'all' ? undefined : origine })}
        />
        {about && about.authors.length > 0 && origin !== 'shipped' && (
          <Select
            label={t('knowledge.author')}
            value={author ?? ''}
            options={[
              { value: '', label: t('knowledge.anybody') },
              ...about.authors.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(auteur) => address.set({ auteur })}
          />
        )}
      </Toolbar>
      <PagedList list={entries} empty={<Nothing isSearched={Boolean(q || kind || author)} />}>
        <p role="status">{t('knowledge.count', { count: entries.total })}</p>
        <EntryList entries={entries.items} />
      </PagedList>
    </Page>
  )
}

function asOrigin(text: string | undefined): Origin {
  return text && text in ORIGINS ? (text as Origin) : 'all'
}

function kindLabel(kind: EntryKind, count: number | undefined, t: Translate): string {
  const name = t(`knowledge.kind.${kind}`)
  return count === undefined ? name : t('knowledge.kindCount', { kind: name, count })
}

function Nothing({ isSearched }: { isSearched: boolean }) {
  const t = useTranslate()
  if (isSearched) return <EmptyState title={t('knowledge.none')}>{t('knowledge.noneText')}</EmptyState>
  return (
    <EmptyState
      title={t('knowledge.noneAdded')}
      action={
        <Link to="/connaissances/ajouter" look="primary">
          {t('knowledge.add')}
        </Link>
      }
    >
      {t('knowledge.noneAddedText')}
    </EmptyState>
  )
}
