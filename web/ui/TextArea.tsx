import type { TextareaHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'

type Native = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'className' | 'id'>

interface TextAreaProps extends FieldProps, Native {
  onChange(value: string): void
}

/** Room for a sentence or two; grows with what is written where the browser can. */
export function TextArea({ label, hint, error, onChange, rows = 2, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className={classes(styles.control, styles.area)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
