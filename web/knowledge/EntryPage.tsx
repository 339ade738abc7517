import { useState } from 'react'
import { useParams } from 'wouter'
import { type EntryContent, type EntryHistory, useEntries, useEntry } from '../api/knowledge.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'
import { MoreButton } from '../ui/MoreButton.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { draftOf } from './draft.ts'
import { EntryBadges } from './EntryBadges.tsx'
import { EntryFacts } from './EntryFacts.tsx'
import { EntryForm } from './EntryForm.tsx'
import { EntryList } from './EntryList.tsx'
import { namesOf, titleOf } from './entryWords.ts'
import { History } from './History.tsx'
import styles from './Knowledge.module.css'
import { RereadProgress } from './RereadProgress.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** One entry, with its history; of a resource or a use, all that relates to it. */
export default function EntryPage() {
  const { id = '' } = useParams<{ id: string }>()
  const entry = useEntry(id)
  return (
    <Page>
      {entry.isPending && <Loading />}
      {entry.isError && <ProblemAlert error={entry.error} onRetry={entry.refetch} />}
      {entry.isSuccess && <Entry entry={entry.data} />}
    </Page>
  )
}

function Entry({ entry }: { entry: EntryHistory }) {
  const { t, language } = useLanguage()
  const [doing, setDoing] = useState<'change' | 'withdraw' | null>(null)
  const { content, origin, state, problem } = entry
  const title = titleOf(content, namesOf(entry, language), t)
  const canChange = origin === 'added' && state === 'live' && doing !== 'change'
  const stop = () => setDoing(null)
  return (
    <>
      <PageHeader
        title={title}
        before={
          <Link to="/connaissances" icon="back" look="quiet" size="s" data-print="hide">
            {t('knowledge.back')}
          </Link>
        }
        lead={
          <span className={styles.badges}>
            <EntryBadges entry={entry} />
          </span>
        }
        actions={
          canChange && (
            <>
              <Button onClick={() => setDoing('change')}>{t('knowledge.edit')}</Button>
              <Button variant="quiet" onClick={() => setDoing('withdraw')}>
                {t('knowledge.withdraw')}
              </Button>
            </>
          )
        }
      />
      <RereadProgress />
      {problem !== null && (
        <Alert tone="warning" title={t('knowledge.unusedText')}>
          <Said>{problem}</Said>
        </Alert>
      )}
      {doing === 'change' && content.kind !== 'synonyms' ? (
        <EntryForm
          initial={draftOf({ ...entry, content: content as EntryContent }, language)}
          entry={{ id: entry.id, version: entry.version }}
          onDone={stop}
          onCancel={stop}
        />
      ) : (
        <Card>
          <EntryFacts entry={entry} />
        </Card>
      )}
      {doing === 'withdraw' && <WithdrawDialog entry={entry} onClose={stop} />}
      {content.kind === 'synonyms' && <Around about={`${content.of}/${content.target}`} self={entry.id} />}
      {entry.versions.length > 0 && <History entry={entry} />}
    </>
  )
}

/** The ways from a resource or to a use, the rules about it, the words added for it. */
function Around({ about, self }: { about: string; self: string }) {
  const { t } = useLanguage()
  const entries = useEntries({ about })
  const others = entries.items.filter(({ id }) => id !== self)
  return (
    <Section title={t('knowledge.around')}>
      {entries.isPending && <Loading />}
      {entries.isError && <ProblemAlert error={entries.error} onRetry={entries.refetch} />}
      {entries.isSuccess && others.length === 0 && <p className={styles.hint}>{t('knowledge.aroundNone')}</p>}
      <EntryList entries={others} />
      <MoreButton
        shown={entries.items.length}
        total={entries.total}
        busy={entries.isFetchingNextPage}
        onMore={entries.fetchNextPage}
      />
    </Section>
  )
}
