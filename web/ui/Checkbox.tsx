import styles from './Field.module.css'

export function Checkbox(props: {
  label: string
  checked: boolean
  required?: boolean
  onChange(checked: boolean): void
}) {
  return (
    <label className={styles.checkbox}>
      <input
        type="checkbox"
        checked={props.checked}
        required={props.required}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  )
}
