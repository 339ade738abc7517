import { useState } from 'react'
import { dayAfter, dayOf } from '../../src/kernel/day.ts'
import { type ConversionView, useConversion } from '../api/synergies.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Table } from '../ui/Table.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Synergies.module.css'

/** How far synergies go, with what is counted written beside the figures; read when it is opened. */
export function Conversion() {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const [from, setFrom] = useState(() => dayAfter(dayOf(new Date()), -365))
  const [to, setTo] = useState(() => dayOf(new Date()))
  const conversion = useConversion({ from, to }, isOpen)
  return (
    <Folded title={t('conversion.title')} lead={t('conversion.lead')} isOpen={isOpen} onToggle={setOpen}>
      <div className={styles.period}>
        <TextField type="date" label={t('conversion.from')} value={from} max={to} onChange={setFrom} />
        <TextField type="date" label={t('conversion.to')} value={to} min={from} onChange={setTo} />
      </div>
      <p className={styles.definition}>{t('conversion.definition')}</p>
      {conversion.isError && (
        <ProblemAlert error={conversion.error} onRetry={() => void conversion.refetch()} />
      )}
      {conversion.isLoading && <Loading />}
      {conversion.data && <Figures conversion={conversion.data} />}
    </Folded>
  )
}

function Figures({ conversion: { total, reached, exits } }: { conversion: ConversionView }) {
  const { t, formats, language } = useLanguage()
  if (total === 0) return <p>{t('conversion.none')}</p>
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <>
      <p>{t('conversion.total', { count: total })}</p>
      <Table
        caption={t('conversion.title')}
        rows={reached}
        rowKey={({ stage }) => stage}
        columns={[
          {
            key: 'stage',
            header: t('synergies.stage'),
            heading: true,
            cell: ({ stage }) => t(`synergy.stage.${stage}`),
          },
          {
            key: 'count',
            header: t('conversion.count'),
            numeric: true,
            cell: ({ count }) => formats.number(count),
          },
          {
            key: 'share',
            header: t('conversion.share'),
            numeric: true,
            cell: ({ count }) => percent.format(count / total),
          },
          {
            key: 'days',
            header: t('conversion.days'),
            numeric: true,
            cell: ({ medianDays }) => (medianDays === null ? '–' : formats.number(medianDays)),
          },
        ]}
      />
      {exits.length > 0 && (
        <>
          <h3>{t('conversion.exits')}</h3>
          <ul className={styles.exits}>
            {exits.map(({ stage, reason, count }) => (
              <li key={`${stage} ${reason}`}>
                {t('synergies.inColumn', {
                  stage: reason
                    ? t('conversion.exit', {
                        stage: t(`synergy.stage.${stage}`),
                        reason: t(`synergy.reason.${reason}`),
                      })
                    : t(`synergy.stage.${stage}`),
                  count: formats.number(count),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
