import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { sectors } from '../../src/kernel/sectors.ts'
import { type HeadcountBand, headcountBands } from '../../src/kernel/structures.ts'
import { type CampaignInput, type CampaignView, useSaveCampaign } from '../api/audits.ts'
import { faultOf } from '../api/problem.ts'
import { useTerritory } from '../api/territory.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Audits.module.css'
import { today } from './auditWords.tsx'

type Line = CampaignInput['lines'][number] & { key: number }

let keys = 0
const emptyLine = (): Line => ({
  ...{ key: ++keys, sector: null, headcountBands: null, communeCode: null, wanted: 1 },
})

/** The campaign as it can be typed again. */
function linesOf(campaign: CampaignView | null): Line[] {
  return (campaign?.lines ?? []).map(({ sector, headcountBands: bands, commune, wanted }) => ({
    ...{ key: ++keys, sector, headcountBands: bands, wanted },
    communeCode: commune?.code ?? null,
  }))
}

/** Opens a campaign, or changes one with the sample it aims at. */
export function CampaignDialog({ campaign, onClose }: { campaign: CampaignView | null; onClose(): void }) {
  const t = useTranslate()
  const formId = useId()
  const [, navigate] = useLocation()
  const save = useSaveCampaign(campaign?.id ?? null)
  const [name, setName] = useState(campaign?.name ?? '')
  const [startsOn, setStartsOn] = useState(campaign?.startsOn ?? today())
  const [endsOn, setEndsOn] = useState(campaign?.endsOn ?? '')
  const [notes, setNotes] = useState(campaign?.notes ?? '')
  const [lines, setLines] = useState(() => (campaign ? linesOf(campaign) : [emptyLine()]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sample = lines.map(({ key: _key, ...line }) => line)
    save.mutate(
      { name, startsOn, endsOn, notes: notes.trim() || null, lines: sample },
      {
        onSuccess: ({ id }) => {
          onClose()
          if (!campaign) navigate(`/audits/campagnes/${id}`)
        },
      },
    )
  }
  const put = (key: number, change: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
  return (
    <Dialog
      title={t(campaign ? 'campaign.editTitle' : 'campaign.newTitle')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
          {t('campaign.save')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        {save.isError && <ProblemAlert error={save.error} />}
        <TextField
          label={t('campaign.name')}
          required
          maxLength={120}
          value={name}
          onChange={setName}
          error={faultOf(save.error, '/name')}
        />
        <div className={styles.pair}>
          <TextField
            label={t('campaign.startsOn')}
            type="date"
            required
            value={startsOn}
            onChange={setStartsOn}
          />
          <TextField
            label={t('campaign.endsOn')}
            type="date"
            required
            value={endsOn}
            onChange={setEndsOn}
            error={faultOf(save.error, '/endsOn')}
          />
        </div>
        <TextArea label={t('campaign.notes')} maxLength={1000} value={notes} onChange={setNotes} />
        <h3>{t('campaign.lines')}</h3>
        {lines.map((line, at) => (
          <LineFields
            key={line.key}
            line={line}
            number={at + 1}
            onChange={(change) => put(line.key, change)}
            onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
        <p>
          <Button size="s" onClick={() => setLines([...lines, emptyLine()])}>
            {t('campaign.addLine')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

interface LineFieldsProps {
  line: Line
  number: number
  onChange(change: Partial<Line>): void
  onRemove(): void
}

function LineFields({ line, number, onChange, onRemove }: LineFieldsProps) {
  const t = useTranslate()
  const communes = useTerritory().data?.communes ?? []
  return (
    <fieldset className={styles.line}>
      <legend>{t('campaign.lineTitle', { number })}</legend>
      <Select
        label={t('campaign.sector')}
        value={line.sector ?? ''}
        options={[
          { value: '', label: t('campaign.anySector') },
          ...sectors.map((sector) => ({ value: sector, label: t(`sector.${sector}`) })),
        ]}
        onChange={(value) => onChange({ sector: (value || null) as Line['sector'] })}
      />
      <HeadcountFields
        bands={line.headcountBands}
        onChange={(bands) => onChange({ headcountBands: bands })}
      />
      <div className={styles.pair}>
        <Select
          label={t('audits.commune')}
          value={line.communeCode ?? ''}
          options={[
            { value: '', label: t('campaign.anyCommune') },
            ...communes.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(value) => onChange({ communeCode: value || null })}
        />
        <TextField
          label={t('campaign.wantedNumber')}
          type="number"
          min={1}
          max={500}
          required
          value={String(line.wanted || '')}
          onChange={(value) => onChange({ wanted: Number(value) })}
        />
      </div>
      <p>
        <Button size="s" variant="quiet" icon="close" onClick={onRemove}>
          {t('campaign.removeLine', { number })}
        </Button>
      </p>
    </fieldset>
  )
}

/** From a band to another: whatever lies between. */
function HeadcountFields(props: {
  bands: readonly HeadcountBand[] | null
  onChange(bands: HeadcountBand[] | null): void
}) {
  const t = useTranslate()
  const last = headcountBands.length - 1
  const places = (props.bands ?? headcountBands).map((band) => headcountBands.indexOf(band))
  const [from, to] = [Math.min(...places), Math.max(...places)]
  const choose = (first: number, end: number) => {
    const [low, high] = [Math.min(first, end), Math.max(first, end)]
    props.onChange(low === 0 && high === last ? null : headcountBands.slice(low, high + 1))
  }
  const options = headcountBands.map((band, place) => ({ value: String(place), label: band }))
  return (
    <div className={styles.pair}>
      <Select
        label={t('campaign.from')}
        value={String(from)}
        options={options}
        onChange={(value) => choose(Number(value), Math.max(Number(value), to))}
      />
      <Select
        label={t('campaign.to')}
        value={String(to)}
        options={options}
        onChange={(value) => choose(Math.min(from, Number(value)), Number(value))}
      />
    </div>
  )
}
