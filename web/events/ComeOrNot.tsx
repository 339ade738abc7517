import { useState } from 'react'
import { type EventView, useCome, useComeNoMore } from '../api/events.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Events.module.css'

/** Whether one comes, said in one press; and one’s place given back. */
export function ComeOrNot({ event }: { event: EventView }) {
  const t = useTranslate()
  const { own } = event
  const isComing = own === 'registered' || own === 'waiting'
  return (
    <div className={styles.narrow}>
      {own === 'waiting' && <Alert tone="info">{t('event.waitingText')}</Alert>}
      {isComing && (
        <p>
          {t(`event.own.${own}`)}
          {event.comesFor && ` · ${event.comesFor.name}`}
        </p>
      )}
      {event.can.register && (isComing ? <Leave event={event} /> : <Come event={event} />)}
    </div>
  )
}

function Come({ event }: { event: EventView }) {
  const t = useTranslate()
  const [come, decline] = [useCome(event.id), useComeNoMore(event.id)]
  const [structureId, setStructureId] = useState(event.mayComeFor[0]?.id ?? '')
  return (
    <>
      {event.own !== null && <p>{t(`event.own.${event.own}`)}</p>}
      {come.isError && <ProblemAlert error={come.error} />}
      {decline.isError && <ProblemAlert error={decline.error} />}
      {event.mayComeFor.length > 1 && (
        <Select
          label={t('event.comeFor')}
          value={structureId}
          options={event.mayComeFor.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setStructureId}
        />
      )}
      <div className={styles.actions}>
        <Button variant="primary" busy={come.isPending} onClick={() => come.mutate(structureId || null)}>
          {t(event.placesLeft === 0 ? 'event.comeFull' : 'event.come')}
        </Button>
        {event.own === 'invited' && (
          <Button busy={decline.isPending} onClick={() => decline.mutate(undefined)}>
            {t('event.decline')}
          </Button>
        )}
      </div>
    </>
  )
}

function Leave({ event }: { event: EventView }) {
  const t = useTranslate()
  const { mutate, ...leave } = useComeNoMore(event.id)
  return (
    <div>
      <ConfirmButton
        label={t('event.leave')}
        title={t('event.leave')}
        action={{ ...leave, mutate: (onSuccess) => mutate(undefined, { onSuccess }) }}
      >
        {t('event.leaveText')}
      </ConfirmButton>
    </div>
  )
}
