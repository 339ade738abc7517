import type { JournalChange, JournalItem } from '../api/journal.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Journal.module.css'
import { fieldLabel, sentenceOf, theField, valueText } from './words.ts'

/** Entries, newest first, each a sentence; what changed opens under it. */
export function JournalEntries({ items }: { items: readonly JournalItem[] }) {
  const { t } = useLanguage()
  return (
    <ol className={styles.entries} aria-label={t('journal.list')}>
      {items.map((item) => (
        <li key={item.seq}>
          <Entry item={item} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ item }: { item: JournalItem }) {
  const { t, formats } = useLanguage()
  return (
    <article className={styles.entry}>
      <p className={styles.when}>
        <time dateTime={item.at}>{formats.moment(item.at)}</time>
        <span>{t('journal.number', { seq: item.seq })}</span>
      </p>
      <div className={styles.what}>
        <p>{sentenceOf(item, t)}</p>
        <Note item={item} />
        {item.changes.length > 0 && <Changes changes={item.changes} />}
      </div>
    </article>
  )
}

/** What was shown, and why details may be missing. */
function Note({ item }: { item: JournalItem }) {
  const { t, formats } = useLanguage()
  const { shown, shownCount, fields, exported, details, erasedAt } = item
  const names = shown.map(({ name }) => t('journal.quoted', { name })).join(', ')
  const notes = [
    shownCount > 1 &&
      (shownCount > shown.length
        ? t('journal.shownMore', { names, count: shownCount - shown.length })
        : t('journal.shown', { names })),
    fields.length > 1 &&
      t('journal.fields', { fields: fields.map((field) => theField(field, t)).join(', ') }),
    exported && t('journal.exported'),
    details === 'erased' && erasedAt && t('journal.erased', { date: formats.date(erasedAt) }),
    details === 'withheld' && t('journal.withheld'),
  ].filter((note) => typeof note === 'string')
  return notes.map((note) => (
    <p key={note} className={styles.note}>
      {note}
    </p>
  ))
}

function Changes({ changes }: { changes: readonly JournalChange[] }) {
  const { t, formats } = useLanguage()
  const text = ({ field }: JournalChange, value: unknown) => valueText(field, value, t, formats)
  return (
    <details className={styles.changes}>
      <summary>
        {t('journal.change')} <span>({t('journal.changes', { count: changes.length })})</span>
      </summary>
      <dl>
        {changes.map((change) => {
          const before = text(change, change.before)
          const after = text(change, change.after)
          return (
            <div key={change.field}>
              <dt>{fieldLabel(change.field, t)}</dt>
              <dd>
                {before !== null && (
                  <del>
                    <VisuallyHidden>{t('journal.before')} </VisuallyHidden>
                    {before}
                  </del>
                )}
                <ins>
                  <VisuallyHidden>{t('journal.after')} </VisuallyHidden>
                  {after ?? t('journal.empty')}
                </ins>
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}
