import { type FormEvent, useState } from 'react'
import { type ServiceView, useAskToTakePart } from '../api/shared-services.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './Services.module.css'

/** Of an open service: asks to take part, for a structure of one’s own. */
export function AskToTakePart({ service }: { service: ServiceView }) {
  const t = useTranslate()
  const ask = useAskToTakePart(service.id)
  const [chosen, setChosen] = useState<string>()
  const [message, setMessage] = useState('')
  const organisationId = chosen ?? service.mayAsk[0]?.id
  if (service.own.some(({ state }) => state === 'asked'))
    return <p className={styles.text}>{t('serviceParties.waiting')}</p>
  const invited = service.own.find(({ state }) => state === 'invited')
  if (invited)
    return service.parties.some(({ can }) => can.answer) ? null : (
      <p className={styles.text}>{t('serviceParties.othersAnswer', { name: invited.name })}</p>
    )
  if (!organisationId)
    return service.can.answerSupport ? null : <p className={styles.text}>{t('serviceParties.outside')}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate({ organisationId, message: message.trim() || null })
  }
  return (
    <Section title={t('serviceParties.askTitle')}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{t('serviceParties.askText')}</p>
        {ask.isError && <ProblemAlert error={ask.error} />}
        {service.mayAsk.length > 1 && (
          <Select
            label={t('serviceParties.askFor')}
            value={organisationId}
            options={service.mayAsk.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
        <TextArea
          label={t('serviceParties.askMessage')}
          value={message}
          rows={2}
          maxLength={600}
          onChange={setMessage}
        />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={ask.isPending}>
            {t('serviceParties.ask')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
