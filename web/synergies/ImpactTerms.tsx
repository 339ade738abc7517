import type { ExchangeView } from '../api/results.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Results.module.css'
import { co2InWords, isPast, validityInWords } from './resultWords.tsx'

type Impact = NonNullable<ExchangeView['impact']>
type Term = Impact['terms'][number]

/** Each term of an estimate with its factor, then the sum with its uncertainty, and what is missing. */
export function ImpactTerms({ impact }: { impact: Impact }) {
  const { t, formats } = useLanguage()
  const { terms, missing, kgCO2e, uncertaintyKg } = impact
  return (
    <>
      {terms.length > 0 && (
        <Table<Term>
          caption={t('results.terms')}
          rows={terms}
          rowKey={({ id, factor }) => `${id} ${factor?.id}`}
          columns={[
            {
              ...{ key: 'term', header: t('results.term'), heading: true },
              cell: ({ id }) => t(`results.term.${id}`),
            },
            {
              ...{ key: 'quantity', header: t('results.quantity'), numeric: true },
              cell: ({ quantity, factor }) =>
                factor ? `${formats.number(quantity)}\u202f${factor.unit}` : '–',
            },
            { key: 'factor', header: t('results.factor'), cell: (term) => <Factor term={term} /> },
            {
              ...{ key: 'kg', header: t('results.spares'), numeric: true },
              cell: ({ kgCO2e: kg }) => co2InWords(kg, formats),
            },
          ]}
        />
      )}
      {missing.length > 0 && (
        <ul className={styles.terms}>
          {missing.map(({ term, why }) => (
            <li key={term}>
              {t('results.missing', { term: t(`results.term.${term}`), why: t(`results.missing.${why}`) })}
            </li>
          ))}
        </ul>
      )}
      <p>
        <strong>
          {kgCO2e === null ? t('results.sum.none') : t('results.sum', { total: co2InWords(kgCO2e, formats) })}
        </strong>{' '}
        {kgCO2e !== null &&
          (uncertaintyKg === null
            ? t('results.uncertainty.none')
            : t('results.uncertainty', { range: co2InWords(uncertaintyKg, formats) }))}
      </p>
      {kgCO2e !== null && kgCO2e < 0 && <p>{t('results.negative')}</p>}
    </>
  )
}

function Factor({ term: { id, factor } }: { term: Term }) {
  const t = useTranslate()
  if (!factor) return t(id === 'disposal' ? 'results.nothing.disposal' : 'results.nothing')
  return <FactorInWords factor={factor} />
}

/** A factor with its value, where it comes from, how sure it is, and until when it was held valid. */
export function FactorInWords({ factor }: { factor: NonNullable<Term['factor']> }) {
  const { t, formats } = useLanguage()
  const { label, version, value, unit, uncertaintyPercent, validUntil } = factor
  return (
    <span className={styles.what}>
      <span>
        {label} : {formats.number(value)} kgCO₂e/{unit}
      </span>
      <span className={styles.hint}>
        {t('results.factor.id', { version, id: factor.id })} ·{' '}
        {uncertaintyPercent === null
          ? t('results.factor.noUncertainty')
          : t('results.factor.uncertainty', { percent: uncertaintyPercent })}{' '}
        ·{' '}
        {validUntil === null
          ? t('results.factor.noValidity')
          : t('results.factor.validUntil', { date: validityInWords(validUntil, formats) })}
      </span>
      {validUntil !== null && isPast(validUntil) && (
        <span>
          <Badge tone="warning">{t('results.factor.past')}</Badge>
        </span>
      )}
    </span>
  )
}
