import { useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import { canCount, useSession } from '../api/session.ts'
import { useServiceCounts } from '../api/shared-services.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Section } from '../ui/Page.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Services.module.css'

/** For facilitators and the authority: what sheet 1.1.4 of the plan counts on any day, each beside its definition. */
export function ServiceCounts() {
  const { t, formats } = useLanguage()
  const mayCount = canCount(useSession())
  const [on, setOn] = useState(() => dayOf(new Date()))
  const counts = useServiceCounts(on, mayCount && on !== '')
  if (!mayCount) return null
  const { data } = counts
  const items = data && [
    {
      key: 'structures' as const,
      figure: formats.number(data.structuresCreated),
      beside: [],
    },
    {
      key: 'jobs' as const,
      figure: formats.number(data.jobsCreated),
      beside: [
        t('serviceCounts.fte', {
          ...{ created: formats.number(data.fteCreated), standing: formats.number(data.fteStanding) },
        }),
      ],
    },
    {
      key: 'running' as const,
      figure: formats.number(data.running),
      beside: [
        t('serviceCounts.users', { count: data.usersOfRunning }),
        t('serviceCounts.asSynergy', { count: data.runningAsSynergy }),
      ],
    },
    {
      key: 'supports' as const,
      figure: formats.number(data.supportsAsked),
      beside: [
        t('serviceCounts.asked', { euros: formats.euros(data.eurosAsked) }),
        ...(data.askedWithoutAmount > 0
          ? [t('serviceCounts.unknown', { count: data.askedWithoutAmount })]
          : []),
        t('serviceCounts.granted', {
          ...{ count: data.supportsGranted, euros: formats.euros(data.eurosGranted) },
        }),
      ],
    },
  ]
  return (
    <Section title={t('serviceCounts.title')}>
      <div className={styles.pair}>
        <TextField label={t('serviceCounts.on')} type="date" value={on} onChange={setOn} />
      </div>
      {counts.isError && <ProblemAlert error={counts.error} onRetry={counts.refetch} />}
      {items && (
        <>
          <dl className={styles.counts}>
            {items.map(({ key, figure, beside }) => (
              <div key={key} className={styles.count}>
                <dt>{t(`serviceCounts.${key}`)}</dt>
                <dd className={styles.figure}>{figure}</dd>
                {beside.map((text) => (
                  <dd key={text} className={styles.hint}>
                    {text}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
          <details>
            <summary>{t('serviceCounts.definitions')}</summary>
            <dl className={styles.definitions}>
              {items.map(({ key }) => (
                <div key={key}>
                  <dt>{t(`serviceCounts.${key}`)}</dt>
                  <dd>{t(`serviceCounts.${key}.text`)}</dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </Section>
  )
}
