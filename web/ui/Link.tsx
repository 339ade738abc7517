import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { Link as RouterLink } from 'wouter'
import buttonStyles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Link.module.css'

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'href'> {
  to: string
  look?: 'text' | 'plain' | 'primary' | 'secondary' | 'quiet'
  size?: 'm' | 's'
  icon?: IconName
  /** A file or another site: leaves the router alone. */
  outside?: boolean
  replace?: boolean
  children: ReactNode
}

export function Link({
  to,
  look = 'text',
  size = 'm',
  icon,
  outside,
  replace,
  children,
  ...rest
}: LinkProps) {
  const isButton = look !== 'text' && look !== 'plain'
  const className = isButton
    ? classes(buttonStyles.link, buttonStyles[look], buttonStyles[size])
    : classes(styles.link, styles[look])
  const content = (
    <>
      {icon && <Icon name={icon} size={size === 's' ? 16 : 20} />}
      {children}
    </>
  )
  if (outside) {
    return (
      <a {...rest} href={to} className={className}>
        {content}
      </a>
    )
  }
  return (
    <RouterLink {...rest} href={to} replace={replace} className={className}>
      {content}
    </RouterLink>
  )
}
