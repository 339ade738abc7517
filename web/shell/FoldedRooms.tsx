import { useEffect, useId } from 'react'
import { useLocation } from 'wouter'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useFolded } from '../ui/useFolded.ts'
import { Count } from './Count.tsx'
import styles from './Header.module.css'
import { RoomLinks } from './RoomLinks.tsx'
import type { RoomGroup } from './rooms.ts'
import type { Waiting } from './useWaiting.ts'

/**
 * A group of rooms behind a button that unfolds them; closed by choosing too. On a phone the whole menu is unfolded already, and so is this.
 */
export function FoldedRooms({ group, waiting }: { group: RoomGroup; waiting: Waiting }) {
  const t = useTranslate()
  const [path] = useLocation()
  const { open, setOpen, button, holder } = useFolded()
  const id = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of page closes it
  useEffect(() => setOpen(false), [path])

  const isHere = group.rooms.some(({ under }) => under.test(path))
  return (
    <li className={styles.group} {...holder}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        data-here={isHere || undefined}
        onClick={() => setOpen(!open)}
      >
        {t(group.label)}
        <Count count={group.rooms.reduce((sum, { label }) => sum + (waiting[label] ?? 0), 0)} />
        <Icon name="down" />
      </button>
      <ul id={id} aria-label={t(group.label)} className={open ? styles.unfolded : styles.folded}>
        <RoomLinks rooms={group.rooms} path={path} waiting={waiting} />
      </ul>
    </li>
  )
}
