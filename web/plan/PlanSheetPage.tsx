import { type ReactNode, useState } from 'react'
import { useParams } from 'wouter'
import { type SheetView, useSheet } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { FoldedFollowed } from './Followed.tsx'
import { Indicators } from './Indicators.tsx'
import { NewStepDialog } from './NewStepDialog.tsx'
import styles from './Plan.module.css'
import { PlanStep } from './PlanStep.tsx'
import { LateBadge, SheetProgress, StatusBadge } from './planWords.tsx'
import { StandingDialog } from './StandingDialog.tsx'
import { WordsDialog } from './WordsDialog.tsx'

/** One action sheet: what the plan says, its steps, how far each is, its indicators; made to be printed on A4. */
export default function PlanSheetPage() {
  const { code } = useParams<{ code: string }>()
  const on = useAddress<'le'>().get('le')
  const sheet = useSheet(code, on)
  return <FetchedPage query={sheet}>{(data) => <Sheet sheet={data} />}</FetchedPage>
}

function Sheet({ sheet }: { sheet: SheetView }) {
  const { t, formats } = useLanguage()
  const [isAdding, setAdding] = useState(false)
  return (
    <Page>
      <SheetHeader sheet={sheet} />
      {sheet.isPast && <Alert tone="info">{t('climate.asOf', { date: formats.date(sheet.on) })}</Alert>}
      {sheet.note && (
        <Alert tone="info">
          <Said>{sheet.note}</Said>
        </Alert>
      )}
      <SheetWords sheet={sheet} />
      <Section title={t('climate.steps')}>
        {sheet.stepViews.length === 0 && <p className={styles.hint}>{t('climate.noStep')}</p>}
        <ol className={styles.steps}>
          {sheet.stepViews.map((step) => (
            <li key={step.id}>
              <PlanStep step={step} sheet={sheet} />
            </li>
          ))}
        </ol>
        {sheet.can.write && (
          <div className={styles.actions} data-print="hide">
            <Button size="s" icon="plus" onClick={() => setAdding(true)}>
              {t('climate.addStep')}
            </Button>
          </div>
        )}
      </Section>
      <Indicators sheet={sheet} />
      <FoldedFollowed
        title={t('climate.followedSheet')}
        id={sheet.id}
        view={sheet}
        on={sheet.on}
        name={`${sheet.code} ${sheet.title}`}
      />
      {isAdding && <NewStepDialog sheetId={sheet.id} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function SheetHeader({ sheet }: { sheet: SheetView }) {
  const t = useTranslate()
  const [opened, setOpened] = useState<'standing' | 'words'>()
  const close = () => setOpened(undefined)
  const { code, title, status, isStatusSaid, lateness, steps, headings, listedTitle, can, priority } = sheet
  return (
    <>
      <PageHeader
        before={
          <span className={styles.facts}>
            <Link to="/plan" icon="back" look="quiet" size="s" data-print="hide">
              {t('climate.back')}
            </Link>
            <span>
              <Said>{headings.map((one) => `${one.code} ${one.title}`).join(' › ')}</Said>
            </span>
          </span>
        }
        title={`${code} ${title}`}
        lead={
          <span className={styles.facts}>
            <StatusBadge status={status} />
            {!isStatusSaid && <span className={styles.hint}>{t('climate.statusOfSteps')}</span>}
            {steps.late > 0 ? (
              <Badge tone="warning" icon="warning">
                {t('climate.stepsLate', { count: steps.late })}
              </Badge>
            ) : (
              <LateBadge lateness={lateness} />
            )}
            {priority && <Badge>{t(`climate.priority.${priority}`)}</Badge>}
            <SheetProgress sheet={sheet} />
          </span>
        }
        actions={
          <>
            {can.update && (
              <Button size="s" icon="flag" onClick={() => setOpened('standing')}>
                {t('climate.sayStanding')}
              </Button>
            )}
            {can.write && (
              <Button size="s" icon="edit" onClick={() => setOpened('words')}>
                {t('climate.changeWords')}
              </Button>
            )}
            <Button size="s" icon="print" onClick={() => window.print()}>
              {t('app.print')}
            </Button>
          </>
        }
      />
      {listedTitle && (
        <p className={styles.hint}>
          {t('climate.listedAs')} <Said>{`« ${listedTitle} »`}</Said>
        </p>
      )}
      {opened === 'standing' && <StandingDialog id={sheet.id} view={sheet} isSheet onClose={close} />}
      {opened === 'words' && <WordsDialog id={sheet.id} state={sheet.state} isSheet onClose={close} />}
    </>
  )
}

/** What the plan says of the sheet, under its own labels; what it leaves empty is said to be. */
function SheetWords({ sheet: { state } }: { sheet: SheetView }) {
  const t = useTranslate()
  const told = (text: string): ReactNode =>
    text === '' ? (
      <p className={styles.hint}>{t('climate.leftEmpty')}</p>
    ) : (
      <p className={styles.text}>
        <Said>{text}</Said>
      </p>
    )
  const first: [string, string][] = [
    [t('climate.field.context'), state.description],
    [t('climate.field.objectives'), state.objectives],
    [t('climate.field.indicators'), state.indicators],
    [t('climate.field.audiences'), state.audiences],
    [t('climate.field.assessment'), state.assessment],
    [t('climate.field.regulatory'), state.regulatory],
  ]
  const more = (
    ['leads', 'partners', 'department', 'person', 'elected', 'governance', 'participation'] as const
  ).flatMap((field): [string, string][] =>
    state[field] ? [[t(`climate.field.${field}`), state[field]]] : [],
  )
  const money = (['resources', 'financings', 'planning'] as const).flatMap((field): [string, string][] =>
    state[field] ? [[t(`climate.field.${field}`), state[field]]] : [],
  )
  return (
    <section className={styles.columns} aria-label={t('climate.words')}>
      {[...first, ...more, ...money].map(([label, text]) => (
        <div key={label}>
          <h3>{label}</h3>
          {told(text)}
        </div>
      ))}
    </section>
  )
}
