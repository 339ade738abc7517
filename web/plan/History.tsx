import { type PlanPriority, type PlanStatus, planPriorities, planStatuses } from '../../src/kernel/plan.ts'
import { type ChangeView, useHistory } from '../api/plan.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Said } from '../ui/Said.tsx'
import { Loading } from '../ui/Spinner.tsx'
import styles from './Plan.module.css'

type Field = ChangeView['fields'][number]

/** Every change, the last first: who, from which day, before and after. */
export function History({ id }: { id: string }) {
  const { t, formats } = useLanguage()
  const history = useHistory(id)
  return (
    <>
      {history.isPending && <Loading />}
      {history.isError && <ProblemAlert error={history.error} onRetry={history.refetch} />}
      {history.data?.total === 0 && <p className={styles.hint}>{t('climate.noChange')}</p>}
      {history.data && history.data.total > 0 && (
        <ol className={styles.rows}>
          {history.data.items.map(({ id: change, on, at, by, origin, fields }) => (
            <li key={change}>
              <span className={styles.facts}>
                <strong>{t('climate.from', { date: formats.date(on) })}</strong>
                <span className={styles.hint}>
                  {t(`climate.changedBy.${origin}`, { name: by, date: formats.moment(at) })}
                </span>
              </span>
              <ul className={styles.stack}>
                {fields.map((field) => (
                  <FieldChange key={field.field} change={field} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function FieldChange({ change }: { change: Field }) {
  const t = useTranslate()
  const words = useValueWords()
  const { field, before, after } = change
  return (
    <li>
      <span className={styles.hint}>{t(`climate.field.${field}`)}</span>{' '}
      <del>
        <Said>{words(field, before)}</Said>
      </del>{' '}
      → <Said>{words(field, after)}</Said>
    </li>
  )
}

function useValueWords() {
  const { t, formats } = useLanguage()
  return (field: Field['field'], value: Field['before']): string => {
    if (value === null || value === '') return t('climate.nothing')
    if (typeof value === 'boolean') return t(value ? 'climate.yes' : 'climate.no')
    if (field === 'status' && (planStatuses as readonly unknown[]).includes(value))
      return t(`climate.status.${value as PlanStatus}`)
    if (field === 'priority' && (planPriorities as readonly unknown[]).includes(value))
      return t(`climate.priority.${value as PlanPriority}`)
    if (field === 'progress') return t('climate.progressSaid', { progress: Number(value) })
    if ((field === 'startsOn' || field === 'endsOn') && typeof value === 'string') return formats.date(value)
    return String(value)
  }
}
