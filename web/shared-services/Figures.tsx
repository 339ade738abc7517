import type { ReactNode } from 'react'
import type { FiguresView, ServiceView } from '../api/shared-services.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Badge } from '../ui/Badge.tsx'
import { classes } from '../ui/classes.ts'
import { type Column, Table } from '../ui/Table.tsx'
import { type Unit, useFigureWords } from './figureWords.ts'
import styles from './Services.module.css'

interface FiguresProps {
  figures: FiguresView
  unit: Unit
}

/** Margin, threshold, balanced price, structures needed and months to break even. */
export function KeyFigures({ figures, unit }: FiguresProps) {
  const t = useTranslate()
  const say = useFigureWords(unit)
  const { marginEurosPerYear: margin, costEurosPerYear, revenueEurosPerYear, partiesNeeded } = figures
  return (
    <dl className={styles.counts}>
      <Figure
        name={t('figures.margin')}
        value={say.eurosPerYear(margin)}
        isBad={margin !== null && margin < 0}
        text={t('figures.margin.text', {
          revenue: say.euros(revenueEurosPerYear),
          cost: say.euros(costEurosPerYear),
        })}
      />
      <Figure
        name={t('figures.threshold')}
        value={<Threshold figures={figures} unit={unit} />}
        isBad={figures.threshold.is === 'never'}
        text={t('figures.threshold.text')}
      />
      <Figure
        name={t('figures.balanced')}
        value={say.eurosPerUnit(figures.balancedPriceEurosPerUnit)}
        text={t('figures.balanced.text')}
      />
      <Figure
        name={t('figures.parties')}
        value={partiesNeeded === null ? say.toSay : say.number(partiesNeeded)}
        text={t('figures.parties.text')}
      />
      <Figure
        name={t('figures.breakEven')}
        value={<BreakEven figures={figures} />}
        isBad={figures.breakEven.is === 'never'}
        text={t('figures.breakEven.text')}
      />
    </dl>
  )
}

function Figure(props: { name: string; value: ReactNode; text: string; isBad?: boolean }) {
  return (
    <div className={styles.count}>
      <dt>{props.name}</dt>
      <dd className={classes(styles.figure, props.isBad && styles.bad)}>{props.value}</dd>
      <dd className={styles.hint}>{props.text}</dd>
    </div>
  )
}

function Threshold({ figures: { threshold }, unit }: FiguresProps) {
  const t = useTranslate()
  const say = useFigureWords(unit)
  if (threshold.is === 'never') return t('figures.threshold.never')
  if (threshold.is === 'unknown') return say.toSay
  if (threshold.upToUnitsPerYear !== null)
    return t('figures.threshold.upTo', { volume: say.units(Math.floor(threshold.upToUnitsPerYear)) })
  return say.unitsPerYear(threshold.unitsPerYear)
}

function BreakEven({ figures: { breakEven } }: { figures: FiguresView }) {
  const t = useTranslate()
  if (breakEven.is === 'unknown') return t('costs.toSay')
  if (breakEven.is === 'never') return t('figures.breakEven.never')
  const months = Math.ceil(breakEven.months ?? 0)
  return months === 0 ? t('figures.breakEven.now') : t('figures.breakEven.months', { count: months })
}

interface Term {
  key: string
  name: string
  amount: string
  how: string
}

