import { FEED_URL } from '../api/publicInformation.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'

/** Where readers of feeds follow what is published for anybody. */
export function FeedLink() {
  const t = useTranslate()
  return (
    <Link
      to={FEED_URL}
      outside
      look="secondary"
      size="s"
      title={t('information.feedHint')}
      type="application/atom+xml"
    >
      {t('information.feed')}
    </Link>
  )
}
