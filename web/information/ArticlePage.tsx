import { useParams } from 'wouter'
import { type InformationView, imageUrl, useArticle } from '../api/information.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { ArticleBody } from './ArticleBody.tsx'
import { Because, StateBadges } from './informationWords.tsx'
import { StillTrue } from './StillTrue.tsx'
import { WriterDesk } from './WriterDesk.tsx'

/** One item for the network: why it is shown, what it says, who checked it; for who writes, what may be done. */
export default function ArticlePage() {
  const { id } = useParams<{ id: string }>()
  const article = useArticle(id)
  return <FetchedPage query={article}>{(data) => <Article article={data} />}</FetchedPage>
}

function Article({ article }: { article: InformationView }) {
  const { t, formats } = useLanguage()
  const { id, can, checkedOn, checkedBy, author, audience, sectors } = article
  const former = t('information.formerAccount')
  return (
    <ArticleBody
      article={article}
      imageUrl={(imageId) => imageUrl(id, imageId)}
      badges={can.write && <StateBadges item={article} />}
      checked={t('information.checkedBy', { date: formats.date(checkedOn), name: checkedBy ?? former })}
      others={[
        ...(sectors.length > 0
          ? [
              [
                t('informationEdit.sectors'),
                sectors.map((sector) => t(`sector.${sector}`)).join(', '),
              ] as const,
            ]
          : []),
        ...(can.write
          ? [
              [t('information.author'), author ?? former] as const,
              [t('information.readBy'), t(`information.audience.${audience}`)] as const,
            ]
          : []),
      ]}
      actions={
        can.write && (
          <Link to={`/informations/${id}/modifier`} look="primary" size="s" icon="edit">
            {t('information.edit')}
          </Link>
        )
      }
      before={
        <>
          <Because reasons={article.reasons} />
          {can.write && <StillTrue article={article} />}
        </>
      }
    >
      {can.write && <WriterDesk article={article} />}
    </ArticleBody>
  )
}
