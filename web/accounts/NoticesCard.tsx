import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'

/** In one's own account: the way to what one is told, and how. */
export function NoticesCard() {
  const t = useTranslate()
  return (
    <Card>
      <h2>{t('preferences.card')}</h2>
      <p>{t('preferences.card.text')}</p>
      <p>
        <Link to="/mon-compte/avis" look="secondary">
          {t('notices.preferences')}
        </Link>
      </p>
    </Card>
  )
}
