import { families } from '../../src/kernel/families.ts'
import { fold } from '../../src/kernel/fold.ts'
import { engagedChoices, mailingReaches, metChoices } from '../../src/kernel/mailings.ts'
import { sectors } from '../../src/kernel/sectors.ts'
import { headcountBands, organisationKinds } from '../../src/kernel/structures.ts'
import type { Audience } from '../api/mailings.ts'
import { useTerritory } from '../api/territory.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { Select } from '../ui/Select.tsx'
import { Several } from '../ui/Several.tsx'
import styles from './Campaigns.module.css'

interface AudienceFieldsProps {
  audience: Audience
  onChange(audience: Audience): void
}

/** Whom a message is for: what is left empty asks for nothing. */
export function AudienceFields({ audience, onChange }: AudienceFieldsProps) {
  const t = useTranslate()
  const communes = (useTerritory().data?.communes ?? []).map(({ code, name }) => ({ id: code, label: name }))
  const put = (change: Partial<Audience>) => onChange({ ...audience, ...change })
  return (
    <div className={styles.fields}>
      <p className={styles.muted}>{t('audience.lead')}</p>
      <FromList
        label={t('audience.sector')}
        addLabel={t('audience.addSector')}
        all={sectors.map((id) => ({ id, label: t(`sector.${id}`) }))}
        chosen={audience.sectors}
        onChange={(chosen) => put({ sectors: chosen })}
      />
      <FromList
        label={t('audience.commune')}
        addLabel={t('audience.addCommune')}
        all={communes}
        chosen={audience.communeCodes}
        onChange={(communeCodes) => put({ communeCodes })}
      />
      <FromList
        label={t('audience.family')}
        addLabel={t('audience.addFamily')}
        all={families.map((id) => ({ id, label: t(`family.${id}`) }))}
        chosen={audience.families}
        onChange={(chosen) => put({ families: chosen })}
      />
      <Boxes
        legend={t('audience.kind')}
        all={organisationKinds}
        chosen={audience.kinds}
        labelOf={(kind) => t(`organisation.kind.${kind}`)}
        onChange={(kinds) => put({ kinds })}
      />
      <Boxes
        legend={t('audience.headcount')}
        all={headcountBands}
        chosen={audience.headcountBands}
        labelOf={(band) => band}
        onChange={(bands) => put({ headcountBands: bands })}
      />
      <Select
        label={t('audience.engaged')}
        hint={t('audience.engagedHint')}
        value={audience.engaged}
        options={engagedChoices.map((value) => ({ value, label: t(`audience.engaged.${value}`) }))}
        onChange={(engaged) => put({ engaged: engaged as Audience['engaged'] })}
      />
      <Select
        label={t('audience.met')}
        hint={t('audience.metHint')}
        value={audience.met}
        options={metChoices.map((value) => ({ value, label: t(`audience.met.${value}`) }))}
        onChange={(met) => put({ met: met as Audience['met'] })}
      />
      <Select
        label={t('audience.reach')}
        value={audience.reach}
        options={mailingReaches.map((value) => ({ value, label: t(`audience.reach.${value}`) }))}
        onChange={(reach) => put({ reach: reach as Audience['reach'] })}
      />
    </div>
  )
}

interface FromListProps<Id extends string> {
  label: string
  addLabel: string
  all: readonly (Choice & { id: Id })[]
  chosen: readonly Id[]
  onChange(chosen: Id[]): void
}

/** Several of a list that is known whole, found by a part of their name. */
function FromList<Id extends string>({ label, addLabel, all, chosen, onChange }: FromListProps<Id>) {
  return (
    <Several
      label={label}
      addLabel={addLabel}
      chosen={all.filter(({ id }) => chosen.includes(id))}
      useChoices={(text) =>
        all.filter((one) => !chosen.includes(one.id) && fold(one.label).includes(fold(text)))
      }
      onChange={(choices) => onChange(choices.map(({ id }) => id as Id))}
    />
  )
}

interface BoxesProps<Value extends string> {
  legend: string
  all: readonly Value[]
  chosen: readonly Value[]
  labelOf(value: Value): string
  onChange(chosen: Value[]): void
}

function Boxes<Value extends string>({ legend, all, chosen, labelOf, onChange }: BoxesProps<Value>) {
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {all.map((value) => (
        <Checkbox
          key={value}
          label={labelOf(value)}
          checked={chosen.includes(value)}
          onChange={(isChosen) =>
            onChange(all.filter((one) => (one === value ? isChosen : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  )
}
