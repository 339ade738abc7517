import { useParams } from 'wouter'
import { dayOf } from '../../src/kernel/day.ts'
import { type ExchangeView, type ResultsView, useResults } from '../api/results.ts'
import { type SynergyView, useSynergy } from '../api/synergies.ts'
import { InFrench } from '../i18n/InFrench.tsx'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { type Fact, Facts } from '../ui/Facts.tsx'
import { FetchedPage } from '../ui/FetchedPage.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Said } from '../ui/Said.tsx'
import { Table } from '../ui/Table.tsx'
import { takers } from './exchangeDraft.ts'
import { FactorInWords } from './ImpactTerms.tsx'
import { ResultTotals } from './ResultTotals.tsx'
import { amountInWords, co2InWords } from './resultWords.tsx'
import styles from './SynergySheet.module.css'
import { titleOf } from './synergyWords.tsx'

/** What fits on a page of paper. */
const SHOWN_EXCHANGES = 5

/** The paper of a synergy, for A4: what its structures know of it, and nothing that facilitators keep to themselves. */
export default function SynergySheetPage() {
  const { id } = useParams<{ id: string }>()
  const [synergy, results] = [useSynergy(id), useResults(id)]
  return (
    <FetchedPage query={synergy}>
      {(ofSynergy) => (
        <FetchedPage query={results}>
          {(ofResults) => (
            <InFrench>
              <Sheet synergy={ofSynergy} results={ofResults} />
            </InFrench>
          )}
        </FetchedPage>
      )}
    </FetchedPage>
  )
}

function Sheet({ synergy, results }: { synergy: SynergyView; results: ResultsView }) {
  const { t, formats } = useLanguage()
  const standing = results.exchanges.filter(({ voidedAt }) => voidedAt === null)
  return (
    <Page>
      <PageHeader
        before={
          <Link to={`/synergies/${synergy.id}`} icon="back" look="quiet" size="s" data-print="hide">
            {t('synergySheet.back')}
          </Link>
        }
        title={titleOf(synergy, t)}
        lead={t('synergySheet.title')}
        actions={
          <Button variant="primary" icon="print" onClick={() => window.print()}>
            {t('app.print')}
          </Button>
        }
      />
      <article className={styles.sheet}>
        <Heads synergy={synergy} standing={standing} />
        <section>
          <h2>{t('results.title')}</h2>
          <ResultTotals results={results} />
          <p className={styles.small}>{t('results.apart')}</p>
        </section>
        <section>
          <h2>{t('synergySheet.exchanges')}</h2>
          <Exchanges standing={standing.slice(0, SHOWN_EXCHANGES)} />
        </section>
        <Method standing={standing} source={results.source} />
        <p className={styles.small}>
          {t('synergySheet.printedOn', { date: formats.date(dayOf(new Date())) })}
        </p>
      </article>
    </Page>
  )
}

/** Who takes part and with what, beside where it stands and since when. */
function Heads({ synergy, standing }: { synergy: SynergyView; standing: readonly ExchangeView[] }) {
  const { t, formats } = useLanguage()
  const { kind, stage, stageAt, history, owner } = synergy
  const reached = (wanted: SynergyView['stage']) => history.find(({ to }) => to === wanted)?.at
  const first = standing.flatMap(({ on, isProved }) => (isProved ? on : [])).sort()[0]
  const dates = [
    ['synergySheet.takenUp', history[0]?.at],
    ['synergySheet.introduced', reached('introduced')],
    ['synergySheet.firstExchange', first],
    ['synergySheet.operational', reached('operational')],
  ] as const
  const facts: Fact[] = [
    [t('synergySheet.kind'), t(`synergy.kind.${kind}`)],
    [
      t('synergySheet.stage'),
      t('synergySheet.stageOn', { stage: t(`synergy.stage.${stage}`), date: formats.date(stageAt) }),
    ],
    ...dates.flatMap(([key, at]): Fact[] => (at ? [[t(key), formats.date(at)]] : [])),
    [t('synergySheet.exchangeCount'), formats.number(standing.length)],
    [t('synergySheet.followedBy'), owner.name],
  ]
  return (
    <div className={styles.heads}>
      <section>
        <h2>{t('synergySheet.parties')}</h2>
        <Facts
          facts={takers(synergy).map(
            ({ role, organisation, flows }): Fact => [
              t(`synergy.role.${role}`),
              <span key="who" className={styles.party}>
                <strong>{organisation?.name}</strong>
                {flows.length === 0 && <span>{t('synergySheet.noFlow')}</span>}
                {flows.map(({ flow }) => (
                  <span key={flow.id}>
                    <Said>{flow.label}</Said>
                  </span>
                ))}
              </span>,
            ],
          )}
        />
      </section>
      <section>
        <h2>{t('synergySheet.state')}</h2>
        <Facts facts={facts} />
      </section>
    </div>
  )
}

function Exchanges({ standing }: { standing: readonly ExchangeView[] }) {
  const { t, formats } = useLanguage()
  if (standing.length === 0) return <p>{t('synergySheet.noExchange')}</p>
  return (
    <Table<ExchangeView>
      caption={t('synergySheet.exchanges')}
      rows={standing}
      rowKey={({ id }) => id}
      columns={[
        { key: 'on', header: t('synergySheet.day'), heading: true, cell: ({ on }) => formats.date(on) },
        {
          ...{ key: 'amount', header: t('synergySheet.amount') },
          cell: (exchange) => amountInWords(exchange, t, formats),
        },
        {
          ...{ key: 'evidence', header: t('synergySheet.evidence') },
          cell: (exchange) => <Evidence exchange={exchange} />,
        },
        {
          ...{ key: 'co2', header: t('synergySheet.co2'), numeric: true },
          cell: ({ impact }) => (impact ? netInWords(impact) : t('results.notEstimated')),
        },
      ]}
    />
  )

  function netInWords({ kgCO2e, isLeast }: NonNullable<ExchangeView['impact']>): string {
    if (kgCO2e === null) return t('results.notEstimated')
    const total = co2InWords(kgCO2e, formats)
    return isLeast ? t('results.least', { total }) : total
  }
}

/** How what was spared is worked out, and every factor that it took, once. */
function Method({ standing, source }: { standing: readonly ExchangeView[]; source: string }) {
  const t = useTranslate()
  const factors = new Map(
    standing
      .flatMap(({ impact }) => impact?.terms ?? [])
      .flatMap(({ factor }) => (factor ? [[factor.id, factor] as const] : [])),
  )
  return (
    <section>
      <h2>{t('synergySheet.method')}</h2>
      <p className={styles.small}>{t('synergySheet.method.text')}</p>
      {factors.size > 0 && (
        <ul className={styles.factors}>
          {[...factors.values()].map((factor) => (
            <li key={factor.id}>
              <FactorInWords factor={factor} />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.small}>{t('synergySheet.source', { source })}</p>
    </section>
  )
}

function Evidence({ exchange: { evidence, document, isProved } }: { exchange: ExchangeView }) {
  const t = useTranslate()
  if (!isProved) return t('synergySheet.none')
  const words = [evidence, document?.name].filter((one) => one)
  return words.length > 0 ? <Said>{words.join(' · ')}</Said> : t('synergySheet.document')
}
