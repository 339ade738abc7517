import { faultOf } from '../../api/problem.ts'
import { useTranslate } from '../../i18n/LanguageProvider.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { ContactDraft } from './draft.ts'
import styles from './OrganisationForm.module.css'

interface ContactFieldsProps {
  contact: ContactDraft
  number: number
  error: unknown
  onChange(part: Partial<ContactDraft>): void
  onRemove(): void
}

/** Whom to call. */
export function ContactFields({ contact, number, error, onChange, onRemove }: ContactFieldsProps) {
  const t = useTranslate()
  const title = t('structureForm.contactNumber', { number })
  const field = (name: 'name' | 'email' | 'phone') => ({
    value: contact[name],
    onChange: (text: string) => onChange({ [name]: text }),
    error: faultOf(error, `/contacts/${number - 1}/${name}`),
  })
  return (
    <Card>
      <fieldset className={styles.group}>
        <legend>{title}</legend>
        <div className={styles.fields}>
          <TextField label={t('structureForm.contactName')} required maxLength={120} {...field('name')} />
          <TextField label={t('signIn.email')} type="email" {...field('email')} />
          <TextField label={t('structureForm.phone')} type="tel" maxLength={30} {...field('phone')} />
        </div>
        <div className={styles.actions}>
          <Button
            size="s"
            variant="quiet"
            onClick={onRemove}
            aria-label={t('structureForm.removeContactOne', { name: title })}
          >
            {t('structureForm.removeContact')}
          </Button>
        </div>
      </fieldset>
    </Card>
  )
}
