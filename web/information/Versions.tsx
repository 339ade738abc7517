import { useState } from 'react'
import { type InformationView, imageUrl, useVersions, type VersionView } from '../api/information.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Information.module.css'
import { MarkdownText } from './MarkdownText.tsx'

/** What it said each time it was published or corrected. */
export function Versions({ article }: { article: InformationView }) {
  const { t, formats } = useLanguage()
  const versions = useVersions(article.id)
  const [read, setRead] = useState<VersionView>()
  return (
    <Section title={t('information.versions')}>
      {versions.isPending && <Loading />}
      {versions.isError && <ProblemAlert error={versions.error} onRetry={versions.refetch} />}
      {versions.data?.total === 0 && <p className={styles.hint}>{t('information.versionsNone')}</p>}
      <ol className={styles.versions}>
        {versions.data?.items.map((one) => (
          <li key={one.version} className={styles.facts}>
            <span>
              {t('information.version', {
                ...{ version: one.version, date: formats.moment(one.at) },
                name: one.author ?? t('information.formerAccount'),
              })}
            </span>
            <Button
              size="s"
              variant="quiet"
              aria-label={t('information.readVersionOf', { version: one.version })}
              onClick={() => setRead(one)}
            >
              {t('information.readVersion')}
            </Button>
          </li>
        ))}
      </ol>
      {read && (
        <Dialog title={read.content.title} onClose={() => setRead(undefined)}>
          <p className={styles.summary}>
            <Said>{read.content.summary}</Said>
          </p>
          <MarkdownText text={read.content.body} imageUrl={(imageId) => imageUrl(article.id, imageId)} />
        </Dialog>
      )}
    </Section>
  )
}
