import { resultBases } from '../../src/kernel/synergies.ts'
import type { ResultsView } from '../api/results.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Results.module.css'
import { co2InWords, tonnesInWords } from './resultWords.tsx'

const measures = ['tonnes', 'euros', 'kgCO2e'] as const

/** What the exchanges that stand add up to, each basis by itself; what is unknown is said, never zero. */
export function ResultTotals({ results: { totals, notEstimated } }: { results: ResultsView }) {
  const { t, formats } = useLanguage()
  const inWords = {
    tonnes: (value: number) => tonnesInWords(value, formats),
    euros: formats.euros,
    kgCO2e: (value: number) => co2InWords(value, formats),
  }
  return (
    <>
      <Table<(typeof measures)[number]>
        caption={t('results.totals')}
        rows={measures}
        rowKey={(measure) => measure}
        columns={[
          {
            ...{ key: 'measure', header: t('results.measure'), heading: true },
            cell: (measure) => t(`results.measure.${measure}`),
          },
          ...resultBases.map((basis) => ({
            ...{ key: basis, header: t(`results.basis.${basis}`), numeric: true },
            cell: (measure: (typeof measures)[number]) => {
              const value = totals[measure]?.[basis] ?? null
              if (value !== null) return inWords[measure](value)
              return measure === 'kgCO2e' && basis === 'estimated' ? t('results.notEstimated') : '–'
            },
          })),
        ]}
      />
      {notEstimated > 0 && (
        <p className={styles.hint}>{t('results.withoutEstimate', { count: notEstimated })}</p>
      )}
    </>
  )
}
