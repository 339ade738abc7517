import { use } from 'react'
import { type PrivacyNotice, usePrivacyNotice } from '../api/privacy.ts'
import { SessionContext } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { KeptData } from './KeptData.tsx'
import { OwnRights } from './OwnRights.tsx'
import styles from './Privacy.module.css'

/** What is kept and why, for anyone, written from the settings of this installation. */
export default function PrivacyPage() {
  const t = useTranslate()
  const notice = usePrivacyNotice()
  return (
    <Page>
      <PageHeader title={t('privacy.title')} lead={t('privacy.lead')} />
      {notice.isPending && <Loading />}
      {notice.isError && <ProblemAlert error={notice.error} onRetry={() => notice.refetch()} />}
      {notice.isSuccess && <Notice notice={notice.data} />}
    </Page>
  )
}

function Notice({ notice }: { notice: PrivacyNotice }) {
  const t = useTranslate()
  const isSignedIn = use(SessionContext) !== null
  const { controller, territory, tilesHost, months } = notice
  return (
    <>
      <Section title={t('privacy.who')}>
        <div className={styles.prose}>
          <p>
            {controller.name
              ? t('privacy.whoIs', { name: controller.name, territory })
              : t('privacy.whoUnknown', { territory })}
          </p>
          <p>
            {controller.contact
              ? t('privacy.contact', { contact: controller.contact })
              : t('privacy.contactUnknown')}
          </p>
        </div>
      </Section>
      <Section title={t('privacy.kept')}>
        <KeptData months={months} />
        <p className={styles.prose}>{t('privacy.periods')}</p>
      </Section>
      <Section title={t('privacy.third')}>
        <p className={styles.prose}>
          {tilesHost ? t('privacy.thirdTiles', { host: tilesHost }) : t('privacy.thirdNone')}
        </p>
      </Section>
      <Section title={t('privacy.rights')}>
        <p className={styles.prose}>{t('privacy.rightsText')}</p>
        {isSignedIn ? <OwnRights /> : <p className={styles.prose}>{t('privacy.rightsSignIn')}</p>}
      </Section>
    </>
  )
}
