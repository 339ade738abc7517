import { type FormEvent, useId, useState } from 'react'
import {
  type AccountView,
  useBeginSecondFactor,
  useConfirmSecondFactor,
  useDisableSecondFactor,
  useRenewRecoveryCodes,
} from '../api/account.ts'
import { useLanguage, useTranslate } from '../i18n/LanguageProvider.tsx'
import { Alert, ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './OwnAccount.module.css'
import { SecondFactorField, type TypedCode, typedProof } from './SecondFactorField.tsx'
import { SensitiveProblem } from './SensitiveProblem.tsx'

/** The second factor: put in place, its recovery codes, taken off. */
export function SecondFactorCard({ account }: { account: AccountView }) {
  const { t, formats } = useLanguage()
  // Kept here: what puts it in place leaves the page as soon as it is there.
  const confirm = useConfirmSecondFactor()
  const renew = useRenewRecoveryCodes()
  const codes = (renew.data ?? confirm.data)?.recoveryCodes
  const { secondFactor, secondFactorRequired } = account
  return (
    <Card>
      <h2>{t('factor.title')}</h2>
      {codes && <RecoveryCodes codes={codes} />}
      {secondFactor ? (
        <>
          <p>{t('factor.on', { date: formats.date(secondFactor.since) })}</p>
          <p className={styles.muted}>{t('factor.codesLeft', { count: secondFactor.recoveryCodesLeft })}</p>
          <Upkeep canTakeOff={!secondFactorRequired} renew={renew} />
        </>
      ) : (
        <>
          <p>{t('factor.off')}</p>
          <PutInPlace confirm={confirm} />
        </>
      )}
    </Card>
  )
}

/** Shown this once: afterwards only their hashes are known. */
function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslate()
  return (
    <Alert tone="warning" title={t('factor.codesTitle')}>
      <p>{t('factor.codesText')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="s" icon="print" onClick={() => window.print()}>
        {t('factor.print')}
      </Button>
    </Alert>
  )
}

function PutInPlace({ confirm }: { confirm: ReturnType<typeof useConfirmSecondFactor> }) {
  const t = useTranslate()
  const begin = useBeginSecondFactor()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate(code)
  }
  if (!begin.data) {
    return (
      <>
        <SensitiveProblem action={begin} />
        <div className={styles.actions}>
          <Button variant="primary" busy={begin.isPending} onClick={() => begin.mutate()}>
            {t('factor.begin')}
          </Button>
        </div>
      </>
    )
  }
  const { qr, secret } = begin.data
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('factor.scan')}</p>
      <img className={styles.qr} src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={t('factor.qr')} />
      <p className={styles.muted}>
        {t('factor.secret')} <span className={styles.secret}>{secret}</span>
      </p>
      <SensitiveProblem action={confirm} />
      <TextField
        label={t('code.label')}
        hint={t('code.hint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        value={code}
        onChange={setCode}
      />
      <Button type="submit" variant="primary" busy={confirm.isPending}>
        {t('factor.confirm')}
      </Button>
    </form>
  )
}

interface UpkeepProps {
  canTakeOff: boolean
  renew: ReturnType<typeof useRenewRecoveryCodes>
}

function Upkeep({ canTakeOff, renew }: UpkeepProps) {
  const t = useTranslate()
  const disable = useDisableSecondFactor()
  const [asked, setAsked] = useState<'renew' | 'disable' | null>(null)
  const ask = (what: typeof asked) => {
    renew.reset()
    disable.reset()
    setAsked(what)
  }
  const close = () => setAsked(null)
  const run = (typed: TypedCode) => {
    const proof = typedProof(typed)
    const asking = asked === 'disable' ? disable : renew
    asking.mutate(proof, { onSuccess: close })
  }
  return (
    <div className={styles.actions}>
      <Button size="s" onClick={() => ask('renew')}>
        {t('factor.renew')}
      </Button>
      {canTakeOff && (
        <Button size="s" onClick={() => ask('disable')}>
          {t('factor.disable')}
        </Button>
      )}
      {asked && (
        <CodeDialog
          title={t(`factor.${asked}`)}
          text={t(`factor.${asked}Text`)}
          error={renew.error ?? disable.error}
          busy={renew.isPending || disable.isPending}
          onClose={close}
          onTyped={run}
        />
      )}
    </div>
  )
}

interface CodeDialogProps {
  title: string
  text: string
  error: unknown
  busy: boolean
  onClose(): void
  onTyped(typed: TypedCode): void
}

function CodeDialog({ title, text, error, busy, onClose, onTyped }: CodeDialogProps) {
  const formId = useId()
  const [typed, setTyped] = useState<TypedCode>({ kind: 'code', text: '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onTyped(typed)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={busy}>
          {title}
        </Button>
      }
    >
      <p>{text}</p>
      {error !== null && <ProblemAlert error={error} />}
      <form id={formId} className={styles.form} onSubmit={submit}>
        <SecondFactorField typed={typed} onChange={setTyped} />
      </form>
    </Dialog>
  )
}
