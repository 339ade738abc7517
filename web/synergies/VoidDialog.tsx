import { type FormEvent, useId, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type ExchangeView, useVoidExchange } from '../api/results.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Results.module.css'

interface VoidDialogProps {
  synergyId: string
  exchange: ExchangeView
  onClose(): void
}

/** Takes an exchange out of what counts; its reason stays beside it. */
export function VoidDialog({ synergyId, exchange, onClose }: VoidDialogProps) {
  const { t, formats } = useLanguage()
  const form = useId()
  const annul = useVoidExchange(synergyId, exchange.id)
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    annul.mutate(reason, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('results.void.title', { date: formats.date(exchange.on) })}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={annul.isPending}>
          {t('results.void.confirm')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {annul.isError && <ProblemAlert error={annul.error} />}
        <p>{t('results.void.text')}</p>
        <TextArea
          label={t('results.void.reason')}
          required
          minLength={3}
          maxLength={600}
          value={reason}
          onChange={setReason}
          error={faultOf(annul.error, '/reason')}
        />
      </form>
    </Dialog>
  )
}
