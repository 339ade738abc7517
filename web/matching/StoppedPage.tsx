import type { FlowView } from '../api/flows.ts'
import { type StoppedView, useStopped } from '../api/matches.ts'
import { Party } from '../flows/Party.tsx'
import type { Formats } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { useAddress } from '../ui/useAddress.ts'
import styles from './StoppedPage.module.css'

/** What the engine refuses to propose, with the rule that stops it: nothing disappears silently. */
export default function StoppedPage() {
  const { t, formats } = useLanguage()
  const address = useAddress<'structure'>()
  const filters = { organisation: address.get('structure') }
  const stopped = useStopped(filters)
  return (
    <Page>
      <PageHeader
        title={t('stopped.title')}
        lead={t('stopped.lead')}
        actions={stopped.total > 0 && <ExportMenu list="stopped" filters={filters} />}
      />
      <Toolbar label={t('matches.filters')}>
        <OrganisationSearchBox
          selected={address.get('structure')}
          onSelect={(structure) => address.set({ structure })}
        />
      </Toolbar>
      <PagedList
        list={stopped}
        empty={<EmptyState title={t('stopped.none')}>{t('stopped.noneText')}</EmptyState>}
      >
        <p role="status">{t('stopped.count', { count: stopped.total })}</p>
        <Table
          caption={t('stopped.title')}
          columns={columns(t, formats)}
          rows={stopped.items}
          rowKey={({ stock, need, rule }) => `${stock.id}~${need.id}~${rule}`}
        />
      </PagedList>
      <p className={styles.detail}>{t('match.notAdvice')}</p>
    </Page>
  )
}

function columns(t: Translate, formats: Formats): Column<StoppedView>[] {
  return [
    { key: 'stock', header: t('flow.stock'), heading: true, cell: ({ stock }) => <Side flow={stock} /> },
    { key: 'need', header: t('flow.need'), cell: ({ need }) => <Side flow={need} /> },
    {
      key: 'reason',
      header: t('stopped.reason'),
      cell: ({ reason, ruleLabel }) => (
        <span className={styles.side}>
          <span className={styles.sentence}>
            <Said>{reason}</Said>
          </span>
          <span className={styles.detail}>
            <Said>{ruleLabel}</Said>
          </span>
        </span>
      ),
    },
    {
      key: 'source',
      header: t('stopped.source'),
      cell: ({ source, checkedOn }) => (
        <span className={styles.side}>
          <span className={styles.sentence}>
            <Said>{source}</Said>
          </span>
          <span className={styles.detail}>{t('stopped.checkedOn', { date: formats.date(checkedOn) })}</span>
        </span>
      ),
    },
  ]
}

function Side({ flow }: { flow: FlowView }) {
  return (
    <span className={styles.side}>
      <Said>{flow.label}</Said>
      <span className={styles.detail}>
        <Party flow={flow} />
      </span>
    </span>
  )
}
