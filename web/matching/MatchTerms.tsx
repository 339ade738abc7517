import type { MatchView } from '../api/matches.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Said } from '../ui/Said.tsx'
import { ScoreBar } from '../ui/ScoreBar.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './MatchTerms.module.css'

type Term = MatchView['terms'][number]

/** Weights as shares of their sum, so that the column reads the same whatever scale the engine uses. */
function columns(terms: readonly Term[], t: Translate): Column<Term>[] {
  const sum = terms.reduce((total, term) => total + term.weight, 0) || 1
  const share = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'percent',
    maximumFractionDigits: 0,
  })
  return [
    { key: 'term', header: t('match.term'), heading: true, cell: ({ id }) => t(`match.term.${id}`) },
    { key: 'value', header: t('match.value'), cell: ({ value }) => <ScoreBar value={value} of="term" /> },
    {
      key: 'weight',
      header: t('match.weight'),
      numeric: true,
      cell: ({ weight }) => share.format(weight / sum),
    },
    { key: 'sentence', header: t('match.sentence'), cell: ({ sentence }) => <Said>{sentence}</Said> },
  ]
}

export function MatchTerms({ terms, under: Heading }: { terms: readonly Term[]; under: 'h2' | 'h3' }) {
  const t = useTranslate()
  if (terms.length === 0) return null
  return (
    <section>
      <Heading>{t('match.terms')}</Heading>
      <p className={styles.hint}>{t('match.termsHint')}</p>
      <Table caption={t('match.terms')} columns={columns(terms, t)} rows={terms} rowKey={({ id }) => id} />
    </section>
  )
}
