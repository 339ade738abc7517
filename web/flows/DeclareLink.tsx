import { canDeclare, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Link } from '../ui/Link.tsx'

/** The way to declare, for who may; for one structure when it is that of the page. */
export function DeclareLink({ organisationId }: { organisationId?: string }) {
  const t = useTranslate()
  if (!canDeclare(useSession())) return null
  return (
    <Link
      to={organisationId ? `/flux/nouveau?structure=${organisationId}` : '/flux/nouveau'}
      look="primary"
      size="s"
      icon="plus"
    >
      {t('nav.declare')}
    </Link>
  )
}
