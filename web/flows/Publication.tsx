import type { FlowView } from '../api/flows.ts'
import { type PublicationView, type PublicRow, usePublication, usePublish } from '../api/openData.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Said } from '../ui/Said.tsx'
import styles from './FlowPage.module.css'

type State = 'published' | 'offered' | 'changed' | 'stale' | 'hidden' | 'closed'

function stateOf({ isOpen, isPublished, isStale, row, agreed }: PublicationView): State {
  if (!isOpen) return 'closed'
  if (isPublished) return 'published'
  if (!row) return 'hidden'
  if (!agreed) return 'offered'
  return isStale ? 'stale' : 'changed'
}

/** For those who work on a flow: the row of the public register, shown before anybody agrees to it, and how to take it off. */
export function Publication({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const publication = usePublication(flow.id)
  if (publication.isPending) return null
  if (publication.isError)
    return <ProblemAlert error={publication.error} onRetry={() => void publication.refetch()} />
  const view = publication.data
  if (!view.isOpen && !view.agreed) return null
  return (
    <section className={styles.publication}>
      <h3>{t('publication.title')}</h3>
      <p className={styles.hint}>{t('publication.lead')}</p>
      <Standing view={view} />
      <Answer flowId={flow.id} view={view} />
    </section>
  )
}

/** Whether it is published, why not, and the row it is about. */
function Standing({ view }: { view: PublicationView }) {
  const { t, formats } = useLanguage()
  const { agreed } = view
  const state = stateOf(view)
  const row = state === 'closed' ? agreed?.row : view.row
  return (
    <>
      <Alert tone={state === 'published' ? 'success' : 'info'} title={t(`publication.state.${state}`)}>
        <p>{t(`publication.text.${state}`)}</p>
        {agreed && (
          <p>
            {t('publication.agreedBy', {
              name: agreed.by ?? t('publication.somebody'),
              date: formats.date(agreed.at),
            })}
          </p>
        )}
      </Alert>
      {row && (
        <div className={styles.publicRow}>
          <h4>{t(state === 'changed' ? 'publication.newRow' : 'publication.row')}</h4>
          <RowFacts row={row} />
        </div>
      )}
      {row?.placeCode === 'FR' && <Alert tone="warning">{t('sight.rare')}</Alert>}
    </>
  )
}

/** Every column that says something of the flow, the empty ones too: there is nothing else. */
function RowFacts({ row }: { row: PublicRow }) {
  const { t, formats } = useLanguage()
  const empty = <em>{t('publication.empty')}</em>
  return (
    <Facts
      facts={[
        [t(`flow.${row.kind}`), <Said key="resource">{row.resource}</Said>],
        [t('flow.family'), t(`family.${row.family}`)],
        [t('publication.place'), <Said key="place">{`${row.place} (${row.placeCode})`}</Said>],
        [t('flow.quantity'), formats.quantity(row) ?? empty],
        [t('publication.wasteCode'), row.wasteCode ?? empty],
        [
          t('publication.hazardous'),
          row.hazardous === null ? empty : t(row.hazardous ? 'settings.yes' : 'settings.no'),
        ],
      ]}
    />
  )
}

/** Yes to the row as it is read, for the structure's own people; no, for whoever works on the flow. */
function Answer({ flowId, view }: { flowId: string; view: PublicationView }) {
  const t = useTranslate()
  const publish = usePublish(flowId)
  const { row, agreed, can } = view
  const state = stateOf(view)
  const isAsked = state === 'offered' || state === 'changed'
  return (
    <>
      {publish.isError && <ProblemAlert error={publish.error} />}
      {isAsked && !can.agree && <p className={styles.hint}>{t('publication.notYou')}</p>}
      <div className={styles.answers} data-print="hide">
        {isAsked && can.agree && (
          <Button variant="primary" busy={publish.isPending} onClick={() => publish.mutate(row)}>
            {t('publication.agree')}
          </Button>
        )}
        {agreed && (
          <Button busy={publish.isPending} onClick={() => publish.mutate(null)}>
            {t('publication.withdraw')}
          </Button>
        )}
      </div>
    </>
  )
}
