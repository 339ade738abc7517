import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Door.module.css'
import { Door } from './Door.tsx'

/** A mail is on its way, if there is an account: the page says the same in both cases. */
export function MailSent({ title, text, onAgain }: { title: string; text: string; onAgain(): void }) {
  const t = useTranslate()
  return (
    <Door>
      <PageHeader title={title} lead={text} />
      <p className={styles.help}>{t('link.nothing')}</p>
      <Button onClick={onAgain}>{t('link.again')}</Button>
    </Door>
  )
}
