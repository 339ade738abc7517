import { dayOf } from '../../src/kernel/day.ts'
import { type Occurrence, type PlanView, useConfirm, useMiss } from '../api/results.ts'
import type { SynergyView } from '../api/synergies.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ExchangeForm } from './ExchangeDialog.tsx'
import { draftOf } from './exchangeDraft.ts'
import { WhyDialog } from './WhyDialog.tsx'

interface ConfirmDialogProps {
  synergy: SynergyView
  plan: PlanView
  due: string
  onClose(): void
}

/** An occurrence took place: what was expected is there to be corrected, with its evidence to add. */
export function ConfirmDialog({ synergy, plan, due, onClose }: ConfirmDialogProps) {
  const { t, formats } = useLanguage()
  const confirm = useConfirm({ synergyId: synergy.id, planId: plan.id, due })
  const draft = {
    ...draftOf(synergy),
    ...(plan.quantity !== null && plan.unit && { quantity: String(plan.quantity), unit: plan.unit }),
  }
  return (
    <ExchangeForm
      synergyId={synergy.id}
      title={t('plans.confirm.title', { date: formats.date(due) })}
      first={{ on: due <= dayOf(new Date()) ? due : dayOf(new Date()), draft }}
      fault={{ isPending: confirm.isPending, error: confirm.error }}
      who={() => <p>{plan.partyNames.join(' · ')}</p>}
      onSubmit={({ partyIds: _, flowIds: __, ...said }) => confirm.mutate(said, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** An occurrence did not take place, and why. */
export function MissDialog({ occurrence, onClose }: { occurrence: Occurrence; onClose(): void }) {
  const { t, formats } = useLanguage()
  const miss = useMiss(occurrence)
  return (
    <WhyDialog
      title={t('plans.miss.title', { date: formats.date(occurrence.due) })}
      confirm={t('synergy.save')}
      saving={miss}
      onSubmit={(reason) => miss.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
