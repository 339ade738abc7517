import { useChooseCommunications, useOwnCommunications } from '../api/mailings.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Section } from '../ui/Page.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

/** Whether one receives the communications of the network, the same as by the link of each of them. */
export function CommunicationsChoice() {
  const t = useTranslate()
  const own = useOwnCommunications()
  const choose = useChooseCommunications()
  if (!own.isSuccess) return null
  return (
    <Section title={t('communications.title')}>
      <p>{t('communications.text')}</p>
      {choose.isError && <ProblemAlert error={choose.error} />}
      <Checkbox
        label={t('communications.choice')}
        checked={choose.isPending ? choose.variables : own.data.subscribed}
        onChange={(subscribed) => choose.mutate(subscribed)}
      />
      <VisuallyHidden>
        <span role="status">{choose.isSuccess ? t('preferences.saved') : ''}</span>
      </VisuallyHidden>
    </Section>
  )
}
