import { useLocation } from 'wouter'
import { Door } from '../accounts/Door.tsx'
import { useConfirmAddress } from '../api/people.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** Where the link of the mail leads: a press, and not the mere opening, so that no mail filter confirms. */
export default function ConfirmAddressPage() {
  const t = useTranslate()
  const confirm = useConfirmAddress()
  const [, navigate] = useLocation()
  const token = window.location.hash.slice(1)
  return (
    <Door>
      <PageHeader title={t('confirmAddress.title')} lead={token && t('confirmAddress.text')} />
      {confirm.isError && <ProblemAlert error={confirm.error} />}
      {token ? (
        <Button
          variant="primary"
          busy={confirm.isPending}
          onClick={() => confirm.mutate(token, { onSuccess: () => navigate('/', { replace: true }) })}
        >
          {t('confirmAddress.submit')}
        </Button>
      ) : (
        <Alert tone="warning">{t('confirmAddress.none')}</Alert>
      )}
      <p>
        <Link to="/inscription">{t('register.link')}</Link>
      </p>
    </Door>
  )
}
