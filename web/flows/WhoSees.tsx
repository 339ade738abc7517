import { useState } from 'react'
import { type FieldGroup, fieldGroups, narrower, visibilities } from '../../src/kernel/visibility.ts'
import { type FlowView, type SightChange, useChangeSight } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Section } from '../ui/Page.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Disclosures } from './Disclosures.tsx'
import styles from './FlowPage.module.css'
import { SeenAs } from './SeenAs.tsx'

/** For those who work on a flow: who sees it, each choice saved at once, beside what the others then read. */
export function WhoSees({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const change = useChangeSight(flow.id)
  const [undo, setUndo] = useState<SightChange | 'undone' | null>(null)

  const choose = (wanted: SightChange) => {
    const before = Object.fromEntries(Object.keys(wanted).map((field) => [field, presentOf(flow, field)]))
    change.mutate(wanted, { onSuccess: () => setUndo(before) })
  }
  return (
    <Section title={t('sight.title')}>
      <p className={styles.hint}>{t('sight.lead')}</p>
      <div className={styles.columns}>
        <div className={styles.choices}>
          <RadioCards
            legend={t('sight.flow')}
            value={flow.visibility}
            options={visibilities.map((value) => ({
              ...{ value, label: t(`sight.flow.${value}`), text: t(`sight.flow.${value}.text`) },
            }))}
            onChange={(visibility) => choose({ visibility })}
          />
          <Groups flow={flow} onChoose={choose} />
          <div className={styles.saved} role="status">
            {undo === 'undone' && t('sight.undone')}
            {undo !== null && undo !== 'undone' && (
              <>
                {t('sight.saved')}
                <Button
                  size="s"
                  busy={change.isPending}
                  onClick={() => change.mutate(undo, { onSuccess: () => setUndo('undone') })}
                >
                  {t('sight.undo')}
                </Button>
              </>
            )}
          </div>
          {change.isError && <ProblemAlert error={change.error} />}
          <Disclosures flowId={flow.id} />
        </div>
        <SeenAs flow={flow} />
      </div>
    </Section>
  )
}

function presentOf({ visibility, fieldVisibilities }: FlowView, field: string) {
  if (field === 'visibility') return visibility
  return fieldVisibilities?.[field.replace('Visibility', '') as FieldGroup] ?? 'facilitators'
}

/** Each group is shown to the readers of the flow, or to nobody but its own people and facilitators. */
function Groups({ flow, onChoose }: { flow: FlowView; onChoose(change: SightChange): void }) {
  const t = useTranslate()
  const { visibility, kind } = flow
  if (visibility === 'facilitators') return <p className={styles.hint}>{t('sight.groups.closed')}</p>
  const isShown = (group: FieldGroup) =>
    narrower(visibility, flow.fieldVisibilities?.[group] ?? 'facilitators') === visibility
  const hasWords = (['partner', 'process'] as const).some(isShown)
  return (
    <fieldset className={styles.group}>
      <legend>{t('sight.groups')}</legend>
      {fieldGroups.map((group) => (
        <Checkbox
          key={group}
          label={t(group === 'partner' ? `sight.group.partner.${kind}` : `sight.group.${group}`)}
          checked={isShown(group)}
          onChange={(shown) => onChoose({ [`${group}Visibility`]: shown ? visibility : 'facilitators' })}
        />
      ))}
      {visibility === 'anonymised' && hasWords && <p className={styles.hint}>{t('sight.groups.words')}</p>}
      <p className={styles.hint}>{t('sight.groups.hint')}</p>
    </fieldset>
  )
}
