import { canFacilitate, useSession } from '../api/session.ts'
import type { SynergySummary } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import styles from './Synergies.module.css'
import { NextInWords, partiesInWords, StageBadge, sinceInWords, titleOf } from './synergyWords.tsx'

/** What is due first comes first; what has no date keeps the order of its last news. */
const byDue = (a: SynergySummary, b: SynergySummary) =>
  (a.nextActionOn ?? '9999').localeCompare(b.nextActionOn ?? '9999')

export function SynergyTable({
  caption,
  synergies,
}: {
  caption: string
  synergies: readonly SynergySummary[]
}) {
  const t = useTranslate()
  const facilitates = canFacilitate(useSession())
  return (
    <Table
      caption={caption}
      columns={columns(t).filter(({ key }) => facilitates || key !== 'next')}
      rows={[...synergies].sort(byDue)}
      rowKey={({ id }) => id}
    />
  )
}

function columns(t: Translate): Column<SynergySummary>[] {
  return [
    {
      key: 'name',
      header: t('synergies.name'),
      heading: true,
      cell: (synergy) => (
        <span className={styles.name}>
          <Link to={`/synergies/${synergy.id}`}>
            <Said>{titleOf(synergy, t)}</Said>
          </Link>
          <span className={styles.facts}>{t(`synergy.kind.${synergy.kind}`)}</span>
        </span>
      ),
    },
    {
      key: 'stage',
      header: t('synergies.stage'),
      cell: (synergy) => (
        <span className={styles.name}>
          <span>
            <StageBadge stage={synergy.stage} />
          </span>
          <span className={styles.facts}>{sinceInWords(synergy, t)}</span>
        </span>
      ),
    },
    { key: 'next', header: t('synergies.next'), cell: (synergy) => <NextInWords synergy={synergy} /> },
    { key: 'parties', header: t('synergies.parties'), cell: (synergy) => partiesInWords(synergy, t) },
  ]
}
