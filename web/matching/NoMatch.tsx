import { canFacilitate, useSession } from '../api/session.ts'
import { DeclareLink } from '../flows/DeclareLink.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { countFilters, type MatchAddress, NO_FILTER } from './useMatchAddress.ts'

/** Why the list is empty depends on what was asked and on who asks. */
export function NoMatch({ address }: { address: MatchAddress }) {
  const t = useTranslate()
  const session = useSession()
  if (countFilters(address) > 0) {
    const reset = <Button onClick={() => address.set(NO_FILTER)}>{t('matches.reset')}</Button>
    return (
      <EmptyState title={t('matches.noneFiltered')} action={reset}>
        {t('matches.noneFilteredText')}
      </EmptyState>
    )
  }
  if (!canFacilitate(session))
    return (
      <EmptyState title={t('matches.none')} action={<DeclareLink />}>
        {t('matches.noneMember')}
      </EmptyState>
    )
  const start = (
    <Link to="/import" look="primary" icon="upload">
      {t('import.title')}
    </Link>
  )
  return (
    <EmptyState title={t('matches.none')} action={start}>
      {t('matches.noneText')}
    </EmptyState>
  )
}
