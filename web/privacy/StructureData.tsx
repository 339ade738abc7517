import { useState } from 'react'
import type { OrganisationView } from '../api/organisations.ts'
import {
  type ClosingInput,
  exportOfStructure,
  useAskClosing,
  useCloseStructure,
  useWithdrawClosing,
} from '../api/privacy.ts'
import { canFacilitate, useSession } from '../api/session.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { Section } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './Privacy.module.css'

/** On the sheet of a structure, for who manages it: its journal, everything to take away, and its leave. */
export function StructureData({ organisation }: { organisation: OrganisationView }) {
  const { t, formats } = useLanguage()
  const session = useSession()
  const [leaving, setLeaving] = useState(false)
  const { id, closedAt, closingAsked, can } = organisation
  return (
    <Section title={t('structureData.title')}>
      {closedAt && <Alert tone="info" title={t('structureData.closed', { date: formats.date(closedAt) })} />}
      {closingAsked && (
        <Alert
          tone="warning"
          title={t(`structureData.asked.${closingAsked.how}`, { date: formats.date(closingAsked.at) })}
        >
          {can.askClosing && <WithdrawAsk id={id} />}
        </Alert>
      )}
      <div className={styles.actions} data-print="hide">
        <Link to={`/structures/${id}/journal`} look="secondary">
          {t('structureData.journal')}
        </Link>
        <Link to={exportOfStructure(id, 'xlsx')} outside look="secondary" download>
          {t('structureData.xlsx')}
        </Link>
        <Link to={exportOfStructure(id, 'json')} outside look="secondary" download>
          {t('structureData.json')}
        </Link>
        {canFacilitate(session) && (
          <Button onClick={() => setLeaving(true)}>{t('structureData.close')}</Button>
        )}
        {can.askClosing && !closingAsked && (
          <Button onClick={() => setLeaving(true)}>{t('structureData.askClosing')}</Button>
        )}
      </div>
      {leaving && can.askClosing && <AskDialog id={id} onClose={() => setLeaving(false)} />}
      {leaving && !can.askClosing && (
        <CloseDialog
          id={id}
          asked={closingAsked?.how}
          isClosed={closedAt !== null}
          onClose={() => setLeaving(false)}
        />
      )}
    </Section>
  )
}

function WithdrawAsk({ id }: { id: string }) {
  const t = useTranslate()
  const withdrawing = useWithdrawClosing(id)
  return (
    <>
      <Button size="s" busy={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
        {t('structureData.withdrawAsk')}
      </Button>
      {withdrawing.isError && <ProblemAlert error={withdrawing.error} />}
    </>
  )
}

interface CloseProps {
  id: string
  asked: ClosingInput['how'] | undefined
  isClosed: boolean
  onClose(): void
}

function CloseDialog({ id, asked = 'close', isClosed, onClose }: CloseProps) {
  const closing = useCloseStructure(id)
  return (
    <LeaveDialog
      words="close"
      ways={isClosed ? ['anonymise'] : ['close', 'anonymise']}
      first={isClosed ? 'anonymise' : asked}
      leave={closing}
      onClose={onClose}
    />
  )
}

function AskDialog({ id, onClose }: { id: string; onClose(): void }) {
  const asking = useAskClosing(id)
  return (
    <LeaveDialog
      words="askClosing"
      ways={['close', 'anonymise']}
      first="close"
      leave={asking}
      onClose={onClose}
    />
  )
}

interface LeaveProps {
  words: 'close' | 'askClosing'
  ways: readonly ClosingInput['how'][]
  first: ClosingInput['how']
  leave: ReturnType<typeof useCloseStructure>
  onClose(): void
}

function LeaveDialog({ words, ways, first, leave, onClose }: LeaveProps) {
  const t = useTranslate()
  const [how, setHow] = useState(first)
  const labels = { close: t('structureData.keepName'), anonymise: t('structureData.anonymise') }
  return (
    <Dialog
      title={t(`structureData.${words}Title`)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('privacy.cancel')}</Button>
          <Button
            variant="primary"
            busy={leave.isPending}
            onClick={() => leave.mutate({ how }, { onSuccess: onClose })}
          >
            {t(`structureData.${words}Confirm`)}
          </Button>
        </>
      }
    >
      <p>{t(`structureData.${words}Text`)}</p>
      <Select
        label={t('structureData.closeHow')}
        value={how}
        options={ways.map((way) => ({ value: way, label: labels[way] }))}
        onChange={(value) => setHow(value === 'anonymise' ? 'anonymise' : 'close')}
      />
      {leave.isError && <ProblemAlert error={leave.error} />}
    </Dialog>
  )
}
