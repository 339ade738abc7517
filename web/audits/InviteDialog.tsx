import { useState } from 'react'
import { calendarUrl, useInvite, type VisitView } from '../api/audits.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import styles from './Audits.module.css'

interface InviteDialogProps {
  visit: VisitView
  work: NonNullable<VisitView['work']>
  onClose(): void
  onDone(): void
}

/** Mails the day of a visit to its visitor, and to the contacts that are ticked. */
export function InviteDialog({ visit, work: { contacts }, onClose, onDone }: InviteDialogProps) {
  const t = useTranslate()
  const invite = useInvite(visit.id)
  const [chosen, setChosen] = useState(() => contacts.filter((one) => one.isInvited).map(({ id }) => id))
  const toggle = (id: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <Dialog
      title={t('invite.title')}
      onClose={onClose}
      actions={
        <>
          <Link to={calendarUrl(visit.id)} outside download look="secondary" icon="download">
            {t('invite.file')}
          </Link>
          <Button
            variant="primary"
            busy={invite.isPending}
            onClick={() => invite.mutate(chosen, { onSuccess: onDone })}
          >
            {t('invite.send')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {invite.isError && <ProblemAlert error={invite.error} />}
        <p>{t('invite.text', { name: visit.facilitatorName })}</p>
        {contacts.length === 0 && <p className={styles.muted}>{t('invite.noContact')}</p>}
        {contacts.map(({ id, name, email }) => (
          <Checkbox
            key={id}
            label={t('invite.contact', { name, email })}
            checked={chosen.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
      </div>
    </Dialog>
  )
}
