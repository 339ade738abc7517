import { type FormEvent, useState } from 'react'
import { faultOf } from '../api/problem.ts'
import { type SynergyView, useChangeSynergy } from '../api/synergies.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Synergy.module.css'
import { NextInWords } from './synergyWords.tsx'

/** What is to be done, for when and by whom; edited in its place. */
export function NextAction({ synergy }: { synergy: SynergyView }) {
  const t = useTranslate()
  const [isEdited, setEdited] = useState(false)
  return (
    <Card>
      <h2 className={styles.cardTitle}>{t('synergy.next')}</h2>
      {isEdited ? (
        <NextForm synergy={synergy} onDone={() => setEdited(false)} />
      ) : (
        <>
          <p>
            <NextInWords synergy={synergy} />
          </p>
          <p className={styles.hint}>{t('synergy.followedBy', { name: synergy.owner.name })}</p>
          <div className={styles.actions}>
            <Button size="s" icon="edit" onClick={() => setEdited(true)}>
              {t(synergy.nextAction ? 'synergy.edit' : 'synergy.next.plan')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}

function NextForm({ synergy, onDone }: { synergy: SynergyView; onDone(): void }) {
  const t = useTranslate()
  const change = useChangeSynergy(synergy.id)
  const [action, setAction] = useState(synergy.nextAction ?? '')
  const [on, setOn] = useState(synergy.nextActionOn ?? '')
  const [ownerId, setOwnerId] = useState(synergy.owner.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = { nextAction: action.trim() || null, nextActionOn: on || null }
    // An owner who stays is not named again: the account may have lost its rights since.
    const owner = ownerId === synergy.owner.id ? {} : { ownerId }
    change.mutate({ ...said, ...owner }, { onSuccess: onDone })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {change.isError && <ProblemAlert error={change.error} />}
      <TextField
        label={t('synergy.next.what')}
        value={action}
        maxLength={300}
        autoFocus
        onChange={setAction}
      />
      <div className={styles.pair}>
        <TextField label={t('synergy.next.when')} type="date" value={on} onChange={setOn} />
        <Select
          label={t('synergy.next.who')}
          value={ownerId}
          options={synergy.possibleOwners.map(({ id, name }) => ({ value: id, label: name }))}
          error={faultOf(change.error, '/ownerId')}
          onChange={setOwnerId}
        />
      </div>
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="s" busy={change.isPending}>
          {t('synergy.save')}
        </Button>
        <Button variant="quiet" size="s" onClick={onDone}>
          {t('synergy.cancel')}
        </Button>
      </div>
    </form>
  )
}
