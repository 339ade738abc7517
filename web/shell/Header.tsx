import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { canFacilitate, isAdministrator, useSession, useSignOut } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import type { Key } from '../i18n/messages.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Header.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'

interface Room {
  to: string
  label: Extract<Key, `nav.${string}`>
  /** Where one is when this room is the current one. */
  under: RegExp
}

const ROOMS: readonly Room[] = [
  { to: '/', label: 'nav.matches', under: /^\/($|piste\/)/ },
  { to: '/mutualisations', label: 'nav.poolings', under: /^\/mutualisations/ },
  { to: '/structures', label: 'nav.organisations', under: /^\/structures/ },
  { to: '/gisements-besoins', label: 'nav.flows', under: /^\/gisements-besoins/ },
]
const FACILITATOR_ROOMS: readonly Room[] = [
  { to: '/ecartees', label: 'nav.stopped', under: /^\/ecartees/ },
  { to: '/import', label: 'nav.import', under: /^\/import/ },
]
const ADMINISTRATOR_ROOMS: readonly Room[] = [
  { to: '/administration/courrier', label: 'nav.mails', under: /^\/administration\/courrier/ },
]

/** The demonstration is announced on every page, on paper too. */
export function Header() {
  const t = useTranslate()
  const { isDemo } = useSession()
  const [path] = useLocation()
  const [open, setOpen] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page closes the menu
  useEffect(() => setOpen(false), [path])

  return (
    <header>
      {isDemo && <p className={styles.demo}>{t('app.demo')}</p>}
      <div className={styles.bar} data-print="hide">
        <Link href="/" className={styles.brand} aria-label={t('nav.home')}>
          <Logo />
          <span>Boucle</span>
        </Link>
        <button
          type="button"
          className={styles.menuButton}
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} />
          {t('nav.menu')}
        </button>
        <div id="menu" className={classes(styles.menu, open && styles.open)}>
          <Rooms path={path} />
          <Account />
        </div>
      </div>
    </header>
  )
}

function Rooms({ path }: { path: string }) {
  const t = useTranslate()
  const session = useSession()
  const rooms = [
    ...ROOMS,
    ...(canFacilitate(session) ? FACILITATOR_ROOMS : []),
    ...(isAdministrator(session) ? ADMINISTRATOR_ROOMS : []),
  ]
  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      <ul>
        {rooms.map((room) => (
          <li key={room.to}>
            <Link href={room.to} aria-current={room.under.test(path) ? 'page' : undefined}>
              {t(room.label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Account() {
  const t = useTranslate()
  const { user } = useSession()
  const signOut = useSignOut()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this names a group of controls
    <div role="group" className={styles.account} aria-label={t('nav.account')}>
      <LanguageSwitch />
      <p>
        {user.name}
        <small>{t(`role.${user.role}`)}</small>
      </p>
      <button type="button" onClick={() => signOut.mutate()}>
        {t('nav.signOut')}
      </button>
    </div>
  )
}
