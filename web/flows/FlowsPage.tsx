import { useFlows } from '../api/flows.ts'
import { useRenewalCount } from '../api/renewals.ts'
import { canDeclare, canFacilitate, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PagedList } from '../ui/PagedList.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { DeclareLink } from './DeclareLink.tsx'
import { type FlowAddress, FlowFilters, useFlowQuery } from './FlowFilters.tsx'
import { FlowTable } from './FlowTable.tsx'
import { NothingFound } from './NothingFound.tsx'

export default function FlowsPage() {
  const t = useTranslate()
  const address: FlowAddress = useAddress()
  const filters = useFlowQuery(address)
  const flows = useFlows(filters)
  const isFiltered = location.search !== ''
  const nothing = isFiltered ? <NothingFound wish={address.get('q')} instead={flows.instead} /> : <NoFlow />
  return (
    <Page>
      <PageHeader
        title={t('flows.title')}
        lead={flows.isSuccess && t('flows.count', { count: flows.total })}
        actions={
          <>
            <ToRenew />
            {flows.total > 0 && <ExportMenu list="flows" filters={filters} places />}
            <DeclareLink />
          </>
        }
      />
      <FlowFilters address={address} />
      <PagedList list={flows} empty={nothing}>
        <FlowTable caption={t('flows.title')} flows={flows.items} />
      </PagedList>
    </Page>
  )
}

/** To what waits to be said again, when there is any. */
function ToRenew() {
  const t = useTranslate()
  const count = useRenewalCount(true).data?.total ?? 0
  if (count === 0) return null
  return (
    <Link to="/a-renouveler" look="secondary" size="s" icon="renew">
      {t('renewal.count', { count })}
    </Link>
  )
}

function NoFlow() {
  const t = useTranslate()
  const session = useSession()
  if (!canFacilitate(session))
    return (
      <EmptyState title={t('flows.none')} action={<DeclareLink />}>
        {canDeclare(session) && t('flows.noneMember')}
      </EmptyState>
    )
  const start = (
    <Link to="/import" look="primary">
      {t('import.title')}
    </Link>
  )
  return (
    <EmptyState title={t('flows.none')} action={start}>
      {t('flows.noneText')}
    </EmptyState>
  )
}
