import { useAddressStates, useLiftBounce } from '../api/mailings.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Said } from '../ui/Said.tsx'

/** That an address of a structure is not written to, for who works on it. */
export function AddressState({ organisationId, email }: { organisationId: string; email: string }) {
  const { t, formats } = useLanguage()
  const states = useAddressStates(organisationId, canFacilitate(useSession()))
  const lift = useLiftBounce(organisationId)
  const own = states.data?.items.filter((one) => one.email === email.toLowerCase()) ?? []
  return own.map(({ state, at, reason }) => (
    <p key={state}>
      <Badge tone="warning">{t(`addressState.${state}`, { date: formats.date(at) })}</Badge>{' '}
      {reason && <Said>{reason}</Said>}{' '}
      {state === 'bounced' && (
        <Button
          size="s"
          variant="quiet"
          busy={lift.isPending}
          aria-label={t('addressState.liftOne', { email })}
          onClick={() => lift.mutate(email)}
        >
          {t('addressState.lift')}
        </Button>
      )}
    </p>
  ))
}
