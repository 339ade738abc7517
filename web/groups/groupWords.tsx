import type { GroupSummary } from '../api/groups.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import styles from './Groups.module.css'

/** Whether it lives; an active one needs no badge to be told. */
export function GroupBadges({ group }: { group: GroupSummary }) {
  const t = useTranslate()
  return (
    <>
      {group.state !== 'active' && (
        <Badge tone={group.state === 'dormant' ? 'warning' : 'plain'}>
          {t(`group.state.${group.state}`)}
        </Badge>
      )}
      <Badge icon={group.visibility === 'open' ? 'open' : 'eye'}>
        {t(`group.visibility.${group.visibility}`)}
      </Badge>
      {group.own.map(({ id, state }) =>
        state === 'invited' || state === 'asked' ? (
          <Badge key={id} tone="good">
            {t(`group.own.${state}`)}
          </Badge>
        ) : null,
      )}
    </>
  )
}

/** How alive it is, at a glance. */
export function Activity({ group }: { group: GroupSummary }) {
  const { t, formats } = useLanguage()
  const { memberCount, openTaskCount, lateTaskCount, lastLivedOn } = group
  const facts = [
    t('group.lastLived', { date: formats.date(lastLivedOn) }),
    t('group.memberCount', { count: memberCount }),
    t('group.openTasks', { count: openTaskCount }),
  ]
  return (
    <span className={styles.facts}>
      <span className={styles.hint}>{facts.join(' · ')}</span>
      {lateTaskCount > 0 && (
        <Badge tone="warning" icon="warning">
          {t('group.lateTasks', { count: lateTaskCount })}
        </Badge>
      )}
    </span>
  )
}

/** When it meets next, for those of it. */
export function NextMeeting({ group }: { group: GroupSummary }) {
  const { t, formats } = useLanguage()
  const next = group.nextMeeting
  if (!next) return t('group.noMeeting')
  return t('group.nextMeetingOn', { date: formats.date(next.heldOn), time: next.startsAt })
}
