import { SENSITIVITY_PERCENTS } from '../../src/kernel/shared-services.ts'
import type { FiguresView } from '../api/shared-services.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Services.module.css'

type Row = FiguresView['sensitivity'][number]

/** The margin when one thing alone moves, from −30 % to +30 %; the one that hurts most first. */
export function SensitivityTable({ figures: { sensitivity } }: { figures: FiguresView }) {
  const { t, formats } = useLanguage()
  const signed = (percent: number) => {
    const sign = percent > 0 ? '+' : percent < 0 ? '−' : ''
    return t('figures.percent', { sign, value: formats.number(Math.abs(percent)) })
  }
  const columns: Column<Row>[] = [
    {
      key: 'factor',
      header: t('figures.factor'),
      heading: true,
      cell: ({ factor }) => (
        <span className={styles.actions}>
          {t(`figures.factor.${factor}`)}
          {factor === sensitivity[0]?.factor && <Badge tone="warning">{t('figures.hurts')}</Badge>}
        </span>
      ),
    },
    ...SENSITIVITY_PERCENTS.map((percent, place) => ({
      key: String(percent),
      header: signed(percent),
      numeric: true,
      cell: ({ margins }: Row) => {
        const margin = margins[place] ?? 0
        return (
          <span className={margin < 0 ? styles.bad : undefined}>{formats.euros(Math.round(margin))}</span>
        )
      },
    })),
    {
      key: 'zero',
      header: t('figures.zeroAt'),
      numeric: true,
      cell: ({ zeroAtPercent: zero }) =>
        zero === null || Math.abs(zero) > 1_000 || zero <= -100
          ? t('figures.zeroNever')
          : signed(Math.round(zero * 10) / 10),
    },
  ]
  return (
    <>
      <h3>{t('figures.sensitivity')}</h3>
      <p className={styles.hint}>
        {t(sensitivity.length > 0 ? 'figures.sensitivity.text' : 'figures.sensitivity.unknown')}
      </p>
      {sensitivity.length > 0 && (
        <div className={styles.wide}>
          <Table
            caption={t('figures.sensitivity')}
            columns={columns}
            rows={sensitivity}
            rowKey={({ factor }) => factor}
          />
        </div>
      )}
    </>
  )
}
