import { type FormEvent, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { type AccountView, type Proof, useOwnAccount, useProve } from '../api/account.ts'
import { ApiProblem } from '../api/problem.ts'
import { useSignOut } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { SecondFactorField, type TypedCode, typedProof } from './SecondFactorField.tsx'

interface Sensitive<Input> {
  error: unknown
  variables: Input | undefined
  mutate(input: Input): void
  reset(): void
}

/** What went wrong with a sensitive action; when it only needs to know again who is there, asks and goes on. */
export function SensitiveProblem<Input>({
  action,
  onRetry,
}: {
  action: Sensitive<Input>
  onRetry?: () => void
}) {
  const { error } = action
  if (!error) return null
  if (!(error instanceof ApiProblem) || error.code !== 'recent-sign-in-needed')
    return <ProblemAlert error={error} onRetry={onRetry} />
  // Out of the form that asked: browsers do not know a form within a form.
  return createPortal(
    <ProofDialog onClose={action.reset} onProved={() => action.mutate(action.variables as Input)} />,
    document.body,
  )
}

interface ProofDialogProps {
  onClose(): void
  onProved(): void
}

function ProofDialog(props: ProofDialogProps) {
  const account = useOwnAccount()
  if (!account.data) return null
  const { hasPassword, secondFactor } = account.data
  return hasPassword || secondFactor ? (
    <AskProof {...props} account={account.data} />
  ) : (
    <AskNewSignIn onClose={props.onClose} />
  )
}

function AskProof({ account, onClose, onProved }: ProofDialogProps & { account: AccountView }) {
  const t = useTranslate()
  const formId = useId()
  const prove = useProve()
  const [password, setPassword] = useState('')
  const [typed, setTyped] = useState<TypedCode>({ kind: 'code', text: '' })
  const byCode = account.secondFactor !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // For React it still is within that form, which must not be sent by it.
    event.stopPropagation()
    const proof: Proof = byCode ? typedProof(typed) : { password }
    prove.mutate(proof, { onSuccess: onProved })
  }
  return (
    <Dialog
      title={t('proof.title')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={prove.isPending}>
          {t('proof.submit')}
        </Button>
      }
    >
      <p>{t('proof.text')}</p>
      {prove.isError && <ProblemAlert error={prove.error} />}
      <form id={formId} onSubmit={submit}>
        {byCode ? (
          <SecondFactorField typed={typed} onChange={setTyped} />
        ) : (
          <TextField
            label={t('signIn.password')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={setPassword}
          />
        )}
      </form>
    </Dialog>
  )
}

/** An account that is only entered by mail has nothing else to prove itself with. */
function AskNewSignIn({ onClose }: { onClose(): void }) {
  const t = useTranslate()
  const signOut = useSignOut()
  return (
    <Dialog
      title={t('proof.title')}
      onClose={onClose}
      actions={
        <Button variant="primary" busy={signOut.isPending} onClick={() => signOut.mutate('here')}>
          {t('nav.signOut')}
        </Button>
      }
    >
      <p>{t('proof.byLink')}</p>
    </Dialog>
  )
}
