import { type FormEvent, useId, useState } from 'react'
import { type LinkView, useAddLink, useCounters, useLinkLines, useRemoveLink } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'

interface CountsProps {
  id: string
  view: { links: readonly LinkView[]; can: { write: boolean } }
  on: string
  /** Of the sheet or the step, for those who listen. */
  name: string
}

/** What happened on the platform that tells of a step, counted each time it is read; each number opens its lines. */
export function Counts({ id, view: { links, can }, on, name }: CountsProps) {
  const { t } = useLanguage()
  const [opened, setOpened] = useState<LinkView>()
  const [isAdding, setAdding] = useState(false)
  if (links.length === 0 && !can.write) return null
  return (
    <div className={styles.stack}>
      {links.length > 0 && (
        <ul className={styles.facts} aria-label={t('climate.countsOf', { title: name })}>
          {links.map((link) => (
            <li key={link.id}>
              <Button size="s" variant="quiet" onClick={() => setOpened(link)}>
                <span className={styles.count}>{link.count}</span> <Said>{link.label}</Said>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {can.write && (
        <div className={styles.actions} data-print="hide">
          <Button
            size="s"
            variant="quiet"
            icon="plus"
            aria-label={t('climate.addCountTo', { title: name })}
            onClick={() => setAdding(true)}
          >
            {t('climate.addCount')}
          </Button>
        </div>
      )}
      {opened && (
        <LinesDialog link={opened} on={on} canRemove={can.write} onClose={() => setOpened(undefined)} />
      )}
      {isAdding && <CountDialog id={id} onClose={() => setAdding(false)} />}
    </div>
  )
}

interface LinesDialogProps {
  link: LinkView
  on: string
  canRemove: boolean
  onClose(): void
}

/** Each thing behind a number, with the rule by which it counts. */
function LinesDialog({ link, on, canRemove, onClose }: LinesDialogProps) {
  const { t, formats } = useLanguage()
  const lines = useLinkLines(link.id, on)
  const remove = useRemoveLink(link.id)
  return (
    <Dialog
      title={`${link.count} ${link.label}`}
      onClose={onClose}
      actions={
        canRemove && (
          <Button busy={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>
            {t('climate.removeCount')}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        <p>
          <Said>{link.definition}</Said>
        </p>
        {(link.from || link.to) && (
          <p className={styles.hint}>
            {t('climate.countedBetween', {
              from: link.from ? formats.date(link.from) : '…',
              to: link.to ? formats.date(link.to) : '…',
            })}
          </p>
        )}
        {lines.isPending && <Loading />}
        {lines.isError && <ProblemAlert error={lines.error} onRetry={lines.refetch} />}
        {lines.data && (
          <>
            <p className={styles.hint}>{t('climate.countedOn', { date: formats.date(lines.data.on) })}</p>
            <ol className={styles.rows}>
              {lines.data.items.map(({ on: day, label, path }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines whose name is not shown are told apart by nothing
                <li key={index}>
                  <span className={styles.facts}>
                    {path ? <Link to={path}>{label}</Link> : <span>{label}</span>}
                    <span className={styles.hint}>{formats.date(day)}</span>
                  </span>
                </li>
              ))}
            </ol>
            {lines.data.total > lines.data.items.length && (
              <p className={styles.hint}>
                {t('app.shown', { shown: lines.data.items.length, total: lines.data.total })}
              </p>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Chooses what is counted, with its rule before one chooses. */
function CountDialog({ id, onClose }: { id: string; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const choices = useCounters()
  const { mutate, isPending, isError, error } = useAddLink(id)
  const [chosen, setChosen] = useState<string>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const counter = choices.data?.items.find((one) => one.id === chosen) ?? choices.data?.items[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (counter) mutate({ counter: counter.id, from: from || null, to: to || null }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('climate.addCount')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        {choices.isPending && <Loading />}
        {choices.data && (
          <Select
            label={t('climate.counter')}
            value={counter?.id ?? ''}
            options={choices.data.items.map((one) => ({ value: one.id, label: one.label }))}
            onChange={setChosen}
          />
        )}
        {counter && (
          <p className={styles.hint}>
            <Said>{counter.definition}</Said>
          </p>
        )}
        <div className={styles.pair}>
          <TextField label={t('climate.countFrom')} type="date" value={from} onChange={setFrom} />
          <TextField
            label={t('climate.countTo')}
            type="date"
            value={to}
            error={faultOf(error, '/to')}
            onChange={setTo}
          />
        </div>
      </form>
    </Dialog>
  )
}
