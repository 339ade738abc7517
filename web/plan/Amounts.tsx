import { type FormEvent, useId, useState } from 'react'
import { dayOf } from '../../src/kernel/day.ts'
import { type BudgetKind, budgetKinds } from '../../src/kernel/plan.ts'
import { type AmountView, documentUrl, useAddAmount, useDocuments, useVoidAmount } from '../api/plan.ts'
import { faultOf } from '../api/problem.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Said } from '../ui/Said.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Plan.module.css'
import { numberIn } from './typedValue.ts'

interface AmountsProps {
  id: string
  amounts: readonly AmountView[]
  canWrite: boolean
  name: string
}

/** Dated amounts, planned, committed or spent, each with its funder and its proof. */
export function Amounts({ id, amounts, canWrite, name }: AmountsProps) {
  const t = useTranslate()
  const [isAdding, setAdding] = useState(false)
  return (
    <div className={styles.stack}>
      <h4>{t('climate.amounts')}</h4>
      {amounts.length === 0 && <p className={styles.hint}>{t('climate.noAmount')}</p>}
      {amounts.length > 0 && (
        <ul className={styles.rows}>
          {amounts.map((amount) => (
            <Amount key={amount.id} amount={amount} canWrite={canWrite} />
          ))}
        </ul>
      )}
      {canWrite && (
        <div className={styles.actions} data-print="hide">
          <Button
            size="s"
            icon="plus"
            aria-label={t('climate.addAmountTo', { title: name })}
            onClick={() => setAdding(true)}
          >
            {t('climate.addAmount')}
          </Button>
        </div>
      )}
      {isAdding && <AmountDialog id={id} onClose={() => setAdding(false)} />}
    </div>
  )
}

function Amount({ amount, canWrite }: { amount: AmountView; canWrite: boolean }) {
  const { t, formats } = useLanguage()
  const { mutate, ...remove } = useVoidAmount(amount.id)
  const { kind, euros, on, funder, note, document, by } = amount
  const said = t(`climate.amount.${kind}`, { amount: formats.euros(euros) })
  return (
    <li>
      <span className={styles.facts}>
        <strong>{said}</strong>
        <span className={styles.hint}>{formats.date(on)}</span>
        {funder && <span>{t('climate.fundedBy', { funder })}</span>}
        {document && (
          <Link to={documentUrl(document.id)} outside download={document.name}>
            {document.name}
          </Link>
        )}
      </span>
      {note && (
        <span className={styles.hint}>
          <Said>{note}</Said>
        </span>
      )}
      <span className={styles.actions}>
        <span className={styles.hint}>{t('climate.writtenBy', { name: by })}</span>
        {canWrite && (
          <span data-print="hide">
            <ConfirmButton
              label={t('climate.voidAmount')}
              spoken={t('climate.voidAmountOf', { amount: said, date: formats.date(on) })}
              title={t('climate.voidAmountTitle')}
              action={{ ...remove, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
            >
              {t('climate.voidAmountText')}
            </ConfirmButton>
          </span>
        )}
      </span>
    </li>
  )
}

function AmountDialog({ id, onClose }: { id: string; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const { mutate, isPending, isError, error } = useAddAmount(id)
  const documents = useDocuments(id)
  const [kind, setKind] = useState<BudgetKind>('committed')
  const [euros, setEuros] = useState('')
  const [on, setOn] = useState(dayOf(new Date()))
  const [funder, setFunder] = useState('')
  const [note, setNote] = useState('')
  const [documentId, setDocumentId] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = { funder: funder || null, note: note || null, documentId: documentId || null }
    mutate({ kind, euros: numberIn(euros), on, ...words }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('climate.addAmount')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={isPending}>
          {t('climate.save')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {isError && <ProblemAlert error={error} />}
        <div className={styles.pair}>
          <Select
            label={t('climate.amountKind')}
            value={kind}
            options={budgetKinds.map((value) => ({ value, label: t(`climate.total.${value}`) }))}
            onChange={(value) => setKind(value as BudgetKind)}
          />
          <TextField
            label={t('climate.euros')}
            inputMode="decimal"
            required
            value={euros}
            error={faultOf(error, '/euros')}
            onChange={setEuros}
          />
          <TextField
            label={t('climate.on')}
            type="date"
            required
            max={dayOf(new Date())}
            value={on}
            error={faultOf(error, '/on')}
            onChange={setOn}
          />
        </div>
        <TextField label={t('climate.funder')} maxLength={200} value={funder} onChange={setFunder} />
        <TextField label={t('climate.note')} maxLength={500} value={note} onChange={setNote} />
        {documents.data && documents.data.total > 0 && (
          <Select
            label={t('climate.proof')}
            value={documentId}
            options={[
              { value: '', label: t('climate.noProof') },
              ...documents.data.items.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={setDocumentId}
          />
        )}
      </form>
    </Dialog>
  )
}
