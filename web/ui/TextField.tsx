import type { InputHTMLAttributes } from 'react'
import styles from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className' | 'id'>

interface TextFieldProps extends FieldProps, Native {
  onChange(value: string): void
}

export function TextField({ label, hint, error, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...rest}
          {...control}
          className={styles.control}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
