import { type EntryHistory, type EntryVersion, useEntryChange } from '../api/knowledge.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { EntryFacts } from './EntryFacts.tsx'
import styles from './Knowledge.module.css'

/** Every version, the latest first: who wrote it, when, what it said; a former one can be put back. */
export function History({ entry }: { entry: EntryHistory }) {
  const { t, formats } = useLanguage()
  const change = useEntryChange()
  const { id, version, versions } = entry
  return (
    <Section title={t('knowledge.history')}>
      {change.isError && <ProblemAlert error={change.error} />}
      <ol className={styles.history}>
        {versions.map((each, i) => {
          const did = t(`knowledge.did${whatHappened(each, versions[i + 1])}`)
          const isWithdrawal = each.state === 'withdrawn'
          const isPresent = each.version === version
          return (
            <li key={each.version}>
              <div className={styles.versionHead}>
                <p>
                  <strong>{did}</strong>{' '}
                  {t('knowledge.by', {
                    author: each.author ?? t('knowledge.formerAccount'),
                    date: formats.moment(each.at),
                  })}
                </p>
                {!isWithdrawal && !isPresent && (
                  <Button
                    size="s"
                    busy={change.isPending}
                    onClick={() => change.mutate({ do: 'restore', id, version, from: each.version })}
                  >
                    {t('knowledge.restoreVersion', { version: each.version })}
                  </Button>
                )}
              </div>
              {!isWithdrawal && !isPresent && (
                <details>
                  <summary>{t('knowledge.version', { version: each.version })}</summary>
                  <EntryFacts entry={{ ...entry, content: each.content }} />
                </details>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

function whatHappened({ state }: EntryVersion, before: EntryVersion | undefined) {
  if (state === 'withdrawn') return 'Withdraw' as const
  if (!before) return 'Add' as const
  return before.state === 'withdrawn' ? ('Restore' as const) : ('Change' as const)
}
