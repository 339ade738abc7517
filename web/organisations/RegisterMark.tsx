import type { OrganisationView } from '../api/organisations.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import styles from './Identity.module.css'

/** Under a structure or a site: which of its fields come from the register, since when, and whether it is closed there. */
export function RegisterMark({
  organisation,
  siteId,
}: {
  organisation: OrganisationView
  siteId: string | null
}) {
  const { t, formats, language } = useLanguage()
  const { values, closed } = organisation.register ?? { values: [], closed: [] }
  const own = values.filter((each) => each.siteId === siteId)
  const shut = siteId === null ? undefined : closed.find((each) => each.siteId === siteId)
  const readAt = own.map((each) => each.readAt).sort()[0]
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const fields = list.format(own.map(({ field }) => t(`registerUpdate.short.${field}`)))
  return (
    <>
      {shut && (
        <p>
          <Badge tone="warning" icon="warning">
            {shut.closedOn
              ? t('register.closedSince', { date: formats.date(shut.closedOn) })
              : t('register.closed')}
          </Badge>
        </p>
      )}
      {readAt && (
        <p className={styles.detail}>{t('register.origin', { fields, date: formats.date(readAt) })}</p>
      )}
    </>
  )
}
