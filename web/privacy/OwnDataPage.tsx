import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Notice } from './Notice.tsx'
import { OwnRights } from './OwnRights.tsx'
import styles from './Privacy.module.css'

/** All that a signed-in person may do about what is kept of them, and what that is. */
export default function OwnDataPage() {
  const t = useTranslate()
  return (
    <Page>
      <PageHeader title={t('ownData.title')} lead={t('ownData.lead')} />
      <Section title={t('ownData.do')}>
        <p className={styles.prose}>{t('ownData.doText')}</p>
        <OwnRights />
      </Section>
      <Notice />
    </Page>
  )
}
