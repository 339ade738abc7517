import { useParams } from 'wouter'
import { publicImageUrl, usePublicArticle } from '../api/publicInformation.ts'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { ArticleBody } from './ArticleBody.tsx'

/** One item that anybody may read. */
export default function PublicArticlePage() {
  const { id } = useParams<{ id: string }>()
  const article = usePublicArticle(id)
  return (
    <FetchedPage query={article}>
      {(data) => <ArticleBody article={data} imageUrl={(imageId) => publicImageUrl(id, imageId)} />}
    </FetchedPage>
  )
}
