import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Card } from '../ui/Card.tsx'
import { Link } from '../ui/Link.tsx'

/** In one's own account: the way to one's data. */
export function OwnDataCard() {
  const t = useTranslate()
  return (
    <Card>
      <h2>{t('ownData.title')}</h2>
      <p>{t('ownData.card')}</p>
      <p>
        <Link to="/mes-donnees" look="secondary">
          {t('ownData.open')}
        </Link>
      </p>
    </Card>
  )
}
