import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { canDeclare, useSession } from '../api/session.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { NoticeBell } from '../notices/NoticeBell.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { FoldedRooms } from './FoldedRooms.tsx'
import styles from './Header.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { RoomLinks } from './RoomLinks.tsx'
import { roomsOf } from './rooms.ts'
import { SignOutButton } from './SignOutButton.tsx'
import { useWaiting } from './useWaiting.ts'

/** The demonstration is announced on every page, on paper too. */
export function Header() {
  const t = useTranslate()
  const session = useSession()
  const [path] = useLocation()
  const [open, setOpen] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page closes the menu
  useEffect(() => setOpen(false), [path])

  return (
    <header>
      {session.isDemo && <p className={styles.demo}>{t('app.demo')}</p>}
      <div className={styles.bar} data-print="hide">
        <Link href="/" className={styles.brand} aria-label={t('nav.home')}>
          <Logo />
          <span>Boucle</span>
        </Link>
        {!session.mustEnrol && session.can.readNetwork && canDeclare(session) && (
          <Link href="/flux/nouveau" className={styles.declare} title={t('declare.title')}>
            <Icon name="plus" size={16} />
            <span>{t('nav.declare')}</span>
          </Link>
        )}
        {!session.mustEnrol && <NoticeBell path={path} />}
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
  const { rooms, groups } = roomsOf(session)
  const waiting = useWaiting(session)
  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      <ul>
        <RoomLinks rooms={rooms} path={path} waiting={waiting} />
        {groups.map((group) => (
          <FoldedRooms key={group.label} group={group} waiting={waiting} />
        ))}
      </ul>
    </nav>
  )
}

function Account() {
  const t = useTranslate()
  const { user } = useSession()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this names a group of controls
    <div role="group" className={styles.account} aria-label={t('nav.account')}>
      <LanguageSwitch />
      <Link href="/mon-compte" title={t('account.title')}>
        <Icon name="person" />
        <span>
          {user.name}
          <small>{t(`role.${user.role}`)}</small>
        </span>
      </Link>
      <SignOutButton />
    </div>
  )
}
