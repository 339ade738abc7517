import { useAdoptWeights, useRestoreWeights, useWeighing, type WeighingView } from '../api/matches.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page, Section } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { type Column, Table } from '../ui/Table.tsx'

type Term = keyof WeighingView['shipped']
/** In the order in which the server weighs them. */
const termsOf = (weights: Record<Term, number>) => Object.keys(weights) as Term[]
type Lesson = NonNullable<WeighingView['lesson']>

/** What facilitators' choices teach of the weights: before and after, adopted when better, reversible. */
export default function WeightsPage() {
  const t = useTranslate()
  const weighing = useWeighing()
  return (
    <Page>
      <PageHeader title={t('weights.title')} lead={t('weights.lead')} />
      {weighing.isPending && <Loading />}
      {weighing.isError && <ProblemAlert error={weighing.error} onRetry={weighing.refetch} />}
      {weighing.data && (
        <>
          <Weights view={weighing.data} />
          <Taught view={weighing.data} />
          <History view={weighing.data} />
        </>
      )}
    </Page>
  )
}

function Weights({ view: { present, shipped, lesson } }: { view: WeighingView }) {
  const { t, formats } = useLanguage()
  const weight = (key: string, header: string, of: Record<Term, number>): Column<Term> => ({
    key,
    header,
    numeric: true,
    cell: (term) => formats.number(of[term]),
  })
  const columns: Column<Term>[] = [
    { key: 'term', header: t('match.term'), heading: true, cell: (term) => t(`match.term.${term}`) },
    weight('shipped', t('weights.shipped'), shipped),
    weight('present', t('weights.present'), present),
    ...(lesson ? [weight('learned', t('weights.learned'), lesson.weights)] : []),
  ]
  return (
    <Section title={t('weights.table')}>
      <p>{t('weights.explain')}</p>
      <Table caption={t('weights.table')} columns={columns} rows={termsOf(shipped)} rowKey={(term) => term} />
    </Section>
  )
}

function Taught({ view: { lesson, decided } }: { view: WeighingView }) {
  const { t } = useLanguage()
  const adopt = useAdoptWeights()
  return (
    <Section title={t('weights.taught')}>
      <p>{t('weights.decided', { kept: decided.kept, refused: decided.refused })}</p>
      {lesson ? (
        <>
          <Trial lesson={lesson} />
          {adopt.isError && <ProblemAlert error={adopt.error} />}
          {lesson.isBetter ? (
            <p>
              <Button variant="primary" busy={adopt.isPending} onClick={() => adopt.mutate(lesson.weights)}>
                {t('weights.adopt')}
              </Button>
            </p>
          ) : (
            <p>{t('weights.noBetter')}</p>
          )}
        </>
      ) : (
        <EmptyState title={t('weights.tooFew')}>
          {t('weights.tooFewText', { enough: decided.enough })}
        </EmptyState>
      )}
    </Section>
  )
}

function Trial({ lesson }: { lesson: Lesson }) {
  const { t, formats } = useLanguage()
  const percent = (share: number) => `${formats.number(Math.round(share * 100))} %`
  return (
    <p>
      <Badge tone={lesson.isBetter ? 'good' : 'plain'}>
        {t(lesson.isBetter ? 'weights.better' : 'weights.same')}
      </Badge>{' '}
      {t('weights.trial', {
        before: percent(lesson.orderedBefore),
        after: percent(lesson.orderedAfter),
      })}
    </p>
  )
}

function History({ view: { history, present, shipped } }: { view: WeighingView }) {
  const { t, formats } = useLanguage()
  const restore = useRestoreWeights()
  if (history.length === 0) return null
  const isPresent = (weights: Record<Term, number>) =>
    termsOf(shipped).every((term) => weights[term] === present[term])
  return (
    <Section title={t('weights.history')}>
      {restore.isError && <ProblemAlert error={restore.error} />}
      <ul>
        {history.map(({ id, at, lesson, weights }, position) => (
          <li key={id}>
            {t(lesson ? 'weights.adoptedOn' : 'weights.restoredOn', { date: formats.moment(at) })}{' '}
            {position > 0 && !isPresent(weights) && (
              <Button variant="quiet" size="s" onClick={() => restore.mutate(id)}>
                {t('weights.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!isPresent(shipped) && (
        <p>
          <Button busy={restore.isPending} onClick={() => restore.mutate(null)}>
            {t('weights.restoreShipped')}
          </Button>
        </p>
      )}
    </Section>
  )
}
