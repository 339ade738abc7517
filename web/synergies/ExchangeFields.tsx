import { units } from '../../src/kernel/quantity.ts'
import { outlets, partyRoles, resultBases, vehicleIds } from '../../src/kernel/synergies.ts'
import { faultOf } from '../api/problem.ts'
import type { PartyView, SynergyView } from '../api/synergies.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Folded } from '../ui/Folded.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { type ExchangeDraft, passing, takers, weighs } from './exchangeDraft.ts'
import styles from './Results.module.css'

export interface DraftFieldsProps {
  draft: ExchangeDraft
  error: unknown
  onChange(part: Partial<ExchangeDraft>): void
}

/** From whom to whom: said of two, chosen among more; of a structure with several flows, which of them. */
export function WhoFields({ synergy, draft, onChange }: DraftFieldsProps & { synergy: SynergyView }) {
  const t = useTranslate()
  const parties = takers(synergy)
  const [from, to] = [
    parties.find(({ role }) => role === 'gives'),
    parties.find(({ role }) => role === 'receives'),
  ]
  const isPlain = parties.every((party) => passing(party).length < 2)
  if (parties.length === 2 && from && to && synergy.kind !== 'pooling' && isPlain)
    return <p>{t('results.fromTo', { from: nameOf(from), to: nameOf(to) })}</p>
  return (
    <>
      {partyRoles.map((role) => {
        const ofRole = parties.filter((party) => party.role === role)
        if (ofRole.length === 0) return null
        return (
          <fieldset key={role} className={styles.who}>
            <legend>{t(synergy.kind === 'pooling' ? 'results.who.pooling' : `results.who.${role}`)}</legend>
            {ofRole.flatMap(choicesOf).map(({ key, label, ...choice }) => (
              <Checkbox
                key={key}
                label={label}
                checked={isIn(draft, choice)}
                onChange={(isTaken) => onChange(toggled(draft, choice, isTaken))}
              />
            ))}
          </fieldset>
        )
      })}
    </>
  )
}

interface Choice {
  party: PartyView
  flowIds: readonly string[]
}

/** A structure is chosen whole; one with several flows, by each of them. */
function choicesOf(party: PartyView): (Choice & { key: string; label: string })[] {
  const flows = passing(party).map(({ flow }) => flow)
  if (flows.length < 2)
    return [{ key: party.id, label: nameOf(party), party, flowIds: flows.map(({ id }) => id) }]
  return flows.map(({ id, label }) => ({
    key: `${party.id} ${id}`,
    label: `${nameOf(party)} — ${label}`,
    ...{ party, flowIds: [id] },
  }))
}

const isIn = (draft: ExchangeDraft, { party, flowIds }: Choice) =>
  draft.partyIds.includes(party.id) && flowIds.every((id) => draft.flowIds.includes(id))

/** Its structure takes part as long as something of it does. */
function toggled(
  { partyIds, flowIds }: ExchangeDraft,
  choice: Choice,
  isTaken: boolean,
): Pick<ExchangeDraft, 'partyIds' | 'flowIds'> {
  const without = flowIds.filter((id) => !choice.flowIds.includes(id))
  const flows = isTaken ? [...without, ...choice.flowIds] : without
  const others = partyIds.filter((id) => id !== choice.party.id)
  const stays = isTaken || passing(choice.party).some(({ flow }) => flows.includes(flow.id))
  return { flowIds: flows, partyIds: stays ? [...others, choice.party.id] : others }
}

const nameOf = ({ organisation }: PartyView) => organisation?.name ?? ''

/** How much, what it spared, and how that is known. */
export function HowMuchFields({ draft, error, onChange }: DraftFieldsProps) {
  const { t, formats } = useLanguage()
  const amount = { type: 'number', step: 'any', inputMode: 'decimal' } as const
  return (
    <>
      <div className={styles.pair}>
        <TextField
          {...amount}
          label={t('results.quantity')}
          min={0}
          value={draft.quantity}
          onChange={(quantity) => onChange({ quantity })}
          error={faultOf(error, '/quantity')}
        />
        <Select
          label={t('results.unit')}
          value={draft.unit}
          options={units.map((unit) => ({ value: unit, label: formats.unit(unit) }))}
          onChange={(unit) => onChange({ unit: unit as ExchangeDraft['unit'] })}
          error={faultOf(error, '/unit')}
        />
      </div>
      {!weighs(draft.unit) && (
        <TextField
          {...amount}
          label={t('results.tonnes')}
          hint={t('results.tonnes.hint')}
          min={0}
          value={draft.tonnes}
          onChange={(tonnes) => onChange({ tonnes })}
          error={faultOf(error, '/tonnes')}
        />
      )}
      <TextField
        {...amount}
        label={t('results.eurosSpared')}
        hint={t('results.eurosSpared.hint')}
        value={draft.euros}
        onChange={(euros) => onChange({ euros })}
        error={faultOf(error, '/euros')}
      />
      <Select
        label={t('results.basis')}
        hint={t('results.basis.hint')}
        value={draft.basis}
        options={resultBases.map((basis) => ({ value: basis, label: t(`results.basis.${basis}`) }))}
        onChange={(basis) => onChange({ basis: basis as ExchangeDraft['basis'] })}
      />
    </>
  )
}

/** What the estimate of the emissions spared asks besides. */
export function EstimateFields({ draft, onChange }: DraftFieldsProps) {
  const t = useTranslate()
  return (
    <Folded title={t('results.forEstimate')} lead={t('results.forEstimate.lead')}>
      <Select
        label={t('results.outlet')}
        value={draft.outlet}
        options={[
          { value: '', label: t('results.unknown') },
          ...outlets.map((outlet) => ({ value: outlet, label: t(`results.outlet.${outlet}`) })),
        ]}
        onChange={(outlet) => onChange({ outlet: outlet as ExchangeDraft['outlet'] })}
      />
      <Select
        label={t('results.vehicle')}
        value={draft.vehicle}
        options={[
          { value: '', label: t('results.vehicle.usual') },
          ...vehicleIds.map((vehicle) => ({ value: vehicle, label: t(`results.vehicle.${vehicle}`) })),
        ]}
        onChange={(vehicle) => onChange({ vehicle: vehicle as ExchangeDraft['vehicle'] })}
      />
    </Folded>
  )
}
