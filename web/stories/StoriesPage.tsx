import { usePublicStories } from '../api/publicStories.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Stories.module.css'
import { Figures } from './StoryBody.tsx'

/** What synergies of the territory have done, for anyone: each with the agreement of its structures. */
export default function StoriesPage() {
  const { t, language } = useLanguage()
  const stories = usePublicStories()
  const names = new Intl.ListFormat(language, { type: 'conjunction' })
  return (
    <FetchedPage query={stories}>
      {({ items }) => (
        <Page>
          <PageHeader title={t('stories.title')} lead={t('stories.lead')} />
          {items.length === 0 && <EmptyState title={t('stories.none')}>{t('stories.noneText')}</EmptyState>}
          <ul className={styles.list}>
            {items.map((story) => (
              <li key={story.id}>
                <Card>
                  <h2>
                    <Link to={`/reussites/${story.id}`}>
                      <Said>{story.title}</Said>
                    </Link>
                  </h2>
                  <p className={styles.names}>{t('stories.by', { names: names.format(story.structures) })}</p>
                  {story.figures.length > 0 && <Figures figures={story.figures} />}
                </Card>
              </li>
            ))}
          </ul>
        </Page>
      )}
    </FetchedPage>
  )
}
