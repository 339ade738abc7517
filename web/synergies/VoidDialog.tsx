import { type ExchangeView, useVoidExchange } from '../api/results.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { WhyDialog } from './WhyDialog.tsx'

interface VoidDialogProps {
  synergyId: string
  exchange: ExchangeView
  onClose(): void
}

/** Takes an exchange out of what counts; its reason stays beside it. */
export function VoidDialog({ synergyId, exchange, onClose }: VoidDialogProps) {
  const { t, formats } = useLanguage()
  const annul = useVoidExchange(synergyId, exchange.id)
  return (
    <WhyDialog
      title={t('results.void.title', { date: formats.date(exchange.on) })}
      text={t('results.void.text')}
      confirm={t('results.void.confirm')}
      saving={annul}
      onSubmit={(reason) => annul.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
