import type { ReactNode } from 'react'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

/** A link that leaves the site, said to who does not see the sign. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslate()
  return (
    <Link to={href} outside rel="external noopener noreferrer">
      {children} <Icon name="open" size={14} />
      <VisuallyHidden> {t('information.outside')}</VisuallyHidden>
    </Link>
  )
}
