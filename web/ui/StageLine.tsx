import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './StageLine.module.css'

/** Where a thing is on its way: what is passed, where it is, what comes. `at`: 0 for the first. */
export function StageLine(props: { label: string; names: readonly string[]; at: number; isHere: boolean }) {
  const { label, names, at, isHere } = props
  return (
    <ol className={styles.line} aria-label={label}>
      {names.map((name, place) => (
        <li
          key={name}
          aria-current={isHere && place === at ? 'step' : undefined}
          className={classes(place < at && styles.done, place === at && styles.here)}
        >
          <span className={styles.mark}>{place < at ? <Icon name="check" size={14} /> : place + 1}</span>
          <span className={styles.name}>{name}</span>
        </li>
      ))}
    </ol>
  )
}
