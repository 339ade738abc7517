import { useState } from 'react'
import type { Heading, PlanView, SheetSummary } from '../api/plan.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Translate } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { HeadingDialog } from './HeadingDialog.tsx'
import { NewSheetDialog } from './NewSheetDialog.tsx'
import styles from './Plan.module.css'
import { LateBadge, SheetProgress, StatusBadge, usePlanEuros } from './planWords.tsx'

interface Shown {
  plan: PlanView
  /** Only some of the steps are shown: those are named under their sheet. */
  isFiltered: boolean
}

/** Axes with their objectives, and the sheets of each. */
export function PlanAxes({ plan, isFiltered }: Shown) {
  const t = useTranslate()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {plan.headings
        .filter(({ parentId }) => parentId === null)
        .map((axis) => (
          <Axis key={axis.id} axis={axis} plan={plan} isFiltered={isFiltered} />
        ))}
      {plan.can.write && !isFiltered && (
        <div className={styles.actions} data-print="hide">
          <Button size="s" icon="plus" onClick={() => setAdding(true)}>
            {t('climate.addAxis')}
          </Button>
        </div>
      )}
      {isAdding && <HeadingDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function Axis({ axis, plan, isFiltered }: Shown & { axis: Heading }) {
  const t = useTranslate()
  const under = plan.headings.filter(({ parentId }) => parentId === axis.id)
  return (
    <section className={styles.axis}>
      <header className={styles.stack}>
        <h2>
          {t('climate.axis', { code: axis.code })} <Said>{axis.title}</Said>
        </h2>
        {axis.source && <p className={styles.hint}>{t('climate.source', { source: axis.source })}</p>}
      </header>
      <Sheets heading={axis} plan={plan} isFiltered={isFiltered} />
      {under.map((objective) => (
        <Objective key={objective.id} objective={objective} plan={plan} isFiltered={isFiltered} />
      ))}
      {plan.can.write && !isFiltered && <AddUnder heading={axis} isAxis />}
    </section>
  )
}

function Objective({ objective, plan, isFiltered }: Shown & { objective: Heading }) {
  const t = useTranslate()
  const own = plan.sheets.filter(({ headingId }) => headingId === objective.id)
  const under = plan.headings.filter(({ parentId }) => parentId === objective.id)
  if (isFiltered && own.length === 0 && under.length === 0) return null
  return (
    <section className={styles.objective}>
      <h3>
        <span className={styles.code}>{objective.code}</span> <Said>{objective.title}</Said>
      </h3>
      {objective.text && (
        <Folded title={t('climate.stakes')}>
          <p className={styles.text}>
            <Said>{objective.text}</Said>
          </p>
        </Folded>
      )}
      <Sheets heading={objective} plan={plan} isFiltered={isFiltered} />
      {under.map((one) => (
        <Objective key={one.id} objective={one} plan={plan} isFiltered={isFiltered} />
      ))}
      {plan.can.write && !isFiltered && <AddUnder heading={objective} />}
    </section>
  )
}

function Sheets({ heading, plan, isFiltered }: Shown & { heading: Heading }) {
  const t = useTranslate()
  const euros = usePlanEuros()
  const sheets = plan.sheets.filter(({ headingId }) => headingId === heading.id)
  if (sheets.length === 0) return null
  return (
    <Table
      caption={t('climate.sheetsOf', { code: heading.code })}
      columns={columns(t, euros, isFiltered)}
      rows={sheets}
      rowKey={({ id }) => id}
    />
  )
}

function columns(
  t: Translate,
  euros: (value: number | null) => string,
  isFiltered: boolean,
): Column<SheetSummary>[] {
  const amount = (kind: keyof SheetSummary['budget']): Column<SheetSummary> => ({
    ...{ key: kind, header: t(`climate.total.${kind}`), numeric: true },
    cell: ({ budget }) => <span className={styles.amount}>{euros(budget[kind])}</span>,
  })
  return [
    {
      ...{ key: 'sheet', header: t('climate.sheet'), heading: true },
      cell: (sheet) => (
        <span className={styles.stack}>
          <Link to={`/plan/fiches/${sheet.code}`}>
            <span className={styles.code}>{sheet.code}</span> <Said>{sheet.title}</Said>
          </Link>
          {isFiltered && <SoughtSteps sheet={sheet} />}
        </span>
      ),
    },
    {
      ...{ key: 'status', header: t('climate.status') },
      cell: ({ status, steps }) => (
        <span className={styles.facts}>
          <StatusBadge status={status} />
          {steps.late > 0 && (
            <span className={styles.hint}>{t('climate.stepsLate', { count: steps.late })}</span>
          )}
        </span>
      ),
    },
    {
      ...{ key: 'progress', header: t('climate.progress') },
      cell: (sheet) => <SheetProgress sheet={sheet} />,
    },
    ...(['planned', 'committed', 'spent'] as const).map(amount),
  ]
}

function SoughtSteps({ sheet: { shown } }: { sheet: SheetSummary }) {
  return (
    <ul className={styles.stack}>
      {shown.map(({ id, title, status, lateness }) => (
        <li key={id} className={styles.facts}>
          <span className={styles.hint}>
            <Said>{title}</Said>
          </span>
          <StatusBadge status={status} />
          <LateBadge lateness={lateness} />
        </li>
      ))}
    </ul>
  )
}

/** What may be added under an axis or an objective. */
function AddUnder({ heading, isAxis }: { heading: Heading; isAxis?: boolean }) {
  const t = useTranslate()
  const [opened, setOpened] = useState<'objective' | 'sheet' | 'change'>()
  const close = () => setOpened(undefined)
  const of = `${heading.code} ${heading.title}`
  return (
    <div className={styles.actions} data-print="hide">
      {isAxis && (
        <Button size="s" variant="quiet" icon="plus" onClick={() => setOpened('objective')}>
          {t('climate.addObjective', { code: heading.code })}
        </Button>
      )}
      <Button size="s" variant="quiet" icon="plus" onClick={() => setOpened('sheet')}>
        {t('climate.addSheet', { code: heading.code })}
      </Button>
      <Button
        size="s"
        variant="quiet"
        icon="edit"
        aria-label={t('climate.changeHeadingOf', { title: of })}
        onClick={() => setOpened('change')}
      >
        {t('climate.changeHeading')}
      </Button>
      {opened === 'objective' && <HeadingDialog parent={heading} onClose={close} />}
      {opened === 'change' && <HeadingDialog heading={heading} onClose={close} />}
      {opened === 'sheet' && <NewSheetDialog heading={heading} onClose={close} />}
    </div>
  )
}
