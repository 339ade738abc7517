import { lazy, Suspense, useState } from 'react'
import { type EventAudience, eventAudiences, eventKinds } from '../../src/kernel/network-events.ts'
import { useGroups } from '../api/groups.ts'
import { faultOf } from '../api/problem.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Select } from '../ui/Select.tsx'
import { Loading } from '../ui/Spinner.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Events.module.css'
import type { EventDraft } from './eventDraft.ts'

const SiteMap = lazy(() => import('../organisations/form/SiteMap.tsx'))

interface EventFieldsProps {
  draft: EventDraft
  isNew: boolean
  error: unknown
  onChange(draft: EventDraft): void
}

/** Everything that is asked of an event. */
export function EventFields({ draft, isNew, error, onChange }: EventFieldsProps) {
  const t = useTranslate()
  const set = (part: Partial<EventDraft>) => onChange({ ...draft, ...part })
  const field = (name: 'title' | 'heldOn' | 'startsAt' | 'endsAt' | 'place' | 'link' | 'capacity') => ({
    value: draft[name],
    error: faultOf(error, `/${name}`),
    onChange: (value: string) => set({ [name]: value }),
  })
  return (
    <>
      <Select
        label={t('events.kind')}
        value={draft.kind}
        options={eventKinds.map((value) => ({ value, label: t(`event.kind.${value}`) }))}
        onChange={(kind) => set({ kind: kind as EventDraft['kind'] })}
      />
      {isNew && draft.kind === 'group-meeting' && <GroupChoice draft={draft} onChange={set} />}
      <TextField {...field('title')} label={t('event.name')} required minLength={2} maxLength={120} />
      <TextField {...field('heldOn')} label={t('event.on')} type="date" required />
      <div className={styles.pair}>
        <TextField {...field('startsAt')} label={t('event.from')} type="time" required />
        <TextField {...field('endsAt')} label={t('event.to')} type="time" required />
      </div>
      <TextField {...field('place')} label={t('event.place')} hint={t('event.placeHint')} maxLength={200} />
      <PlaceOnMap draft={draft} onChange={set} />
      <TextField
        {...field('link')}
        label={t('event.link')}
        hint={t('event.linkHint')}
        type="url"
        placeholder="https://"
        maxLength={500}
      />
      <TextField
        {...field('capacity')}
        label={t('event.capacity')}
        hint={t('event.capacityHint')}
        type="number"
        min={1}
        max={5000}
      />
      <RadioCards<EventAudience>
        legend={t('event.audience')}
        value={draft.audience}
        options={eventAudiences.map((value) => ({
          value,
          label: t(`event.audience.${value}`),
          text: t(`event.audience.${value}.text`),
        }))}
        onChange={(audience) => set({ audience })}
      />
      <TextArea
        label={t('event.description')}
        value={draft.description}
        rows={4}
        maxLength={4000}
        error={faultOf(error, '/description')}
        onChange={(description) => set({ description })}
      />
    </>
  )
}

function GroupChoice({ draft, onChange }: { draft: EventDraft; onChange(part: Partial<EventDraft>): void }) {
  const t = useTranslate()
  const groups = useGroups({ inside: 'yes' })
  return (
    <Select
      label={t('event.group')}
      hint={t('event.groupHint')}
      value={draft.groupId}
      options={[
        { value: '', label: t('event.noGroup') },
        ...groups.items.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(groupId) => onChange({ groupId, ...(groupId && { audience: 'invited' as const }) })}
    />
  )
}

function PlaceOnMap({ draft, onChange }: { draft: EventDraft; onChange(part: Partial<EventDraft>): void }) {
  const t = useTranslate()
  const [withMap, setWithMap] = useState(false)
  return (
    <>
      <p>
        <Button size="s" icon="map" aria-expanded={withMap} onClick={() => setWithMap(!withMap)}>
          {t(withMap ? 'event.hideMap' : 'event.showMap')}
        </Button>
      </p>
      {withMap && (
        <Suspense fallback={<Loading label={t('map.loading')} />}>
          <SiteMap point={draft.point} communeCode="" onPick={(point) => onChange({ point })} />
        </Suspense>
      )}
    </>
  )
}
