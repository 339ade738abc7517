import type { SynergyView } from '../api/synergies.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './Synergy.module.css'

/** How long it was at each stage, then every step, the last first, with its author, its day and, for facilitators, its note. */
export function SynergyHistory({ synergy: { history, daysInStages } }: { synergy: SynergyView }) {
  const { t, formats } = useLanguage()
  return (
    <Section title={t('synergy.history')}>
      <p className={styles.hint}>
        {t('synergy.history.times', {
          times: daysInStages
            .map(({ stage, days }) =>
              t('synergy.history.time', { stage: t(`synergy.stage.${stage}`), count: days }),
            )
            .join(' · '),
        })}
      </p>
      <ol className={styles.history}>
        {history.toReversed().map(({ from, to, reason, note, by, at }) => (
          <li key={`${at} ${to}`}>
            <p>
              <strong>
                {from === null
                  ? t('synergy.history.first')
                  : t('synergy.history.step', {
                      from: t(`synergy.stage.${from}`),
                      to: t(`synergy.stage.${to}`),
                    })}
              </strong>
              {reason && ` · ${t(`synergy.reason.${reason}`)}`}
            </p>
            <p className={styles.hint}>{t('synergy.history.by', { name: by, date: formats.moment(at) })}</p>
            {note && (
              <p className={styles.note}>
                <Said>{note}</Said>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
