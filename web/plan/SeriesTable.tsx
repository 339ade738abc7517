import { documentUrl, type IndicatorView, useWithdrawValue, type ValueView } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Plan.module.css'

interface Row {
  on: string
  result?: ValueView
  target?: ValueView
}

/** Values and targets, a row a day, with who said them, how they are known and what was said before. */
export function SeriesTable({ indicator, canWrite }: { indicator: IndicatorView; canWrite: boolean }) {
  const { t, formats } = useLanguage()
  const { results, targets, label } = indicator
  const days = [...new Set([...results, ...targets].map(({ on }) => on))].sort().reverse()
  const rows: Row[] = days.map((on) => ({
    on,
    result: results.find((one) => one.on === on),
    target: targets.find((one) => one.on === on),
  }))
  const columns: Column<Row>[] = [
    { key: 'on', header: t('climate.on'), heading: true, cell: ({ on }) => formats.date(on) },
    {
      ...{ key: 'result', header: t('climate.result'), numeric: true },
      cell: ({ result }) => (result ? formats.number(result.value) : t('climate.nothing')),
    },
    {
      ...{ key: 'target', header: t('climate.target'), numeric: true },
      cell: ({ target }) => (target ? formats.number(target.value) : t('climate.nothing')),
    },
    {
      key: 'known',
      header: t('climate.howKnown'),
      cell: ({ result, target }) => (
        <span className={styles.stack}>
          {[result, target].map(
            (value) => value && <Known key={value === result ? 'result' : 'target'} value={value} />,
          )}
        </span>
      ),
    },
    ...(canWrite
      ? [
          {
            key: 'actions',
            header: t('climate.actions'),
            cell: ({ result, target }: Row) => (
              <span className={styles.actions} data-print="hide">
                {result?.id && <Withdraw value={result} label={label} series="result" />}
                {target?.id && <Withdraw value={target} label={label} series="target" />}
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <Table caption={t('climate.valuesOf', { label })} columns={columns} rows={rows} rowKey={({ on }) => on} />
  )
}

function Known({ value }: { value: ValueView }) {
  const { t, formats } = useLanguage()
  const { id, basis, comment, document, by, at, earlier } = value
  const said = [basis && t(`climate.basis.${basis}`), by, at && formats.moment(at)]
    .filter(Boolean)
    .join(' · ')
  return (
    <span className={styles.stack}>
      <span>{id === null ? t('climate.counted') : said}</span>
      {comment && (
        <span className={styles.hint}>
          <Said>{comment}</Said>
        </span>
      )}
      {document && (
        <Link to={documentUrl(document.id)} outside download={document.name}>
          {document.name}
        </Link>
      )}
      {earlier.map((one) => (
        <span key={one.at} className={styles.hint}>
          {t('climate.saidBefore', {
            value: formats.number(one.value),
            name: one.by,
            date: formats.moment(one.at),
          })}
        </span>
      ))}
    </span>
  )
}

function Withdraw({
  value,
  label,
  series,
}: {
  value: ValueView
  label: string
  series: 'result' | 'target'
}) {
  const t = useTranslate()
  const { formats } = useLanguage()
  const { mutate, ...withdraw } = useWithdrawValue(value.id ?? '')
  return (
    <ConfirmButton
      label={t(`climate.withdraw.${series}`)}
      spoken={t(`climate.withdrawOf.${series}`, { label, date: formats.date(value.on) })}
      title={t('climate.withdrawTitle')}
      action={{ ...withdraw, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
    >
      {t('climate.withdrawText')}
    </ConfirmButton>
  )
}
