import { groupBy } from '../../src/kernel/group-by.ts'
import { noticeSentence } from '../../src/kernel/notice-words.ts'
import { type NoticeView, useLastNotices, useNotices, useReadNotices } from '../api/notices.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './Notices.module.css'

/** What one was told, day by day; read when it is opened, or all at once. */
export default function NoticesPage() {
  const { t, formats } = useLanguage()
  const notices = useNotices()
  const unread = useLastNotices(true).data?.unread ?? 0
  const read = useReadNotices()
  const newest = notices.items[0]
  const markAll = newest && unread > 0 && (
    <Button icon="check" busy={read.isPending} onClick={() => read.mutate({ until: newest.at })}>
      {t('notices.markAll')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('notices.title')}
        lead={unread > 0 ? t('notices.unread', { count: unread }) : t('notices.lead')}
        actions={
          <>
            {markAll}
            <Link to="/mon-compte/avis" look="secondary">
              {t('notices.preferences')}
            </Link>
          </>
        }
      />
      {read.isError && <ProblemAlert error={read.error} />}
      <PagedList
        list={notices}
        empty={<EmptyState title={t('notices.none')}>{t('notices.none.text')}</EmptyState>}
      >
        {[...groupBy(notices.items, ({ at }) => new Date(at).toDateString())].map(([day, ofDay]) => (
          <Section key={day} title={formats.relativeDay(ofDay[0]?.at ?? '')}>
            <ul className={styles.list}>
              {ofDay.map((notice) => (
                <Notice key={notice.id} notice={notice} onRead={() => read.mutate({ ids: [notice.id] })} />
              ))}
            </ul>
          </Section>
        ))}
      </PagedList>
    </Page>
  )
}

function Notice({ notice, onRead }: { notice: NoticeView; onRead(): void }) {
  const { t, language, formats } = useLanguage()
  const { kind, params, path, at, isRead } = notice
  const sentence = noticeSentence(kind, params, language)
  return (
    <li className={styles.notice} data-unread={!isRead || undefined}>
      <p>
        <Link to={path} onClick={() => !isRead && onRead()}>
          {sentence}
        </Link>
      </p>
      <p className={styles.facts}>
        {!isRead && <Badge tone="warning">{t('notices.new')}</Badge>}
        <time dateTime={at}>{formats.time(at)}</time>
        {!isRead && (
          <Button
            size="s"
            variant="quiet"
            icon="check"
            aria-label={t('notices.markOne', { notice: sentence })}
            onClick={onRead}
          >
            {t('notices.mark')}
          </Button>
        )}
      </p>
    </li>
  )
}