/** Every term of the calculation, with its unit and where it comes from. */
export function Terms({ figures, unit }: FiguresProps) {
  const t = useTranslate()
  const say = useFigureWords(unit)
  const { terms, volumeIs, costEurosPerYear, revenueEurosPerYear } = figures
  const row = (key: string, name: string, amount: string, how = ''): Term => ({ key, name, amount, how })
  const rows = [
    row('fixed', t('figures.fixed'), say.eurosPerYear(terms.fixedEurosPerYear)),
    row(
      'depreciation',
      t('figures.depreciation'),
      say.eurosPerYear(terms.depreciationEurosPerYear),
      t('figures.depreciation.how'),
    ),
    row(
      'subsidy',
      t('figures.subsidy'),
      say.eurosPerYear(terms.subsidyEurosPerYear),
      t('figures.subsidy.how'),
    ),
    row(
      'net',
      t('figures.netFixed'),
      say.eurosPerYear(terms.netFixedEurosPerYear),
      t('figures.netFixed.how'),
    ),
    row('variable', t('figures.variable'), say.eurosPerUnit(terms.variableEurosPerUnit)),
    row('price', t('figures.price'), say.eurosPerUnit(terms.priceEurosPerUnit)),
    row('volume', t('figures.volume'), say.unitsPerYear(terms.unitsPerYear), t(`costs.volumeIs.${volumeIs}`)),
    row('cost', t('figures.cost'), say.eurosPerYear(costEurosPerYear), t('figures.cost.how')),
    row('revenue', t('figures.revenue'), say.eurosPerYear(revenueEurosPerYear), t('figures.revenue.how')),
  ]
  const columns: Column<Term>[] = [
    { key: 'name', header: t('figures.term'), heading: true, cell: ({ name }) => name },
    {
      key: 'amount',
      header: t('figures.amount'),
      numeric: true,
      cell: ({ amount }) => <span className={styles.amount}>{amount}</span>,
    },
    { key: 'how', header: t('figures.how'), cell: ({ how }) => how || '—' },
  ]
  return (
    <>
      <h3>{t('figures.terms')}</h3>
      <Table caption={t('figures.terms')} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </>
  )
}

type Share = FiguresView['shares'][number]

/** What each structure that said yes would pay. */
export function Shares({ service, figures, unit }: FiguresProps & { service: ServiceView }) {
  const { t, formats } = useLanguage()
  const say = useFigureWords(unit)
  const { shares } = figures
  if (shares.length === 0) return null
  const reads = ({ organisation }: Share) =>
    service.can.lead || service.own.some(({ id }) => id === organisation.id)
  const columns: Column<Share>[] = [
    {
      key: 'who',
      header: t('serviceParties.structure'),
      heading: true,
      cell: (one) => one.organisation.name,
    },
    {
      key: 'volume',
      header: t('figures.volume'),
      numeric: true,
      cell: (one) => say.unitsPerYear(one.unitsPerYear),
    },
    {
      key: 'share',
      header: t('figures.share'),
      numeric: true,
      cell: ({ share }) =>
        share === null
          ? say.toSay
          : t('figures.percent', { sign: '', value: formats.number(Math.round(share * 1000) / 10) }),
    },
    {
      key: 'cost',
      header: t('figures.sharedCost'),
      numeric: true,
      cell: (one) => say.eurosPerYear(one.costEurosPerYear),
    },
    {
      key: 'price',
      header: t('figures.atPrice'),
      numeric: true,
      cell: (one) => say.eurosPerYear(one.priceEurosPerYear),
    },
    {
      key: 'pays',
      header: t('figures.wouldPay'),
      numeric: true,
      cell: (one) =>
        reads(one) ? <WouldPay share={one} unit={unit} /> : <span>{t('figures.wouldPayHidden')}</span>,
    },
  ]
  return (
    <>
      <h3>{t('figures.shares')}</h3>
      <p className={styles.hint}>{t('figures.shares.text')}</p>
      <Table
        caption={t('figures.shares')}
        columns={columns}
        rows={shares}
        rowKey={({ organisation }) => organisation.id}
      />
    </>
  )
}

function WouldPay({ share, unit }: { share: Share; unit: Unit }) {
  const t = useTranslate()
  const say = useFigureWords(unit)
  const { wouldPayEurosPerYear: pays, costEurosPerYear: cost } = share
  if (pays === null || cost === null) return say.eurosPerYear(pays)
  const covers = pays >= cost
  return (
    <span className={styles.actions}>
      {say.eurosPerYear(pays)}
      <Badge tone={covers ? 'good' : 'warning'}>{t(covers ? 'figures.covers' : 'figures.short')}</Badge>
    </span>
  )
}
