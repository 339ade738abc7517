import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { useCampaigns, usePlanVisit } from '../api/audits.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { OrganisationSearchBox } from '../organisations/OrganisationSearchBox.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { today } from './auditWords.tsx'
import { HoursFields, hoursOf } from './HoursFields.tsx'

interface PlanDialogProps {
  /** Known already where the visit is asked for. */
  organisationId?: string
  campaignId?: string
  onClose(): void
}

/** Plans a visit, and goes to it. */
export function PlanDialog({ organisationId, campaignId, onClose }: PlanDialogProps) {
  const t = useTranslate()
  const formId = useId()
  const [, navigate] = useLocation()
  const campaigns = useCampaigns()
  const plan = usePlanVisit()
  const [chosen, setChosen] = useState(organisationId)
  const [campaign, setCampaign] = useState(campaignId ?? '')
  const [plannedOn, setPlannedOn] = useState(today)
  const [hours, setHours] = useState({ from: '', to: '' })
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!chosen)
    if (!chosen) return
    plan.mutate(
      {
        organisationId: chosen,
        campaignId: campaign || null,
        plannedOn,
        ...hoursOf(hours),
        note: note.trim() || null,
      },
      { onSuccess: ({ id }) => navigate(`/audits/visites/${id}`) },
    )
  }
  const campaignOptions = (campaigns.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Dialog
      title={t('plan.title')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={plan.isPending}>
          {t('plan.submit')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {plan.isError && <ProblemAlert error={plan.error} />}
        <div className={styles.field}>
          <OrganisationSearchBox selected={chosen} label={t('audits.structure')} onSelect={setChosen} />
          {isMissing && <Fault>{t('plan.structureMissing')}</Fault>}
        </div>
        <TextField
          label={t('plan.day')}
          type="date"
          required
          value={plannedOn}
          onChange={setPlannedOn}
          error={faultOf(plan.error, '/plannedOn')}
        />
        <HoursFields hours={hours} error={faultOf(plan.error, '/plannedTo')} onChange={setHours} />
        <Select
          label={t('audits.campaign')}
          value={campaign}
          options={[{ value: '', label: t('audits.noneOfCampaign') }, ...campaignOptions]}
          onChange={setCampaign}
        />
        <TextField label={t('plan.note')} value={note} maxLength={600} onChange={setNote} />
      </form>
    </Dialog>
  )
}
