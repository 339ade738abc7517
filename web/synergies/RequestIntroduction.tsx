import { useState } from 'react'
import { type FieldGroup, tradeSecrets } from '../../src/kernel/visibility.ts'
import type { MatchView } from '../api/matches.ts'
import { type MatchRequest, useAskIntroduction, useMatchRequest } from '../api/requests.ts'
import { useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Introduction.module.css'
import { RequestState } from './RequestState.tsx'
import { ShownIdentity } from './ShownIdentity.tsx'
import { Withholding, without } from './Withholding.tsx'

/** For the people of one of its two sides: asks to be introduced to the other, and tells what became of it. */
export function RequestIntroduction({ match }: { match: MatchView }) {
  const { memberships } = useSession()
  const isOwn = (side: MatchView['stock']) =>
    memberships.some(({ organisationId }) => organisationId === side.party.organisationId)
  const concerned = isOwn(match.stock) !== isOwn(match.need)
  const asked = useMatchRequest(match.id, concerned)
  if (!concerned || !asked.data) return null
  return <Asking matchId={match.id} view={asked.data} />
}

function Asking({ matchId, view }: { matchId: string; view: MatchRequest }) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const takeBack = useAskIntroduction(matchId)
  const { request, preview, fault, can } = view
  return (
    <div className={styles.form} data-print="hide">
      {request && <RequestState request={request} />}
      {!request && fault && <p className={styles.hint}>{fault}</p>}
      <div className={styles.actions}>
        {preview && (
          <Button variant="primary" size="s" icon="person" onClick={() => setOpen(true)}>
            {t(request ? 'request.again' : 'request.do')}
          </Button>
        )}
        {can.withdraw && (
          <Button size="s" busy={takeBack.isPending} onClick={() => takeBack.mutate(null)}>
            {t('request.takeBack')}
          </Button>
        )}
      </div>
      {takeBack.isError && <ProblemAlert error={takeBack.error} />}
      {isOpen && preview && (
        <RequestDialog matchId={matchId} view={view} preview={preview} onClose={() => setOpen(false)} />
      )}
    </div>
  )
}

interface RequestDialogProps {
  matchId: string
  view: MatchRequest
  preview: NonNullable<MatchRequest['preview']>
  onClose(): void
}

/** What asking would show comes first: to ask is to agree to it. */
function RequestDialog({ matchId, view, preview, onClose }: RequestDialogProps) {
  const t = useTranslate()
  const ask = useAskIntroduction(matchId)
  const [message, setMessage] = useState('')
  const [withheld, setWithheld] = useState<FieldGroup[]>([...tradeSecrets])
  const send = () => ask.mutate({ message: message.trim() || null, withheld }, { onSuccess: onClose })
  return (
    <Dialog
      title={t('request.do')}
      onClose={onClose}
      actions={
        <Button variant="primary" busy={ask.isPending} onClick={send}>
          {t('request.agree')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p>{t('request.lead')}</p>
        <Card edge={view.flow.kind}>
          <h3>{t('request.willShow')}</h3>
          <ShownIdentity shown={without(preview, withheld)} />
          <Withholding flows={[view.flow]} withheld={withheld} onChange={setWithheld} />
        </Card>
        <TextField
          label={t('request.message')}
          hint={t('request.messageHint')}
          value={message}
          maxLength={600}
          onChange={setMessage}
        />
        {ask.isError && <ProblemAlert error={ask.error} />}
      </div>
    </Dialog>
  )
}
