import { type FormEvent, useState } from 'react'
import { isOpen } from '../../src/kernel/synergies.ts'
import { type PartyView, type SynergyView, usePromise } from '../api/synergies.ts'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Synergy.module.css'

interface PartyPromiseProps {
  synergy: SynergyView
  partyId: string
  brought: PartyView['flows'][number]
}

/** What a party promises of a flow and what is left of it; written by facilitators while the synergy goes on. */
export function PartyPromise({ synergy, partyId, brought }: PartyPromiseProps) {
  const { t, formats } = useLanguage()
  const { flow, promised, free } = brought
  const [isEdited, setEdited] = useState(false)
  const mayPromise = synergy.can.lead && isOpen(synergy.stage)
  const inWords = (quantity: number) => formats.quantity({ ...flow, quantity }) ?? formats.number(quantity)
  if (flow.hiddenFields.includes('quantity') || (promised === null && !synergy.can.lead)) return null
  return (
    <div className={styles.promise}>
      <p className={styles.hint}>
        {promised === null
          ? t('synergy.party.nothing')
          : t('synergy.party.promised', { quantity: inWords(promised) })}
        {free !== null && (
          <>
            <br />
            {t('synergy.party.free', { quantity: inWords(free) })}
          </>
        )}
      </p>
      {mayPromise && flow.unit && isEdited && (
        <PromiseForm
          synergyId={synergy.id}
          partyId={partyId}
          brought={brought}
          unit={formats.unit(flow.unit)}
          onDone={() => setEdited(false)}
        />
      )}
      {mayPromise && flow.unit && !isEdited && (
        <div className={styles.actions}>
          <Button size="s" icon="edit" onClick={() => setEdited(true)}>
            {t('synergy.party.promise')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface PromiseFormProps {
  synergyId: string
  partyId: string
  brought: PartyView['flows'][number]
  unit: string
  onDone(): void
}

function PromiseForm({ synergyId, partyId, brought, unit, onDone }: PromiseFormProps) {
  const { t } = useLanguage()
  const promise = usePromise(synergyId, { partyId, flowId: brought.flow.id })
  const [text, setText] = useState(brought.promised === null ? '' : String(brought.promised))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    promise.mutate(text === '' ? null : Number(text), { onSuccess: onDone })
  }
  return (
    <form className={styles.promiseForm} onSubmit={submit}>
      <TextField
        label={t('synergy.party.promiseIn', { unit })}
        hint={t('synergy.party.promiseHint')}
        autoFocus
        type="number"
        min={0}
        step="any"
        inputMode="decimal"
        value={text}
        onChange={setText}
      />
      <Button type="submit" size="s" busy={promise.isPending}>
        {t('synergy.save')}
      </Button>
      {promise.isError && <ProblemAlert error={promise.error} />}
    </form>
  )
}
