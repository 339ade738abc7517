import type { InformationReason, InformationSummary } from '../api/information.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './Information.module.css'

/** For who writes: what is not published yet, or no more, and what anybody reads. */
export function StateBadges({ item }: { item: Pick<InformationSummary, 'state' | 'audience'> }) {
  const { t } = useLanguage()
  return (
    <>
      {item.state !== 'published' && <Badge tone="warning">{t(`information.state.${item.state}`)}</Badge>}
      {item.audience === 'public' && <Badge icon="eye">{t('information.audience.public')}</Badge>}
    </>
  )
}

/** Why the reader sees an item early. */
export function Because({ reasons }: { reasons: readonly InformationReason[] }) {
  const { t, language } = useLanguage()
  const labels = reasons.flatMap((reason) => (reason.kind === 'resource' ? [reason.label.toLowerCase()] : []))
  const [of] = reasons.flatMap((reason) => (reason.kind === 'sector' ? [reason.sector] : []))
  if (reasons.length === 0) return null
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(labels)
  const sector = of ? t(`sector.${of}`).toLowerCase() : ''
  return (
    <p className={styles.because}>
      <Icon name="flag" size={14} />
      <span>
        {names && sector && t('information.because.both', { names, sector })}
        {names && !sector && t('information.because.resource', { names })}
        {!names && sector && t('information.because.sector', { sector })}
      </span>
    </p>
  )
}
