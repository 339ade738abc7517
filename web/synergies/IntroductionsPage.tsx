import { type IntroductionView, isAwaited, useIntroductions } from '../api/introductions.ts'
import { useRequests } from '../api/requests.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Card } from '../ui/Card.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Introduction.module.css'
import { introductionTitle, StateBadge } from './introductionWords.tsx'
import { RequestState } from './RequestState.tsx'

export default function IntroductionsPage() {
  const t = useTranslate()
  const introductions = useIntroductions()
  const items = introductions.data?.items ?? []
  return (
    <Page>
      <PageHeader
        title={t('introductions.title')}
        lead={t('introductions.lead')}
        actions={items.length > 0 && <ExportMenu list="introductions" />}
      />
      {introductions.isPending && <Loading />}
      {introductions.isError && <ProblemAlert error={introductions.error} onRetry={introductions.refetch} />}
      <Requests />
      {introductions.isSuccess && items.length === 0 && <NoIntroduction />}
      <ul className={styles.list}>
        {items.map((introduction) => (
          <li key={introduction.id}>
            <Row introduction={introduction} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** What the reader's structures asked, and is not an introduction yet. */
function Requests() {
  const { t } = useLanguage()
  const { memberships } = useSession()
  const requests = useRequests(memberships.length > 0)
  const items = (requests.data?.items ?? []).filter(({ state }) => state !== 'passed-on')
  if (items.length === 0) return null
  return (
    <Section title={t('request.listTitle')}>
      <ul className={styles.list}>
        {items.map((request) => (
          <li key={`${request.matchId} ${request.askedAt}`}>
            <Card>
              <h3>
                <Link to={`/piste/${request.matchId}`}>
                  <Said>{request.label}</Said>
                </Link>
              </h3>
              <RequestState request={request} />
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function NoIntroduction() {
  const t = useTranslate()
  const session = useSession()
  const reader = canFacilitate(session) ? 'facilitator' : session.user.role === 'member' ? 'member' : 'other'
  return <EmptyState title={t('introductions.none')}>{t(`introductions.none.${reader}`)}</EmptyState>
}

function Row({ introduction }: { introduction: IntroductionView }) {
  const { t, formats } = useLanguage()
  const { id, openedBy, openedAt, state } = introduction
  return (
    <Card>
      <div className={styles.item}>
        <h2>
          <Link to={`/mises-en-relation/${id}`}>
            <Said>{introductionTitle(introduction, t)}</Said>
          </Link>
        </h2>
        <p className={styles.badges}>
          {isAwaited(introduction) && <Badge tone="warning">{t('introduction.yourTurn')}</Badge>}
          <StateBadge state={state} />
        </p>
      </div>
      <p className={styles.hint}>
        {t('introduction.opened', { name: openedBy, date: formats.date(openedAt) })}
      </p>
    </Card>
  )
}
