import { type FormEvent, useId, useState } from 'react'
import { type Refusal, refusals } from '../../src/kernel/match-decisions.ts'
import { type DecisionInput, type MatchView, useDecide } from '../api/matches.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Said } from '../ui/Said.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Decision.module.css'

/** For a facilitator of one of the sides: keep the match, or refuse it with a reason; and what was decided, with undo. */
export function Decision({ match }: { match: MatchView }) {
  const t = useTranslate()
  const session = useSession()
  const decide = useDecide(match.id)
  const [isRefusing, setRefusing] = useState(false)
  const works = match.stock.can.edit || match.need.can.edit
  if (!works || !canFacilitate(session)) return null
  const keep = () => decide.mutate({ verdict: 'kept', reason: null, until: null, note: null })
  return (
    <div className={styles.decision} data-print="hide">
      {match.decision ? (
        <Decided match={match} decision={match.decision} />
      ) : (
        <>
          <Button size="s" icon="check" busy={decide.isPending} onClick={keep}>
            {t('decision.keep')}
          </Button>
          <Button size="s" icon="close" onClick={() => setRefusing(true)}>
            {t('decision.refuse')}
          </Button>
        </>
      )}
      {decide.isError && <ProblemAlert error={decide.error} />}
      {isRefusing && <RefuseDialog matchId={match.id} onClose={() => setRefusing(false)} />}
    </div>
  )
}

function Decided({ match, decision }: { match: MatchView; decision: NonNullable<MatchView['decision']> }) {
  const { t, formats } = useLanguage()
  const undo = useDecide(match.id)
  const { verdict, reason, until, note, at } = decision
  return (
    <>
      <Badge tone={tones[verdict]}>{t(`decision.${verdict}`)}</Badge>
      <span>
        {reason && `${t(`decision.reason.${reason}`)} · `}
        {until && `${t('decision.until', { date: formats.date(until) })} · `}
        {t('decision.on', { date: formats.date(at) })}
        {note && (
          <>
            {' · '}
            <Said>{note}</Said>
          </>
        )}
      </span>
      <Button variant="quiet" size="s" busy={undo.isPending} onClick={() => undo.mutate(null)}>
        {t('decision.undo')}
      </Button>
      {undo.isError && <ProblemAlert error={undo.error} />}
    </>
  )
}

const tones = { kept: 'good', refused: 'warning', postponed: 'plain' } as const

function RefuseDialog({ matchId, onClose }: { matchId: string; onClose(): void }) {
  const t = useTranslate()
  const form = useId()
  const decide = useDecide(matchId)
  const [reason, setReason] = useState<Refusal>('not-the-thing')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const decision: DecisionInput = { verdict: 'refused', reason, until: null, note: note.trim() || null }
    decide.mutate(decision, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('decision.refuseTitle')}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} variant="primary" busy={decide.isPending}>
          {t('decision.refuse')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {decide.isError && <ProblemAlert error={decide.error} />}
        <p>{t('decision.refuseText')}</p>
        <RadioCards<Refusal>
          legend={t('decision.reason')}
          value={reason}
          options={refusals.map((value) => ({ value, label: t(`decision.reason.${value}`) }))}
          onChange={setReason}
          inRow
        />
        <TextField label={t('decision.note')} maxLength={500} value={note} onChange={setNote} />
      </form>
    </Dialog>
  )
}
