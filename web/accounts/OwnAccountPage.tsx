import { useOwnAccount } from '../api/account.ts'
import { useSession } from '../api/session.ts'
import { FeedCard } from '../events/FeedCard.tsx'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OwnDataCard } from '../privacy/OwnDataCard.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { NoticesCard } from './NoticesCard.tsx'
import styles from './OwnAccount.module.css'
import { AddressCard, PasswordCard, ProfileCard } from './OwnAccountCards.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'

/** One's own account: who one is, how one comes in, where one is signed in. */
export default function OwnAccountPage() {
  const t = useTranslate()
  const { mustEnrol } = useSession()
  const account = useOwnAccount()
  if (account.isPending) return <Loading />
  if (account.isError) {
    return (
      <Page>
        <ProblemAlert error={account.error} onRetry={account.refetch} />
      </Page>
    )
  }
  const { data } = account
  return (
    <Page>
      <PageHeader title={t('account.title')} lead={`${data.email} · ${t(`role.${data.role}`)}`} />
      {mustEnrol && <Alert tone="warning">{t('account.mustEnrol')}</Alert>}
      <div className={styles.cards}>
        <SecondFactorCard account={data} />
        <PasswordCard account={data} />
        <ProfileCard account={data} />
        <AddressCard account={data} />
        <SessionsCard />
        {!mustEnrol && <NoticesCard />}
        {!mustEnrol && <FeedCard />}
        {!mustEnrol && <OwnDataCard />}
      </div>
    </Page>
  )
}
