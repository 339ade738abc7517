import { useState } from 'react'
import { type FieldGroup, visibilities } from '../../src/kernel/visibility.ts'
import { type FlowView, type SightChange, useChangeSight } from '../api/flows.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Page.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Disclosures } from './Disclosures.tsx'
import { type Choices, FieldGroups } from './FieldGroups.tsx'
import styles from './FlowPage.module.css'
import { Publication } from './Publication.tsx'
import { SeenAs } from './SeenAs.tsx'

/** For those who work on a flow: who sees it, each choice saved at once, beside what the others then read. */
export function WhoSees({ flow }: { flow: FlowView }) {
  const t = useTranslate()
  const change = useChangeSight(flow.id)
  const [undo, setUndo] = useState<SightChange | 'undone' | null>(null)
  // What was just clicked shows at once, and is taken for true once the server has said so.
  const [clicked, setClicked] = useState<SightChange>({})
  const present = { ...choicesOf(flow), ...clicked }

  const save = (wanted: SightChange, then: SightChange | 'undone') => {
    setClicked({ ...clicked, ...wanted })
    change.mutate(wanted, { onSuccess: () => setUndo(then), onSettled: () => setClicked({}) })
  }
  const choose = (wanted: SightChange) =>
    save(wanted, Object.fromEntries(fieldsOf(wanted).map((field) => [field, present[field]])))
  return (
    <Section title={t('sight.title')}>
      <p className={styles.hint}>{t('sight.lead')}</p>
      <div className={styles.columns}>
        <div className={styles.choices}>
          <RadioCards
            legend={t('sight.flow')}
            value={present.visibility}
            options={visibilities.map((value) => ({
              ...{ value, label: t(`sight.flow.${value}`), text: t(`sight.flow.${value}.text`) },
            }))}
            onChange={(visibility) => choose({ visibility })}
          />
          <FieldGroups kind={flow.kind} present={present} onChoose={choose} />
          <div className={styles.saved} role="status">
            {undo === 'undone' && t('sight.undone')}
            {undo !== null && undo !== 'undone' && (
              <>
                {t('sight.saved')}
                <Button size="s" busy={change.isPending} onClick={() => save(undo, 'undone')}>
                  {t('sight.undo')}
                </Button>
              </>
            )}
          </div>
          {change.isError && <ProblemAlert error={change.error} />}
        </div>
        <SeenAs flow={flow} />
      </div>
      <Publication flow={flow} />
      <Disclosures flowId={flow.id} />
    </Section>
  )
}

const fieldsOf = (change: SightChange) => Object.keys(change) as (keyof Choices)[]

function choicesOf({ visibility, fieldVisibilities }: FlowView): Choices {
  const of = (group: FieldGroup) => fieldVisibilities?.[group] ?? 'facilitators'
  return {
    visibility,
    quantityVisibility: of('quantity'),
    priceVisibility: of('price'),
    partnerVisibility: of('partner'),
    processVisibility: of('process'),
  }
}
