import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface Option {
  value: string
  label: string
}

interface SelectProps extends FieldProps {
  value: string
  options: readonly Option[]
  onChange(value: string): void
}

/** For a short closed list: the browser's own, best on a phone and with every assistive technology. */
export function Select({ label, hint, error, value, options, onChange }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className={styles.selectBox}>
          <select
            {...control}
            className={classes(styles.control, styles.select)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" size={16} />
        </span>
      )}
    </Field>
  )
}
