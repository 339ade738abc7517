import { useState } from 'react'
import { type FieldGroup, fieldGroups } from '../../src/kernel/visibility.ts'
import { type AnswerInput, type IdentityShown, type SideView, useAnswer } from '../api/introductions.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Introduction.module.css'
import { kindOf } from './introductionWords.tsx'
import { ShownIdentity } from './ShownIdentity.tsx'

const fieldsOf: Record<FieldGroup, readonly (keyof NonNullable<IdentityShown['flow']>)[]> = {
  quantity: ['quantity', 'unit', 'period'],
  price: ['currentCostEurosPerUnit'],
  partner: ['currentPartner'],
  process: ['quality', 'constraints', 'packaging'],
}

/** What a yes would show comes first; then yes, no, or taking a yes back. */
export function AnswerForm({ introductionId, side }: { introductionId: string; side: SideView }) {
  const t = useTranslate()
  const answer = useAnswer(introductionId)
  const [withheld, setWithheld] = useState<FieldGroup[]>([])
  const [reason, setReason] = useState('')
  const organisationId = side.ownOrganisationId
  if (organisationId === null) return null
  const say = (said: AnswerInput['answer']) =>
    answer.mutate({
      ...{ organisationId, answer: said },
      reason: said === 'no' || said === 'later' ? reason.trim() || null : null,
      withheld: said === 'yes' ? withheld : [],
    })
  if (!side.preview) {
    return (
      <div className={styles.form}>
        <p className={styles.actions}>
          <Button busy={answer.isPending} onClick={() => say('withdrawn')}>
            {t('introduction.takeBack')}
          </Button>
        </p>
        {answer.isError && <ProblemAlert error={answer.error} />}
      </div>
    )
  }
  return (
    <Card edge={kindOf(side)}>
      <h3>{t('introduction.willShow')}</h3>
      <ShownIdentity shown={without(side.preview, withheld)} />
      <Withholding side={side} withheld={withheld} onChange={setWithheld} />
      <TextField
        label={t('introduction.reason')}
        hint={t('introduction.reasonHint')}
        value={reason}
        maxLength={600}
        onChange={setReason}
      />
      <p className={styles.actions}>
        <Button variant="primary" busy={answer.isPending} onClick={() => say('yes')}>
          {t('introduction.yes')}
        </Button>
        <Button busy={answer.isPending} onClick={() => say('later')}>
          {t('introduction.later')}
        </Button>
        <Button busy={answer.isPending} onClick={() => say('no')}>
          {t('introduction.no')}
        </Button>
      </p>
      {answer.isError && <ProblemAlert error={answer.error} />}
    </Card>
  )
}

interface WithholdingProps {
  side: SideView
  withheld: readonly FieldGroup[]
  onChange(withheld: FieldGroup[]): void
}

/** The groups of fields that can be kept back: not those that the whole network reads already. */
function Withholding({ side, withheld, onChange }: WithholdingProps) {
  const t = useTranslate()
  const groups = side.flow ? fieldGroups.filter((group) => !isOpenToAll(side.flow, group)) : []
  if (groups.length === 0) return null
  return (
    <fieldset className={styles.group}>
      <legend>{t('introduction.showAlso')}</legend>
      {groups.map((group) => (
        <Checkbox
          key={group}
          label={t(group === 'partner' ? `sight.group.partner.${kindOf(side)}` : `sight.group.${group}`)}
          checked={!withheld.includes(group)}
          onChange={(shown) =>
            onChange(shown ? withheld.filter((one) => one !== group) : [...withheld, group])
          }
        />
      ))}
    </fieldset>
  )
}

function isOpenToAll(flow: SideView['flow'], group: FieldGroup): boolean {
  return flow?.visibility === 'network' && flow.fieldVisibilities?.[group] === 'network'
}

/** The preview without what the person unticks; the server makes what is shown again by itself. */
function without(preview: IdentityShown, withheld: readonly FieldGroup[]): IdentityShown {
  const blank = Object.fromEntries(withheld.flatMap((group) => fieldsOf[group].map((field) => [field, null])))
  if (!preview.flow) return preview
  const hiddenFields = [...new Set([...preview.flow.hiddenFields, ...withheld])]
  return { ...preview, flow: { ...preview.flow, ...blank, hiddenFields } }
}
