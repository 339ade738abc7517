import { serviceRank, serviceWay } from '../../src/kernel/shared-services.ts'
import type { ServiceView } from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { StageLine } from '../ui/StageLine.tsx'
import styles from './Services.module.css'

/** Where it is on the way from an idea to a service that runs; one that left the way, where it was. */
export function ServiceStages({ service: { stage, history } }: { service: ServiceView }) {
  const t = useTranslate()
  const last = [...history.map(({ from }) => from), stage].findLast((one) => serviceRank(one) >= 0)
  return (
    <StageLine
      label={t('service.stages')}
      names={serviceWay.map((one) => t(`service.stage.${one}`))}
      at={serviceRank(last ?? null)}
      isHere={last === stage}
    />
  )
}

/** Every step, the last first, with the day it holds from, its author and its note. */
export function ServiceHistory({ service: { history } }: { service: ServiceView }) {
  const { t, formats } = useLanguage()
  return (
    <Section title={t('service.history')}>
      <ol className={styles.history}>
        {history.toReversed().map(({ from, to, on, reason, note, by, at }) => (
          <li key={`${at} ${to}`}>
            <p>
              <strong>
                {from === null
                  ? t('service.history.first')
                  : t('service.history.step', {
                      from: t(`service.stage.${from}`),
                      to: t(`service.stage.${to}`),
                    })}
              </strong>
              {from !== null && `, ${t('service.history.on', { date: formats.date(on) })}`}
              {reason && ` · ${t(`service.reason.${reason}`)}`}
            </p>
            <p className={styles.hint}>
              {by
                ? t('service.history.by', { name: by, date: formats.moment(at) })
                : t('service.history.byNobody', { date: formats.moment(at) })}
            </p>
            {note && (
              <p className={styles.text}>
                <Said>{note}</Said>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
