import { useId } from 'react'
import { classes } from './classes.ts'
import styles from './RadioCards.module.css'

interface RadioCardsProps<Value extends string> {
  legend: string
  value: Value
  options: readonly { value: Value; label: string; text?: string }[]
  onChange(value: Value): void
  /** Side by side where there is room. */
  inRow?: boolean
}

/** A choice with room for a sentence on each option: the browser's own radios, moved through by arrows. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const id = useId()
  return (
    <fieldset className={classes(styles.group, props.inRow && styles.row)}>
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label, text }) => (
        <label key={value} className={styles.card}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={value === props.value}
            aria-describedby={text && `${id}-${value}`}
            aria-label={label}
            onChange={() => props.onChange(value)}
          />
          <span className={styles.label}>{label}</span>
          {text && (
            <span className={styles.text} id={`${id}-${value}`}>
              {text}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  )
}
