import { usePublicInformation } from '../api/publicInformation.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { FeedLink } from './FeedLink.tsx'
import styles from './Information.module.css'
import { ItemCard } from './ItemCard.tsx'

/** What the territory tells anybody, the last changed first. */
export default function PublicInformationPage() {
  const t = useTranslate()
  const published = usePublicInformation()
  return (
    <FetchedPage query={published}>
      {({ items }) => (
        <Page>
          <PageHeader
            title={t('information.title')}
            lead={t('information.publicLead')}
            actions={<FeedLink />}
          />
          {items.length === 0 && (
            <EmptyState title={t('information.publicNone')}>{t('information.publicNoneText')}</EmptyState>
          )}
          <ul className={styles.list}>
            {items.map((item) => (
              <li key={item.id}>
                <ItemCard item={item} />
              </li>
            ))}
          </ul>
        </Page>
      )}
    </FetchedPage>
  )
}
