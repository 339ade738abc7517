import { useJournal } from '../api/journal.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { MoreButton } from '../ui/MoreButton.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './Journal.module.css'
import { JournalEntries } from './JournalEntries.tsx'
import { JournalFilters, type JournalParameter } from './JournalFilters.tsx'

/** Filters and entries: of everything, or of one structure. */
export function JournalBody({ organisationId }: { organisationId?: string }) {
  const t = useTranslate()
  const address = useAddress<JournalParameter>()
  const filters = {
    from: address.get('du'),
    to: address.get('au'),
    person: address.get('personne'),
    action: address.get('action'),
    organisation: organisationId ? undefined : address.get('structure'),
  }
  const journal = useJournal(organisationId, filters)
  if (journal.isPending) return <Loading />
  if (journal.isError) return <ProblemAlert error={journal.error} onRetry={journal.refetch} />
  return (
    <>
      {journal.choices && (
        <JournalFilters address={address} choices={journal.choices} withStructure={!organisationId} />
      )}
      {journal.total === 0 ? (
        <EmptyState title={t('journal.none')}>{t('journal.noneText')}</EmptyState>
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.note} role="status">
              {t('journal.count', { count: journal.total })}
            </p>
            <ExportMenu
              list={organisationId ? 'structure-journal' : 'journal'}
              filters={organisationId ? { ...filters, organisation: organisationId } : filters}
            />
          </div>
          <JournalEntries items={journal.items} />
        </>
      )}
      <MoreButton
        shown={journal.items.length}
        total={journal.total}
        busy={journal.isFetchingNextPage}
        onMore={() => journal.fetchNextPage()}
      />
    </>
  )
}
