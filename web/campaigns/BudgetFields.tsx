import { type FormEvent, useId, useState } from 'react'
import { type MailingView, useMailingBudget } from '../api/mailings.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Campaigns.module.css'
import { budgetOf, type MailingSaid, saidOf } from './mailingForm.ts'

interface BudgetFieldsProps {
  said: MailingSaid
  error: unknown
  onChange(said: MailingSaid): void
}

/** What it is paid from, what it costs, and where it stands in the plan. */
export function BudgetFields({ said, error, onChange }: BudgetFieldsProps) {
  const t = useTranslate()
  const put = (change: Partial<MailingSaid>) => onChange({ ...said, ...change })
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t('mailingBudget.line')}
          value={said.budgetLine}
          maxLength={120}
          error={faultOf(error, '/budgetLine')}
          onChange={(budgetLine) => put({ budgetLine })}
        />
        <TextField
          label={t('mailingBudget.plan')}
          hint={t('mailingBudget.planHint')}
          value={said.planReference}
          maxLength={120}
          error={faultOf(error, '/planReference')}
          onChange={(planReference) => put({ planReference })}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('mailingBudget.planned')}
          type="number"
          min={0}
          step={1}
          value={said.plannedEuros}
          error={faultOf(error, '/plannedEuros')}
          onChange={(plannedEuros) => put({ plannedEuros })}
        />
        <TextField
          label={t('mailingBudget.spent')}
          type="number"
          min={0}
          step={1}
          value={said.spentEuros}
          error={faultOf(error, '/spentEuros')}
          onChange={(spentEuros) => put({ spentEuros })}
        />
      </div>
    </>
  )
}

/** The same alone, for a mailing that left long ago. */
export function BudgetDialog({ mailing, onClose }: { mailing: MailingView; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const save = useMailingBudget(mailing.id)
  const [said, setSaid] = useState(() => saidOf(mailing))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(budgetOf(said), { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('mailingBudget.title')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={save.isPending}>
          {t('mailing.save')}
        </Button>
      }
    >
      <form id={form} className={styles.fields} onSubmit={submit}>
        {save.isError && <ProblemAlert error={save.error} />}
        <BudgetFields said={said} error={save.error} onChange={setSaid} />
      </form>
    </Dialog>
  )
}
