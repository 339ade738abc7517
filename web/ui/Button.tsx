import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Spinner } from './Spinner.tsx'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  variant?: 'primary' | 'secondary' | 'quiet'
  size?: 'm' | 's'
  icon?: IconName
  /** Shows the icon alone; the text stays for those who listen. */
  iconOnly?: boolean
  /** The action runs: a second press does nothing, the focus stays. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  variant = 'secondary',
  size = 'm',
  icon,
  iconOnly,
  busy,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      title={iconOnly && typeof children === 'string' ? children : undefined}
      className={classes(styles.button, styles[variant], styles[size], iconOnly && styles.iconOnly)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} size={size === 's' ? 16 : 20} />}
      <span className={iconOnly ? styles.hiddenText : undefined}>{children}</span>
    </button>
  )
}
