import { useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import { planStatuses } from '../../src/kernel/plan.ts'
import { type PlanFilters, type PlanView, usePlan } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportMenu } from '../ui/ExportMenu.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { type Address, useAddress } from '../ui/useAddress.ts'
import { EmptyPlan } from './EmptyPlan.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { NationalTool } from './NationalTool.tsx'
import { LateFirst, Overdue } from './PlanAlerts.tsx'
import { PlanAxes } from './PlanAxes.tsx'
import { PlanTotals } from './PlanTotals.tsx'

type PlanAddress = Address<'etat' | 'porteur' | 'annee' | 'retard' | 'le'>

function filtersOf(address: PlanAddress): PlanFilters {
  return {
    on: address.get('le'),
    status: planStatuses.find((status) => status === address.get('etat')),
    lead: address.get('porteur'),
    year: address.get('annee'),
    late: address.get('retard') === 'oui' ? 'yes' : undefined,
  }
}

/** The whole climate plan: what is late first, each objective with its sheets, what it costs. */
export default function PlanPage() {
  const t = useTranslate()
  const address: PlanAddress = useAddress()
  const filters = filtersOf(address)
  const plan = usePlan(filters)
  return (
    <Page>
      <PageHeader
        title={t('climate.title')}
        lead={t('climate.lead')}
        actions={plan.data && plan.data.headings.length > 0 && <Actions plan={plan.data} filters={filters} />}
      />
      {plan.isPending && <Loading />}
      {plan.isError && <ProblemAlert error={plan.error} onRetry={plan.refetch} />}
      {plan.data &&
        (plan.data.headings.length === 0 ? (
          <EmptyPlan plan={plan.data} />
        ) : (
          <Body plan={plan.data} address={address} filters={filters} />
        ))}
    </Page>
  )
}

function Actions({ plan, filters }: { plan: PlanView; filters: PlanFilters }) {
  const t = useTranslate()
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      {plan.can.write && (
        <Button icon="upload" onClick={() => setImporting(true)}>
          {t('climate.import')}
        </Button>
      )}
      <ExportMenu list="plan" filters={{ ...filters }} />
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  )
}

interface BodyProps {
  plan: PlanView
  address: PlanAddress
  filters: PlanFilters
}

function Body({ plan, address, filters }: BodyProps) {
  const { t, formats } = useLanguage()
  const reset = () =>
    address.set({ etat: undefined, porteur: undefined, annee: undefined, retard: undefined })
  const isFiltered = [filters.status, filters.lead, filters.year, filters.late].some(Boolean)
  return (
    <>
      {plan.isPast && <Alert tone="info">{t('climate.asOf', { date: formats.date(plan.on) })}</Alert>}
      <PlanTotals plan={plan} />
      {!isFiltered && <LateFirst plan={plan} all={address.with({ retard: 'oui' })} />}
      {!isFiltered && !plan.isPast && <Overdue plan={plan} />}
      <Filters plan={plan} address={address} />
      <p role="status">
        {t('climate.count', { count: plan.totals.sheets })},{' '}
        {t('climate.countSteps', { count: plan.totals.steps })}
      </p>
      {plan.sheets.length === 0 && isFiltered ? (
        <EmptyState
          title={t('climate.noneFiltered')}
          action={<Button onClick={reset}>{t('climate.reset')}</Button>}
        />
      ) : (
        <PlanAxes plan={plan} isFiltered={isFiltered} />
      )}
      {!isFiltered && <NationalTool />}
    </>
  )
}

function Filters({ plan, address }: { plan: PlanView; address: PlanAddress }) {
  const t = useTranslate()
  return (
    <Toolbar label={t('climate.filters')}>
      <Select
        label={t('climate.filter.status')}
        value={address.get('etat') ?? ''}
        options={[
          { value: '', label: t('climate.filter.allStatuses') },
          ...planStatuses.map((value) => ({ value, label: t(`climate.status.${value}`) })),
        ]}
        onChange={(etat) => address.set({ etat })}
      />
      <Select
        label={t('climate.filter.lead')}
        value={address.get('porteur') ?? ''}
        options={[
          { value: '', label: t('climate.filter.allLeads') },
          ...plan.leads.map((value) => ({ value, label: value })),
        ]}
        onChange={(porteur) => address.set({ porteur })}
      />
      <Select
        label={t('climate.filter.year')}
        value={address.get('annee') ?? ''}
        options={[
          { value: '', label: t('climate.filter.allYears') },
          ...plan.years.map((year) => ({ value: String(year), label: String(year) })),
        ]}
        onChange={(annee) => address.set({ annee })}
      />
      <Select
        label={t('climate.filter.late')}
        value={address.get('retard') ?? ''}
        options={[
          { value: '', label: t('climate.filter.lateOrNot') },
          { value: 'oui', label: t('climate.filter.lateOnly') },
        ]}
        onChange={(retard) => address.set({ retard })}
      />
      <TextField
        label={t('climate.filter.on')}
        type="date"
        max={dayOf(new Date())}
        value={address.get('le') ?? ''}
        onChange={(le) => address.set({ le }, { replace: true })}
      />
    </Toolbar>
  )
}
