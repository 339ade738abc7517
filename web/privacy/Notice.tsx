import { type PrivacyNotice, usePrivacyNotice } from '../api/privacy.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { KeptData } from './KeptData.tsx'
import styles from './Privacy.module.css'

/** Who answers for the data, what is kept, why and how long, written from the settings of this installation. */
export function Notice() {
  const notice = usePrivacyNotice()
  if (notice.isPending) return <Loading />
  if (notice.isError) return <ProblemAlert error={notice.error} onRetry={() => notice.refetch()} />
  return <Sections notice={notice.data} />
}

function Sections({ notice }: { notice: PrivacyNotice }) {
  const { controller, territory, tilesHost, months, companyRegisterHost, geocoderHost, openData, stories } =
    notice
  const t = useTranslate()
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
        {companyRegisterHost && (
          <p className={styles.prose}>{t('privacy.thirdCompanies', { host: companyRegisterHost })}</p>
        )}
        {geocoderHost && <p className={styles.prose}>{t('privacy.thirdPlaces', { host: geocoderHost })}</p>}
      </Section>
      {openData && (
        <Section title={t('privacy.published')}>
          <p className={styles.prose}>{t('privacy.publishedText')}</p>
          <p>
            <Link to="/donnees-ouvertes">{t('privacy.publishedRead')}</Link>
          </p>
        </Section>
      )}
      {stories && (
        <Section title={t('privacy.stories')}>
          <p className={styles.prose}>{t('privacy.storiesText')}</p>
          <p>
            <Link to="/reussites">{t('privacy.storiesRead')}</Link>
          </p>
        </Section>
      )}
      <Section title={t('privacy.rights')}>
        <p className={styles.prose}>{t('privacy.rightsText')}</p>
      </Section>
    </>
  )
}
