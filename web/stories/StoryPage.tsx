import { useParams } from 'wouter'
import { usePublicStory } from '../api/publicStories.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Stories.module.css'
import { StoryBody } from './StoryBody.tsx'

/** One published story, to read, to share and to print. */
export default function StoryPage() {
  const t = useTranslate()
  const { id } = useParams<{ id: string }>()
  const story = usePublicStory(id)
  return (
    <FetchedPage query={story}>
      {(data) => (
        <Page>
          <PageHeader
            before={
              <Link to="/reussites" icon="back" look="quiet" size="s" data-print="hide">
                {t('stories.back')}
              </Link>
            }
            title={data.title}
            actions={
              <Button icon="print" size="s" onClick={() => window.print()}>
                {t('stories.print')}
              </Button>
            }
          />
          <StoryBody story={data} />
          <p className={styles.address}>{`Boucle · ${window.location.origin}/reussites/${id}`}</p>
        </Page>
      )}
    </FetchedPage>
  )
}
