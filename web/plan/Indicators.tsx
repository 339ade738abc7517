import { useState } from 'react'
import { type IndicatorView, type SheetView, useIndicators } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import { IndicatorDialog } from './IndicatorDialog.tsx'
import styles from './Plan.module.css'
import { SeriesChart } from './SeriesChart.tsx'
import { SeriesTable } from './SeriesTable.tsx'
import { ValueDialog } from './ValueDialog.tsx'

/** The indicators of a sheet, each with what it means, its values and its targets. */
export function Indicators({ sheet }: { sheet: SheetView }) {
  const t = useTranslate()
  const [known, setKnown] = useState('')
  const [isAdding, setAdding] = useState(false)
  const indicators = useIndicators(sheet.code, known || undefined)
  return (
    <div id="indicateurs">
      <Section title={t('climate.indicators')}>
        {indicators.isPending && <Loading />}
        {indicators.isError && <ProblemAlert error={indicators.error} onRetry={indicators.refetch} />}
        {indicators.data?.total === 0 && <p className={styles.hint}>{t('climate.noIndicator')}</p>}
        {indicators.data?.items.map((indicator) => (
          <Indicator key={indicator.id} indicator={indicator} isPast={known !== ''} />
        ))}
        <div className={styles.actions} data-print="hide">
          {sheet.can.write && (
            <Button size="s" icon="plus" onClick={() => setAdding(true)}>
              {t('climate.addIndicator')}
            </Button>
          )}
        </div>
        <div data-print="hide">
          <Folded title={t('climate.vintage')} lead={t('climate.vintageLead')}>
            <TextField label={t('climate.vintageOn')} type="date" value={known} onChange={setKnown} />
          </Folded>
        </div>
      </Section>
      {isAdding && <IndicatorDialog sheetId={sheet.id} onClose={() => setAdding(false)} />}
    </div>
  )
}

function Indicator({ indicator, isPast }: { indicator: IndicatorView; isPast: boolean }) {
  const { t, formats } = useLanguage()
  const [opened, setOpened] = useState<'result' | 'target' | 'change'>()
  const close = () => setOpened(undefined)
  const { label, kind, dueOn, isOverdue, results, targets, counter, can } = indicator
  const writes = can.write && !isPast
  return (
    <article className={styles.step}>
      <h3>
        <Said>{label}</Said>
      </h3>
      <div className={styles.facts}>
        {kind && <Badge>{t(`climate.indicatorKind.${kind}`)}</Badge>}
        {counter && <Badge icon="check">{t('climate.counted')}</Badge>}
        {dueOn && (
          <Badge tone={isOverdue ? 'warning' : 'plain'} icon={isOverdue ? 'warning' : undefined}>
            {t(isOverdue ? 'climate.overdueSince' : 'climate.dueOn', { date: formats.date(dueOn) })}
          </Badge>
        )}
      </div>
      <IndicatorFacts indicator={indicator} />
      {results.length + targets.length === 0 ? (
        <p className={styles.hint}>{t('climate.noValue')}</p>
      ) : (
        <>
          <SeriesChart indicator={indicator} />
          <SeriesTable indicator={indicator} canWrite={writes} />
        </>
      )}
      {writes && (
        <div className={styles.actions} data-print="hide">
          {!counter && (
            <Button
              size="s"
              icon="plus"
              aria-label={t('climate.enterValueOf', { label })}
              onClick={() => setOpened('result')}
            >
              {t('climate.enterValue')}
            </Button>
          )}
          <Button
            size="s"
            icon="flag"
            aria-label={t('climate.setTargetOf', { label })}
            onClick={() => setOpened('target')}
          >
            {t('climate.setTarget')}
          </Button>
          <Button
            size="s"
            variant="quiet"
            icon="edit"
            aria-label={t('climate.changeIndicatorOf', { label })}
            onClick={() => setOpened('change')}
          >
            {t('climate.changeIndicator')}
          </Button>
        </div>
      )}
      {(opened === 'result' || opened === 'target') && (
        <ValueDialog indicator={indicator} series={opened} onClose={close} />
      )}
      {opened === 'change' && <IndicatorDialog indicator={indicator} onClose={close} />}
    </article>
  )
}

function IndicatorFacts({ indicator }: { indicator: IndicatorView }) {
  const t = useTranslate()
  const { definition, counterDefinition, unit, source, frequency, nationalId } = indicator
  const facts: Fact[] = [
    [
      t('climate.definition'),
      <Said key="definition">{counterDefinition ?? (definition || t('climate.nothing'))}</Said>,
    ],
    [t('climate.unit'), <Said key="unit">{unit || t('climate.nothing')}</Said>],
    [
      t('climate.sourceField'),
      <Said key="source">{counterDefinition ? 'Boucle' : source || t('climate.nothing')}</Said>,
    ],
    [t('climate.frequency'), t(`climate.frequency.${frequency}`)],
    ...(nationalId === null ? [] : [[t('climate.nationalId'), String(nationalId)] as const]),
  ]
  return <Facts facts={facts} />
}
