import type { SecondFactorProof } from '../api/account.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'

export interface TypedCode {
  kind: 'code' | 'recovery'
  text: string
}

export const typedProof = ({ kind, text }: TypedCode): SecondFactorProof =>
  kind === 'code' ? { code: text } : { recoveryCode: text }

/** The code of the application, or one of those kept on paper for the day the telephone is lost. */
export function SecondFactorField(props: { typed: TypedCode; onChange(typed: TypedCode): void }) {
  const t = useTranslate()
  const { typed, onChange } = props
  const isCode = typed.kind === 'code'
  return (
    <>
      <TextField
        key={typed.kind}
        label={t(isCode ? 'code.label' : 'code.recovery')}
        hint={t(isCode ? 'code.hint' : 'code.recoveryHint')}
        autoComplete={isCode ? 'one-time-code' : 'off'}
        inputMode={isCode ? 'numeric' : 'text'}
        autoCapitalize="none"
        spellCheck={false}
        required
        value={typed.text}
        onChange={(text) => onChange({ ...typed, text })}
      />
      <Button
        variant="quiet"
        size="s"
        onClick={() => onChange({ kind: isCode ? 'recovery' : 'code', text: '' })}
      >
        {t(isCode ? 'code.useRecovery' : 'code.useApplication')}
      </Button>
    </>
  )
}
