import { useFlow } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import type { MatchAddress } from './useMatchAddress.ts'

/** Says that the list is that of one flow, and leads to the whole of it. */
export function OfOneFlow({ id, address }: { id: string; address: MatchAddress }) {
  const t = useTranslate()
  const flow = useFlow(id).data
  return (
    <Alert tone="info">
      {t('matches.ofFlow', { name: flow?.label ?? '…' })}{' '}
      <Link to={address.with({ flux: undefined, piste: undefined })}>{t('matches.ofAll')}</Link>
    </Alert>
  )
}
