import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useLastNotices, useReadNotices } from '../api/notices.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './NoticeBell.module.css'

/** The way to the notices, with how many are unread; a new one is said without taking the focus. */
export function NoticeBell({ path }: { path: string }) {
  const t = useTranslate()
  const last = useLastNotices(true).data
  useReadOnVisit(path)
  const unread = last?.unread ?? 0
  const first = useRef<number>(undefined)
  if (last && first.current === undefined) first.current = unread
  // What waited when the page was opened is no news.
  const isNews = first.current !== undefined && unread > first.current
  if (first.current !== undefined && unread < first.current) first.current = unread
  return (
    <>
      <Link
        href="/avis"
        className={styles.bell}
        title={t('notices.title')}
        aria-label={unread > 0 ? t('notices.bell', { count: unread }) : t('notices.title')}
        aria-current={path === '/avis' ? 'page' : undefined}
      >
        <Icon name="bell" />
        {unread > 0 && (
          <span className={styles.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </Link>
      <VisuallyHidden>
        <span role="status">{isNews ? t('notices.unread', { count: unread }) : ''}</span>
      </VisuallyHidden>
    </>
  )
}

/** A page that is opened, from a mail or by hand, is read about: what was told of it is too. */
function useReadOnVisit(path: string): void {
  const items = useLastNotices(true).data?.items
  const { mutate, isPending } = useReadNotices()
  const isUnread = items?.some((notice) => notice.path === path && !notice.isRead) ?? false
  useEffect(() => {
    if (isUnread && !isPending) mutate({ path })
  }, [isUnread, isPending, path, mutate])
}
