import { useState } from 'react'
import { type EventView, useEventYield, type EventYield as Yield } from '../api/events.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './Events.module.css'

type Step = Yield['steps'][number]

/** What an event gave, step by step, each with its definition; a figure opens its structures. */
export function EventYield({ event }: { event: EventView }) {
  const { t } = useLanguage()
  const given = useEventYield(event.id, true)
  const [shown, setShown] = useState<Step['step'] | null>(null)
  const step = given.data?.steps.find((one) => one.step === shown)
  return (
    <Section title={t('event.yield')}>
      {given.isPending && <Loading />}
      {given.isError && <ProblemAlert error={given.error} onRetry={given.refetch} />}
      {given.data && (
        <>
          <p className={styles.hint}>{t('event.yieldLead', { count: given.data.presentPeople })}</p>
          <dl className={styles.figures}>
            {given.data.steps.map((one) => (
              <Figure
                key={one.step}
                step={one}
                isShown={one.step === shown}
                onShow={() => setShown(one.step === shown ? null : one.step)}
              />
            ))}
          </dl>
          {step && <Lines step={step} />}
        </>
      )}
    </Section>
  )
}

function Figure({ step, isShown, onShow }: { step: Step; isShown: boolean; onShow(): void }) {
  const { t, formats } = useLanguage()
  return (
    <div>
      <dt>{t(`event.yield.${step.step}`)}</dt>
      <dd className={styles.figure}>{formats.number(step.count)}</dd>
      <dd className={styles.hint}>{t(`event.yield.${step.step}.text`)}</dd>
      {step.count > 0 && (
        <dd>
          <Button size="s" variant="quiet" aria-expanded={isShown} onClick={onShow}>
            {t('event.yield.lines', { count: step.count })}
          </Button>
        </dd>
      )}
    </div>
  )
}

function Lines({ step }: { step: Step }) {
  const { t } = useLanguage()
  return (
    <Table
      caption={t(`event.yield.${step.step}`)}
      rows={step.lines}
      rowKey={({ organisation }) => organisation.id}
      columns={[
        {
          key: 'structure',
          header: t('event.yield.structure'),
          heading: true,
          cell: ({ organisation: { id, name } }) => (
            <Link to={`/structures/${id}`}>
              <Said>{name}</Said>
            </Link>
          ),
        },
        {
          key: 'because',
          header: t('event.yield.because'),
          cell: ({ flows, synergyIds }) => (
            <span className={styles.facts}>
              {flows.map(({ id, label }) => (
                <Link key={id} to={`/gisements-besoins/${id}`}>
                  <Said>{label}</Said>
                </Link>
              ))}
              {synergyIds.map((id) => (
                <Link key={id} to={`/synergies/${id}`}>
                  {t('event.yield.synergy')}
                </Link>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}
